-- Debit files: whom a run leaves out, and how entries of ACH files are numbered.

CREATE TABLE debit_left_out (
  account_id   uuid NOT NULL REFERENCES account,
  run_id       uuid NOT NULL REFERENCES debit_run,
  reason       text NOT NULL CHECK (reason IN ('blocked', 'revoked', 'expired', 'used_up', 'not_yet',
    'notice_too_short', 'above_cap', 'being_paid', 'paid_otherwise', 'retry_later',
    'retries_over')),
  amount_minor bigint NOT NULL,
  PRIMARY KEY (account_id, run_id)
);
CREATE INDEX debit_left_out_run ON debit_left_out (run_id);

-- The number of the next entry: our part of its trace number, by which returns name it.
ALTER TABLE debit_creditor ADD COLUMN next_trace integer NOT NULL DEFAULT 1 CHECK (next_trace > 0);
ALTER TABLE payment ADD COLUMN trace text;

-- Files of banks that answer our debits, each read once.
CREATE TABLE bank_answer (
  sha256      text PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('pain002', 'nacha')),
  file_name   text NOT NULL,
  answers     integer NOT NULL,
  unknown     integer NOT NULL,
  changes     integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);

-- A bank says that the account under a mandate is another now: told, not changed by itself.
ALTER TABLE mandate_event DROP CONSTRAINT mandate_event_kind_check;
ALTER TABLE mandate_event ADD CONSTRAINT mandate_event_kind_check CHECK (kind IN ('entered',
  'account_changed', 'blocked', 'released', 'revoked', 'change_told'));

GRANT SELECT, INSERT ON debit_left_out, bank_answer TO quittance_app;
GRANT UPDATE (trace) ON payment TO quittance_app;


ALTER TABLE schedule DROP CONSTRAINT schedule_name_check;
ALTER TABLE schedule ADD CONSTRAINT schedule_name_check CHECK (name IN ('renewals',
  'wallet_expiry', 'progressive_runs', 'collections'));
INSERT INTO schedule (name, at_hour) VALUES ('collections', 6);
