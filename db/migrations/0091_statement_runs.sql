-- Statements of account for many customers: prepared, looked at, approved, sent. The first draft of this
-- table was never written to.
ALTER TABLE statement DROP CONSTRAINT statement_run_id_fkey;
DROP TABLE statement_run;
CREATE TABLE statement_run (
  run_id          uuid PRIMARY KEY,
  number          text NOT NULL UNIQUE,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  -- Movements after this day up to and with the last one.
  from_on         date NOT NULL,
  as_of           date NOT NULL,
  -- How they are made; null: as is set for each customer.
  method          text CHECK (method IN ('open_item', 'balance_forward', 'activity')),
  -- Whose statements: something open at the end; that or a movement; everybody who was ever billed.
  whose           text NOT NULL CHECK (whose IN ('balance', 'balance_or_movement', 'everybody')),
  -- Only customers of this segment; null: all.
  segment_code    text,
  -- Only these accounts; null: all.
  account_ids     uuid[],
  state           text NOT NULL CHECK (state IN ('preparing', 'review', 'approved', 'sending', 'sent',
    'cancelled')),
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  approved_by     text,
  approved_at     timestamptz,
  finished_at     timestamptz,
  CHECK (from_on <= as_of),
  CHECK ((approved_at IS NULL) = (approved_by IS NULL))
);
CREATE INDEX statement_run_latest ON statement_run (legal_entity_id, as_of);
-- One run over all customers of a legal entity at a time.
CREATE UNIQUE INDEX statement_run_open ON statement_run (legal_entity_id)
  WHERE account_ids IS NULL AND segment_code IS NULL
    AND state IN ('preparing', 'review', 'approved', 'sending');

-- A chunk is the accounts between two ids, both inclusive.
CREATE TABLE statement_run_chunk (
  run_id       uuid NOT NULL REFERENCES statement_run,
  chunk_no     integer NOT NULL,
  from_account uuid NOT NULL,
  to_account   uuid NOT NULL,
  state        text NOT NULL CHECK (state IN ('pending', 'ready', 'done')),
  -- Customers who were looked at, those of them with nothing to tell, and those told by another run.
  customers    integer NOT NULL DEFAULT 0,
  idle         integer NOT NULL DEFAULT 0,
  told         integer NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, chunk_no)
);

-- Customers who get no statement though there is something to tell, and why.
CREATE TABLE statement_left_out (
  account_id  uuid NOT NULL REFERENCES account,
  run_id      uuid NOT NULL REFERENCES statement_run,
  reason      text NOT NULL CHECK (reason IN ('wants_none', 'spared', 'defect')),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, run_id)
);
CREATE INDEX statement_left_out_run ON statement_left_out (run_id, account_id);

ALTER TABLE statement ADD FOREIGN KEY (run_id) REFERENCES statement_run;
-- Which message took a statement to its customer.
CREATE INDEX message_statement_of ON message_statement (account_id, statement_id);
CREATE INDEX statement_latest ON statement (as_of, account_id, statement_id);

-- A customer who wants no statements from a day on.
ALTER TABLE statement_method DROP CONSTRAINT statement_method_method_check;
ALTER TABLE statement_method ADD CHECK (method IN ('open_item', 'balance_forward', 'activity', 'none'));

GRANT SELECT, INSERT ON statement_run, statement_run_chunk, statement_left_out TO quittance_app;
GRANT UPDATE (state, approved_by, approved_at, finished_at) ON statement_run TO quittance_app;
GRANT UPDATE (state, to_account, customers, idle, told) ON statement_run_chunk TO quittance_app;
-- Who a customer was goes with their erasure: the payee of a movement, the words of a reference.
GRANT UPDATE (content) ON statement TO quittance_app;

-- What goes out by itself; only where somebody sets an hour.
INSERT INTO schedule (name, at_hour)
VALUES ('deliveries', NULL), ('letters', NULL), ('statements', NULL);
