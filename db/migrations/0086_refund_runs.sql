-- Refunds by transfer that go to the bank in one file (pain.001).
CREATE TABLE refund_run (
  run_id          uuid PRIMARY KEY,
  -- Also the message id of the file, by which the bank answers.
  reference       text NOT NULL UNIQUE,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  pay_on          date NOT NULL,
  state           text NOT NULL CHECK (state IN ('review', 'approved', 'sent', 'cancelled')),
  refunds         integer NOT NULL CHECK (refunds > 0),
  total_minor     bigint NOT NULL CHECK (total_minor > 0),
  file_path       text,
  file_sha256     text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  changed_at      timestamptz NOT NULL,
  CHECK ((state = 'sent') = (file_path IS NOT NULL)),
  CHECK ((file_path IS NULL) = (file_sha256 IS NULL))
);

-- What a run pays out. A run that was cancelled lets go of it.
CREATE TABLE refund_run_part (
  account_id   uuid NOT NULL,
  refund_id    uuid NOT NULL,
  run_id       uuid NOT NULL REFERENCES refund_run,
  let_go_at    timestamptz,
  -- Why the bank did not pay it, in its words.
  refused_for  text,
  PRIMARY KEY (account_id, refund_id, run_id),
  FOREIGN KEY (account_id, refund_id) REFERENCES refund
);
-- Nothing is paid out by two runs.
CREATE UNIQUE INDEX refund_run_part_once ON refund_run_part (account_id, refund_id)
  WHERE let_go_at IS NULL;
CREATE INDEX refund_run_part_run ON refund_run_part (run_id);
-- What waits for a run.
CREATE INDEX refund_by_transfer ON refund (legal_entity_id, currency, account_id, refund_id)
  WHERE way = 'transfer';

GRANT SELECT, INSERT ON refund_run, refund_run_part TO quittance_app;
GRANT UPDATE (state, file_path, file_sha256, changed_at) ON refund_run TO quittance_app;
GRANT UPDATE (let_go_at, refused_for) ON refund_run_part TO quittance_app;
