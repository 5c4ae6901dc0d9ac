-- What banks tell: their files, statements and lines, and what was learnt of payers from them.
-- Lines lie on the house account of the legal entity whose bank account it is.

CREATE TABLE bank_account (
  bank_account_id uuid PRIMARY KEY,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  code            text NOT NULL UNIQUE,
  name            text NOT NULL,
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  ledger_account  text NOT NULL REFERENCES ledger_account,
  -- What the columns of its CSV mean; null where the bank sends a format that says so itself.
  csv_mapping     jsonb,
  active          boolean NOT NULL DEFAULT true,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL
);

-- The numbers by which files name it: IBAN, national number, lockbox.
CREATE TABLE bank_account_number (
  number          text PRIMARY KEY CHECK (number ~ '^[A-Z0-9/]{1,64}$'),
  bank_account_id uuid NOT NULL REFERENCES bank_account
);

-- Files as they came, sealed; one of equal content is taken once.
CREATE TABLE bank_file (
  file_id     uuid PRIMARY KEY,
  sha256      bytea NOT NULL CHECK (length(sha256) = 32),
  name        text NOT NULL,
  format      text NOT NULL,
  byte_count  integer NOT NULL,
  content     bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  UNIQUE (sha256)
);
ALTER TABLE bank_file ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE bank_statement (
  account_id      uuid NOT NULL REFERENCES account,
  statement_id    uuid NOT NULL,
  bank_account_id uuid NOT NULL REFERENCES bank_account,
  file_id         uuid NOT NULL REFERENCES bank_file,
  ordinal         integer NOT NULL,
  format          text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('statement', 'report', 'notification', 'lockbox')),
  reference       text,
  number          text,
  currency        text NOT NULL,
  opening_minor   bigint,
  opening_on      date,
  closing_minor   bigint,
  closing_on      date,
  -- The days that its entries were booked on.
  first_on        date,
  last_on         date,
  booked_minor    bigint NOT NULL,
  line_count      integer NOT NULL,
  -- Entries that another statement or notification had told before.
  duplicate_count integer NOT NULL,
  -- Why somebody must look at it: {code, facts} each.
  faults          jsonb NOT NULL DEFAULT '[]',
  state           text NOT NULL CHECK (state IN ('accepted', 'quarantined', 'released', 'rejected')),
  decided_by      text,
  decided_at      timestamptz,
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  CHECK ((state IN ('released', 'rejected')) = (decided_at IS NOT NULL)),
  PRIMARY KEY (account_id, statement_id),
  UNIQUE (file_id, ordinal)
);
CREATE INDEX bank_statement_closing ON bank_statement (bank_account_id, closing_on, statement_id);
CREATE INDEX bank_statement_state ON bank_statement (state, statement_id)
  WHERE state = 'quarantined';

CREATE TABLE bank_line (
  account_id         uuid NOT NULL,
  line_id            uuid NOT NULL,
  bank_account_id    uuid NOT NULL REFERENCES bank_account,
  statement_id       uuid NOT NULL,
  -- The entry of the statement, from 1, and the payment within it.
  entry              integer NOT NULL,
  part               integer NOT NULL,
  booked_on          date NOT NULL,
  valued_on          date NOT NULL,
  -- Above zero: money that came in.
  amount_minor       bigint NOT NULL CHECK (amount_minor <> 0),
  currency           text NOT NULL,
  -- Equal for equal content; the nth of equal entries in one statement has n in it.
  fingerprint        text NOT NULL,
  bank_reference     text,
  transaction_code   text,
  end_to_end_id      text,
  payer_name         text,
  payer_number       bytea,
  payer_number_index bytea CHECK (length(payer_number_index) = 32),
  payer_number_shown text,
  texts              text[] NOT NULL,
  structured         text[] NOT NULL,
  check_number       text,
  is_reversal        boolean NOT NULL,
  return_reason      text,
  state              text NOT NULL CHECK (state IN
    ('held', 'waiting', 'suspense', 'matched', 'booked', 'open', 'duplicate', 'rejected')),
  -- The same entry as another file told it.
  same_as            uuid,
  -- What it became in the books.
  receipt_account_id uuid,
  receipt_id         uuid,
  -- How often it was entered: a correction enters it anew.
  attempt            integer NOT NULL DEFAULT 0,
  rule               text,
  confidence         numeric,
  is_automatic       boolean,
  -- What it may be for, the likeliest first, as it stood when it was worked.
  suggestions        jsonb NOT NULL DEFAULT '[]',
  CHECK ((payer_number IS NULL) = (payer_number_index IS NULL)),
  CHECK ((receipt_id IS NOT NULL) = (state IN ('suspense', 'matched'))),
  PRIMARY KEY (account_id, line_id),
  FOREIGN KEY (account_id, statement_id) REFERENCES bank_statement
);
CREATE INDEX bank_line_statement ON bank_line (account_id, statement_id, entry, part);
CREATE INDEX bank_line_booked ON bank_line (bank_account_id, booked_on, amount_minor);
CREATE INDEX bank_line_receipt ON bank_line (receipt_account_id, receipt_id)
  WHERE receipt_id IS NOT NULL;
CREATE INDEX bank_line_waiting ON bank_line (account_id, line_id) WHERE state = 'waiting';
CREATE INDEX bank_line_left ON bank_line (state, booked_on, account_id, line_id)
  WHERE state IN ('suspense', 'open', 'held');

-- Booked by a person to an account of the ledger: a charge of the bank, a payout of a provider.
CREATE TABLE bank_line_booking (
  account_id     uuid NOT NULL,
  line_id        uuid NOT NULL,
  attempt        integer NOT NULL,
  ledger_account text NOT NULL REFERENCES ledger_account,
  transfer_id    uuid NOT NULL,
  effective_on   date NOT NULL,
  note           text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL,
  PRIMARY KEY (account_id, line_id, attempt),
  FOREIGN KEY (account_id, line_id) REFERENCES bank_line
);

-- What became of lines, decision by decision: by rule or person, undone or not. For the match rate.
CREATE TABLE bank_match (
  account_id   uuid NOT NULL,
  line_id      uuid NOT NULL,
  attempt      integer NOT NULL,
  rule         text NOT NULL,
  confidence   numeric,
  is_automatic boolean NOT NULL,
  -- Of a person's decision: the rule whose suggestion was first, and whether it was followed.
  suggested    text,
  is_followed  boolean,
  evidence     text[] NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  undone_at    timestamptz,
  undone_by    text,
  note         text,
  PRIMARY KEY (account_id, line_id, attempt),
  FOREIGN KEY (account_id, line_id) REFERENCES bank_line
);
CREATE INDEX bank_match_rule ON bank_match (rule, recorded_at);

-- Bank accounts that have paid for a customer before.
CREATE TABLE payer_bank_account (
  account_id    uuid NOT NULL REFERENCES account,
  payer_id      uuid NOT NULL,
  number        bytea NOT NULL,
  number_index  bytea NOT NULL CHECK (length(number_index) = 32),
  number_shown  text NOT NULL,
  -- Learnt from a payment that named its document, or from a person.
  learnt_from   text NOT NULL CHECK (learnt_from IN ('reference', 'person')),
  recorded_at   timestamptz NOT NULL,
  recorded_by   text NOT NULL,
  forgotten_at  timestamptz,
  PRIMARY KEY (account_id, payer_id)
);
CREATE INDEX payer_bank_account_number ON payer_bank_account (number_index)
  WHERE forgotten_at IS NULL;

-- Names that pay for a customer though they are not its own.
CREATE TABLE payer_name (
  account_id   uuid NOT NULL REFERENCES account,
  words        text[] NOT NULL,
  name         text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  forgotten_at timestamptz,
  PRIMARY KEY (account_id, words)
);
CREATE INDEX payer_name_words ON payer_name (words) WHERE forgotten_at IS NULL;

-- What a person must decide although the rule is sure, or need not; the built-in values hold where
-- there is no row.
CREATE TABLE match_rule (
  rule             text PRIMARY KEY,
  least_confidence numeric CHECK (least_confidence BETWEEN 0.5 AND 1),
  recorded_at      timestamptz NOT NULL,
  recorded_by      text NOT NULL
);

-- The part of an invoice that a payer left out and disputes; a case takes it up.
CREATE TABLE payment_deduction (
  account_id   uuid NOT NULL,
  deduction_id uuid NOT NULL,
  item_id      uuid NOT NULL,
  line_account_id uuid NOT NULL,
  line_id      uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  reason_code  text NOT NULL,
  note         text,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  -- Set when the payment was taken back, or a case has settled it.
  closed_at    timestamptz,
  PRIMARY KEY (account_id, deduction_id)
);
CREATE INDEX payment_deduction_open ON payment_deduction (recorded_at, account_id, deduction_id)
  WHERE closed_at IS NULL;

INSERT INTO receivable_reason (reason_code, use, name, tax_relief, recorded_at, recorded_by) VALUES
  ('disputed', 'deduction', '{"en":"Payer disputes it","fr":"Contesté par le payeur","es":"Impugnado por el pagador","de":"Vom Zahler bestritten"}', false, now(), 'system'),
  ('goods_or_service', 'deduction', '{"en":"Quality or quantity","fr":"Qualité ou quantité","es":"Calidad o cantidad","de":"Qualität oder Menge"}', false, now(), 'system'),
  ('price', 'deduction', '{"en":"Price","fr":"Prix","es":"Precio","de":"Preis"}', false, now(), 'system');

-- The words of a name, folded as src/receivables/matching/payer-name.ts folds them: no accents, no
-- legal forms, in the order of the alphabet.
CREATE FUNCTION payer_words(name text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT w ORDER BY w), '{}')
    FROM regexp_split_to_table(
           regexp_replace(
             translate(replace(replace(name, 'ß', 'SS'), 'ẞ', 'SS'),
               'abcdefghijklmnopqrstuvwxyzàáâãäåāăąÀÁÂÃÄÅĀĂĄçćčÇĆČďđĎĐèéêëēėęěÈÉÊËĒĖĘĚğĞìíîïīįıÌÍÎÏĪĮİłŁñńňÑŃŇòóôõöøōőÒÓÔÕÖØŌŐřŘśšşŚŠŞťţŤŢùúûüūůűųÙÚÛÜŪŮŰŲýÿÝŸźżžŹŻŽæÆœŒ',
               'ABCDEFGHIJKLMNOPQRSTUVWXYZAAAAAAAAAAAAAAAAAACCCCCCDDDDEEEEEEEEEEEEEEEEGGIIIIIIIIIIIIIILLNNNNNNOOOOOOOOOOOOOOOORRSSSSSSTTTTUUUUUUUUUUUUUUUUYYYYZZZZZZAAOO'),
             '([AOU])E', '\1', 'g'),
           '[\s!-/:-@\[-`{-~]+') AS w
   WHERE length(w) > 1
     AND w <> ALL ('{GMBH,AG,KG,OHG,GBR,UG,SE,MBH,CO,COMPANY,INC,LLC,LLP,LTD,LIMITED,CORP,CORPORATION,PLC,SA,SARL,SAS,SRL,SL,SLU,BV,NV,OY,AB,AS,SPA,MR,MRS,MS,HERR,FRAU,DR,THE,AND,UND,ET,DE,LA,EV,EK}')
$$;

-- How a payment finds what it may be for: by words of the name, digits of the number, the amount.
-- Without a pending list, which every search would have to read through until a vacuum.
CREATE INDEX account_payer_words ON account USING gin (payer_words(name))
  WITH (fastupdate = off) WHERE kind <> 'house';
CREATE INDEX document_number_digits
  ON document_number (legal_entity_id, regexp_replace(label, '\D', '', 'g'));
CREATE INDEX open_item_amount ON open_item (legal_entity_id, currency, open_minor)
  WHERE open_minor > 0;

GRANT SELECT, INSERT ON bank_account, bank_account_number, bank_file, bank_statement, bank_line,
  bank_line_booking, bank_match, payer_bank_account, payer_name, match_rule, payment_deduction
  TO quittance_app;
GRANT DELETE ON bank_account_number TO quittance_app;
GRANT UPDATE (name, ledger_account, csv_mapping, active, recorded_at, recorded_by)
  ON bank_account TO quittance_app;
GRANT UPDATE (content) ON bank_file TO quittance_app;
GRANT UPDATE (state, decided_by, decided_at, note) ON bank_statement TO quittance_app;
GRANT UPDATE (state, same_as, receipt_account_id, receipt_id, attempt, rule, confidence, is_automatic,
  suggestions, payer_number, payer_number_index) ON bank_line TO quittance_app;
GRANT UPDATE (undone_at, undone_by, note) ON bank_match TO quittance_app;
GRANT UPDATE (number, number_index, forgotten_at) ON payer_bank_account TO quittance_app;
GRANT UPDATE (forgotten_at) ON payer_name TO quittance_app;
GRANT UPDATE (least_confidence, recorded_at, recorded_by) ON match_rule TO quittance_app;
GRANT UPDATE (closed_at) ON payment_deduction TO quittance_app;
