-- What payers say that their payments are for: remittance advices, out of a file, typed by a clerk, or
-- told by the customer. They lie on the house account of the legal entity, as the lines of banks do.

-- How payers' CSV files name their columns.
CREATE TABLE remittance_mapping (
  code        text PRIMARY KEY,
  name        text NOT NULL,
  mapping     jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);

-- Files as they came, sealed; one of equal content is taken once.
CREATE TABLE remittance_file (
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
ALTER TABLE remittance_file ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE remittance (
  account_id      uuid NOT NULL REFERENCES account,
  remittance_id   uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  source          text NOT NULL CHECK (source IN ('csv', 'x820', 'email', 'pdf', 'text', 'clerk', 'customer')),
  file_id         uuid REFERENCES remittance_file,
  ordinal         integer,
  -- Whose money it is, as far as it is known: what is left of the payment stays there.
  payer_id        uuid REFERENCES account,
  payer_name      text,
  reference       text,
  paid_on         date,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  -- Equal for advices that tell of the same payment.
  fingerprint     bytea NOT NULL CHECK (length(fingerprint) = 32),
  state           text NOT NULL CHECK (state IN ('waiting', 'matched', 'returned', 'cancelled')),
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  CHECK ((file_id IS NULL) = (ordinal IS NULL)),
  PRIMARY KEY (account_id, remittance_id),
  UNIQUE (file_id, ordinal)
);
CREATE UNIQUE INDEX remittance_once ON remittance (account_id, fingerprint)
  WHERE state IN ('waiting', 'matched');
CREATE INDEX remittance_waiting ON remittance (legal_entity_id, currency, amount_minor)
  WHERE state = 'waiting';
CREATE INDEX remittance_state ON remittance (state, remittance_id);

CREATE TABLE remittance_line (
  account_id      uuid NOT NULL,
  remittance_id   uuid NOT NULL,
  line            integer NOT NULL,
  -- The number as the payer wrote it.
  document        text NOT NULL,
  -- Above zero: paid of what is owed; below: of the payer's credit, used up.
  amount_minor    bigint NOT NULL,
  -- What was kept back of it, and why in the payer's words and in ours.
  deduction_minor bigint NOT NULL DEFAULT 0 CHECK (deduction_minor >= 0),
  reason          text,
  reason_code     text REFERENCES receivable_reason,
  item_account_id uuid,
  item_id         uuid,
  -- Why it does not tie to the books; null where it does.
  fault           text,
  applied_at      timestamptz,
  -- Somebody decided that its money stays on the payer's account.
  left_at         timestamptz,
  left_by         text,
  note            text,
  CHECK (amount_minor <> 0 OR deduction_minor > 0),
  CHECK ((item_id IS NULL) = (item_account_id IS NULL)),
  CHECK (applied_at IS NULL OR (item_id IS NOT NULL AND fault IS NULL AND left_at IS NULL)),
  PRIMARY KEY (account_id, remittance_id, line),
  FOREIGN KEY (account_id, remittance_id) REFERENCES remittance
);
-- The desk: lines that do not tie.
CREATE INDEX remittance_line_fault ON remittance_line (account_id, remittance_id, line)
  WHERE fault IS NOT NULL AND left_at IS NULL;

-- Which money a remittance was of, decision by decision.
CREATE TABLE remittance_match (
  account_id         uuid NOT NULL,
  remittance_id      uuid NOT NULL,
  match_no           integer NOT NULL,
  -- The bank's line, where a bank told of the money.
  line_id            uuid,
  receipt_account_id uuid NOT NULL,
  receipt_id         uuid NOT NULL,
  -- The credit that paid: the receipt's item, or what was moved out of it to the payer.
  item_account_id    uuid NOT NULL,
  item_id            uuid NOT NULL,
  confidence         numeric,
  is_automatic       boolean NOT NULL,
  evidence           text[] NOT NULL,
  matched_at         timestamptz NOT NULL,
  matched_by         text NOT NULL,
  undone_at          timestamptz,
  undone_by          text,
  CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  PRIMARY KEY (account_id, remittance_id, match_no),
  FOREIGN KEY (account_id, remittance_id) REFERENCES remittance
);
-- A payment is told of by one remittance, and a remittance tells of one payment.
CREATE UNIQUE INDEX remittance_match_live ON remittance_match (account_id, remittance_id)
  WHERE undone_at IS NULL;
CREATE UNIQUE INDEX remittance_match_receipt ON remittance_match (receipt_account_id, receipt_id)
  WHERE undone_at IS NULL;

-- What carried each line out.
CREATE TABLE remittance_allocation (
  account_id            uuid NOT NULL,
  remittance_id         uuid NOT NULL,
  match_no              integer NOT NULL,
  line                  integer NOT NULL,
  allocation_account_id uuid NOT NULL,
  allocation_id         uuid NOT NULL,
  PRIMARY KEY (account_id, remittance_id, match_no, line, allocation_account_id, allocation_id),
  FOREIGN KEY (account_id, remittance_id, line) REFERENCES remittance_line,
  FOREIGN KEY (account_id, remittance_id, match_no) REFERENCES remittance_match
);

-- What was kept back is told of by a remittance, too, where the money came by no line of a bank.
ALTER TABLE payment_deduction ALTER COLUMN line_account_id DROP NOT NULL;
ALTER TABLE payment_deduction ALTER COLUMN line_id DROP NOT NULL;
ALTER TABLE payment_deduction ADD COLUMN remittance_id uuid;
ALTER TABLE payment_deduction ADD CHECK ((line_id IS NULL) = (line_account_id IS NULL));
ALTER TABLE payment_deduction ADD CHECK (line_id IS NOT NULL OR remittance_id IS NOT NULL);
CREATE INDEX payment_deduction_remittance ON payment_deduction (remittance_id)
  WHERE closed_at IS NULL AND remittance_id IS NOT NULL;

-- Money in suspense by its amount, for a remittance that comes after its money.
CREATE INDEX bank_line_suspense_amount ON bank_line (amount_minor, bank_account_id)
  WHERE state = 'suspense';
CREATE INDEX open_item_unapplied ON open_item (legal_entity_id, currency, open_minor)
  WHERE open_minor < 0 AND kind IN ('receipt', 'moved');

GRANT SELECT, INSERT ON remittance_mapping, remittance_file, remittance, remittance_line,
  remittance_match, remittance_allocation TO quittance_app;
GRANT UPDATE ON remittance_mapping TO quittance_app;
GRANT UPDATE (content) ON remittance_file TO quittance_app;
GRANT UPDATE (payer_id, payer_name, state, note, fingerprint) ON remittance TO quittance_app;
GRANT UPDATE (document, amount_minor, deduction_minor, reason_code, item_account_id, item_id, fault, applied_at, left_at, left_by, note)
  ON remittance_line TO quittance_app;
GRANT UPDATE (undone_at, undone_by) ON remittance_match TO quittance_app;
