-- Lines of the bank that tell of what is in the books already: a receipt that a clerk keyed in, a
-- deposit of checks, a provider's payout, a run of debits, a refund. Such a line enters nothing anew.

ALTER TABLE bank_line DROP CONSTRAINT bank_line_state_check;
ALTER TABLE bank_line ADD CONSTRAINT bank_line_state_check CHECK (state IN ('held', 'waiting',
  'suspense', 'matched', 'booked', 'linked', 'open', 'duplicate', 'rejected'));

CREATE TABLE bank_line_link (
  -- The line.
  account_id     uuid NOT NULL,
  line_id        uuid NOT NULL,
  link_id        uuid NOT NULL,
  -- What it tells of. The last four post money between the bank and another account of the ledger.
  kind           text NOT NULL CHECK (kind IN ('receipt', 'reversal', 'deposit', 'payout', 'refund',
    'refund_back', 'refund_run', 'journal', 'debit_run', 'debit', 'returned_debit', 'charge')),
  subject_account_id uuid,
  subject_id     text NOT NULL,
  -- As the line's own sign; the links of a line sum to it.
  amount_minor   bigint NOT NULL CHECK (amount_minor <> 0),
  -- Where the books have the money of debits until the bank shows it: then the link moves it.
  ledger_account text REFERENCES ledger_account,
  transfer_id    uuid,
  effective_on   date,
  rule           text NOT NULL CHECK (rule IN ('recorded', 'returned', 'person')),
  confidence     numeric,
  evidence       text[] NOT NULL,
  note           text,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL,
  undone_at      timestamptz,
  undone_by      text,
  CHECK ((ledger_account IS NULL) = (transfer_id IS NULL)),
  CHECK ((effective_on IS NULL) = (transfer_id IS NULL)),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  PRIMARY KEY (account_id, line_id, link_id),
  FOREIGN KEY (account_id, line_id) REFERENCES bank_line
);
-- What is told of is told once.
CREATE UNIQUE INDEX bank_line_link_once ON bank_line_link (account_id, kind, subject_id)
  WHERE undone_at IS NULL AND kind NOT IN ('debit_run', 'charge');
CREATE INDEX bank_line_link_run ON bank_line_link (account_id, subject_id)
  WHERE undone_at IS NULL AND kind = 'debit_run';

-- Bookings of lines can be taken back; the reversal stands in the ledger.
ALTER TABLE bank_line_booking ADD COLUMN undone_at timestamptz;
ALTER TABLE bank_line_booking ADD COLUMN undone_by text;

-- Receipts on a bank account by amount and day: whether a line tells of one of them.
CREATE INDEX receipt_on_bank ON receipt (legal_entity_id, cash_account, amount_minor, booked_on);

GRANT SELECT, INSERT ON bank_line_link TO quittance_app;
GRANT UPDATE (undone_at, undone_by, note) ON bank_line_link TO quittance_app;
GRANT UPDATE (undone_at, undone_by) ON bank_line_booking TO quittance_app;
