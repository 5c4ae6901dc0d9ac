-- Bill runs and their drafts; issued documents, which nobody changes any more.

CREATE TABLE number_series (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  kind            text NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  year            integer NOT NULL,
  prefix          text NOT NULL,
  next_number     bigint NOT NULL DEFAULT 1 CHECK (next_number > 0),
  -- Numbers follow the dates of issue.
  last_issued_on  date,
  PRIMARY KEY (legal_entity_id, kind, year)
);

-- The register of numbers given: which document bears which.
CREATE TABLE document_number (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  kind            text NOT NULL,
  year            integer NOT NULL,
  number          bigint NOT NULL,
  label           text NOT NULL,
  account_id      uuid NOT NULL,
  invoice_id      uuid NOT NULL,
  PRIMARY KEY (legal_entity_id, kind, year, number),
  UNIQUE (account_id, invoice_id),
  UNIQUE (label)
);

-- Numbers that bear no document, with the reason: a series continued from another system.
CREATE TABLE unused_number (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  kind            text NOT NULL,
  year            integer NOT NULL,
  first_number    bigint NOT NULL,
  last_number     bigint NOT NULL,
  reason          text NOT NULL,
  recorded_by     text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CHECK (last_number >= first_number),
  PRIMARY KEY (legal_entity_id, kind, year, first_number)
);

CREATE TABLE bill_run (
  run_id          uuid PRIMARY KEY,
  number          text NOT NULL UNIQUE,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  cycle_code      text REFERENCES billing_cycle,
  -- Periods that start (in advance) on or before, or end (in arrears) on or before this date.
  through_on      date NOT NULL,
  issue_on        date NOT NULL,
  state           text NOT NULL CHECK (state IN
    ('draft', 'rating', 'review', 'approved', 'issuing', 'issued', 'cancelled')),
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  approved_by     text,
  approved_at     timestamptz,
  finished_at     timestamptz,
  previous_run_id uuid REFERENCES bill_run
);
CREATE INDEX bill_run_scope ON bill_run (legal_entity_id, cycle_code, through_on);

CREATE TABLE bill_run_chunk (
  run_id    uuid NOT NULL REFERENCES bill_run,
  chunk_no  integer NOT NULL,
  state     text NOT NULL CHECK (state IN ('pending', 'rated', 'issued')),
  PRIMARY KEY (run_id, chunk_no)
);

CREATE TABLE bill_run_account (
  account_id  uuid NOT NULL,
  run_id      uuid NOT NULL,
  chunk_no    integer NOT NULL,
  outcome     text NOT NULL CHECK (outcome IN ('pending', 'billed', 'skipped', 'held', 'failed')),
  reason      text,
  facts       jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (account_id, run_id)
);
CREATE INDEX bill_run_account_chunk ON bill_run_account (run_id, chunk_no);
CREATE INDEX bill_run_account_outcome ON bill_run_account (run_id, outcome, account_id);

-- Why a draft should be looked at before it is issued.
CREATE TABLE bill_run_exception (
  account_id  uuid NOT NULL,
  run_id      uuid NOT NULL,
  code        text NOT NULL,
  line_ref    text NOT NULL,
  facts       jsonb NOT NULL,
  state       text NOT NULL CHECK (state IN ('open', 'accepted', 'held')),
  decided_by  text,
  decided_at  timestamptz,
  note        text,
  PRIMARY KEY (account_id, run_id, code, line_ref)
);
CREATE INDEX bill_run_exception_queue ON bill_run_exception (run_id, state, code, account_id);

-- A draft bears no number. Its lines, tax groups and postings are one JSON text, as they will be issued.
CREATE TABLE draft_invoice (
  account_id      uuid NOT NULL,
  run_id          uuid NOT NULL,
  draft_no        integer NOT NULL,
  chunk_no        integer NOT NULL,
  legal_entity_id uuid NOT NULL,
  kind            text NOT NULL,
  currency        text NOT NULL,
  net_minor       bigint NOT NULL,
  tax_minor       bigint NOT NULL,
  gross_minor     bigint NOT NULL,
  line_count      integer NOT NULL,
  content         json NOT NULL,
  PRIMARY KEY (account_id, run_id, draft_no)
);
CREATE INDEX draft_invoice_chunk ON draft_invoice (run_id, chunk_no);
-- Written once, read once, deleted: compressing it would cost more than it saves.
ALTER TABLE draft_invoice ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE invoice (
  account_id      uuid NOT NULL,
  invoice_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  kind            text NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  run_id          uuid,
  currency        text NOT NULL,
  issued_on       date NOT NULL,
  due_on          date NOT NULL,
  service_start   date NOT NULL,
  service_end     date NOT NULL,
  net_minor       bigint NOT NULL,
  tax_minor       bigint NOT NULL,
  gross_minor     bigint NOT NULL,
  rounding_minor  bigint NOT NULL DEFAULT 0,
  payable_minor   bigint NOT NULL,
  tax_rounding    text NOT NULL,
  -- Why a credit note was given, and what becomes of the amount: set off against what the customer
  -- owes, kept as the customer's credit, or refunded. Both null on what a bill run made.
  reason          text,
  credit_outcome  text CHECK (credit_outcome IN ('offset', 'keep', 'refund')),
  -- Seller, buyer, addresses, terms and language as they were at issue.
  snapshot        json NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CHECK (gross_minor = net_minor + tax_minor),
  CHECK (payable_minor = gross_minor + rounding_minor),
  PRIMARY KEY (account_id, invoice_id)
);
CREATE INDEX invoice_run ON invoice (run_id, account_id);
CREATE INDEX invoice_issued ON invoice (issued_on, account_id, invoice_id);
-- Credit notes are few among many invoices, and listed on their own.
CREATE INDEX invoice_credit_note ON invoice (issued_on, account_id, invoice_id)
  WHERE kind = 'credit_note';

CREATE TABLE invoice_line (
  account_id      uuid NOT NULL,
  invoice_id      uuid NOT NULL,
  line_no         integer NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('charge', 'correction', 'reversal', 'credit')),
  -- The stable key of what was billed. A credit on request has none: it corrects no fact.
  item_id         uuid,
  period_start    date,
  component       text,
  revision        integer,
  subscription_id uuid,
  charge_code     text NOT NULL,
  product_code    text NOT NULL,
  description     text NOT NULL,
  service_start   date NOT NULL,
  service_end     date NOT NULL,
  quantity        numeric NOT NULL,
  unit            text NOT NULL,
  unit_price      numeric NOT NULL CHECK (unit_price >= 0),
  price_minor     bigint NOT NULL,
  allowance_minor bigint NOT NULL,
  amount_minor    bigint NOT NULL,
  tax_inclusive   boolean NOT NULL,
  net_minor       bigint NOT NULL,
  revenue_account text NOT NULL,
  -- The account that the net was posted to: revenue, or contract liability when billed in advance.
  posted_to       text NOT NULL,
  taxes           json NOT NULL,
  -- What the key stands at after this line; null where that is the line itself.
  standing        json,
  trace           json NOT NULL,
  -- The line that a correction, reversal or credit refers to.
  corrects_invoice_id uuid,
  corrects_line_no    integer,
  CHECK (amount_minor = price_minor - allowance_minor),
  CHECK ((item_id IS NULL) = (period_start IS NULL) AND (item_id IS NULL) = (component IS NULL)
     AND (item_id IS NULL) = (revision IS NULL)),
  PRIMARY KEY (account_id, invoice_id, line_no),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);
-- A service period is billed once per charge: whoever comes second fails.
CREATE UNIQUE INDEX invoice_line_key
  ON invoice_line (account_id, item_id, period_start, component, revision);
CREATE INDEX invoice_line_corrects
  ON invoice_line (account_id, corrects_invoice_id, corrects_line_no)
  WHERE corrects_invoice_id IS NOT NULL;

CREATE TABLE invoice_tax (
  account_id       uuid NOT NULL,
  invoice_id       uuid NOT NULL,
  tax_code         text NOT NULL,
  category         text NOT NULL,
  rate_percent     numeric NOT NULL,
  name             json NOT NULL,
  taxable_minor    bigint NOT NULL,
  tax_minor        bigint NOT NULL,
  exemption_code   text,
  exemption_reason json,
  PRIMARY KEY (account_id, invoice_id, tax_code, rate_percent),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);

-- Which document corrects, voids or replaces which; read in both directions.
CREATE TABLE invoice_link (
  account_id      uuid NOT NULL,
  invoice_id      uuid NOT NULL,
  relation        text NOT NULL CHECK (relation IN ('corrects', 'voids', 'rebills')),
  other_id        uuid NOT NULL,
  PRIMARY KEY (account_id, invoice_id, relation, other_id),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice,
  FOREIGN KEY (account_id, other_id) REFERENCES invoice
);
CREATE INDEX invoice_link_other ON invoice_link (account_id, other_id);
-- An invoice is voided at most once.
CREATE UNIQUE INDEX invoice_link_void ON invoice_link (account_id, other_id)
  WHERE relation = 'voids';

GRANT SELECT, INSERT ON number_series, document_number, unused_number, bill_run, bill_run_chunk,
  bill_run_account, bill_run_exception, draft_invoice, invoice, invoice_line, invoice_tax,
  invoice_link TO quittance_app;
GRANT UPDATE (chunk_no) ON draft_invoice TO quittance_app;
GRANT UPDATE ON number_series, bill_run, bill_run_chunk, bill_run_account, bill_run_exception
  TO quittance_app;
GRANT DELETE ON bill_run_exception, draft_invoice TO quittance_app;
