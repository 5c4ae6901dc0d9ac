-- How messages got to customers: tries of e-mails, what came back, letters printed.

-- A try of an e-mail and what the server said: the proof of delivery.
CREATE TABLE message_attempt (
  account_id  uuid NOT NULL,
  message_id  uuid NOT NULL,
  attempt     integer NOT NULL CHECK (attempt > 0),
  started_at  timestamptz NOT NULL,
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  -- unknown: the connection broke after the whole text was sent and before the answer came.
  outcome     text NOT NULL CHECK (outcome IN ('accepted', 'deferred', 'no_such_address', 'refused',
    'unreachable', 'unknown', 'not_readable')),
  code        integer,
  -- The beginning of the answer, or why there was none.
  answer      text NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  PRIMARY KEY (account_id, message_id, attempt),
  FOREIGN KEY (account_id, message_id) REFERENCES message
);

-- What mail servers say of an e-mail afterwards (RFC 3464), or its reader (RFC 5965).
CREATE TABLE message_bounce (
  account_id  uuid NOT NULL REFERENCES account,
  bounce_id   uuid NOT NULL,
  message_id  uuid,
  email       text NOT NULL,
  -- hard: the address will never work; soft: not now; complaint: the reader called it unwanted.
  kind        text NOT NULL CHECK (kind IN ('hard', 'soft', 'complaint')),
  status      text CHECK (status ~ '^[245]\.[0-9]{1,3}\.[0-9]{1,3}$'),
  diagnostic  text NOT NULL DEFAULT '' CHECK (length(diagnostic) <= 1000),
  -- What the report is known by: told twice it is one bounce.
  report_key  text NOT NULL,
  received_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, bounce_id),
  UNIQUE (account_id, report_key),
  FOREIGN KEY (account_id, message_id) REFERENCES message
);

-- Letters that are printed and posted together.
CREATE TABLE print_batch (
  batch_id        uuid PRIMARY KEY,
  number          text NOT NULL UNIQUE,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  state           text NOT NULL CHECK (state IN ('making', 'ready', 'printed')),
  letters         integer NOT NULL CHECK (letters > 0),
  -- Printed on both sides, so that every letter begins on a sheet of its own.
  duplex          boolean NOT NULL,
  made_at         timestamptz NOT NULL,
  made_by         text NOT NULL,
  pages           integer,
  sheets          integer,
  path            text,
  sha256          text,
  printed_at      timestamptz,
  printed_by      text,
  CHECK ((state = 'making') = (path IS NULL)),
  CHECK ((path IS NULL) = (sha256 IS NULL) AND (path IS NULL) = (pages IS NULL)),
  CHECK ((state = 'printed') = (printed_at IS NOT NULL)),
  CHECK ((printed_at IS NULL) = (printed_by IS NULL))
);
CREATE TABLE print_batch_letter (
  account_id uuid NOT NULL,
  message_id uuid NOT NULL,
  batch_id   uuid NOT NULL REFERENCES print_batch,
  -- In postal order.
  position   integer NOT NULL CHECK (position > 0),
  pages      integer CHECK (pages > 0),
  PRIMARY KEY (account_id, message_id),
  FOREIGN KEY (account_id, message_id) REFERENCES message
);
CREATE UNIQUE INDEX print_batch_letter_position ON print_batch_letter (batch_id, position);

-- The register of copies of letters and statements.
CREATE TABLE message_copy (
  account_id  uuid NOT NULL,
  message_id  uuid NOT NULL,
  copy_number integer NOT NULL CHECK (copy_number > 0),
  printed_on  date NOT NULL,
  printed_by  text NOT NULL,
  reason      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, message_id, copy_number),
  FOREIGN KEY (account_id, message_id) REFERENCES message
);

-- How statements of an account are made, from a day on; without one they list open items.
CREATE TABLE statement_method (
  account_id  uuid NOT NULL REFERENCES account,
  from_on     date NOT NULL,
  method      text NOT NULL CHECK (method IN ('open_item', 'balance_forward', 'activity')),
  set_by      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, from_on)
);

CREATE TABLE statement_run (
  run_id          uuid PRIMARY KEY,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  from_on         date NOT NULL,
  as_of           date NOT NULL,
  -- Only accounts of which something is open, or in which something happened.
  skip_idle       boolean NOT NULL,
  state           text NOT NULL CHECK (state IN ('running', 'done')),
  after_account   uuid,
  accounts        integer NOT NULL DEFAULT 0,
  statements      integer NOT NULL DEFAULT 0,
  started_at      timestamptz NOT NULL,
  started_by      text NOT NULL,
  ended_at        timestamptz,
  CHECK ((state = 'done') = (ended_at IS NOT NULL))
);

-- A statement that was made for a customer: what it said, never changed.
CREATE TABLE statement (
  account_id      uuid NOT NULL REFERENCES account,
  statement_id    uuid NOT NULL,
  run_id          uuid REFERENCES statement_run,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  method          text NOT NULL CHECK (method IN ('open_item', 'balance_forward', 'activity')),
  -- Movements after this day up to and with the last one.
  from_on         date NOT NULL,
  as_of           date NOT NULL,
  opening_minor   bigint NOT NULL,
  movement_minor  bigint NOT NULL,
  closing_minor   bigint NOT NULL,
  overdue_minor   bigint NOT NULL,
  content         json NOT NULL,
  made_at         timestamptz NOT NULL,
  made_by         text NOT NULL,
  CHECK (closing_minor = opening_minor + movement_minor),
  CHECK (from_on <= as_of),
  PRIMARY KEY (account_id, statement_id)
);
CREATE UNIQUE INDEX statement_of_run ON statement (run_id, account_id, currency)
  WHERE run_id IS NOT NULL;

-- Statements that go with a message.
CREATE TABLE message_statement (
  account_id   uuid NOT NULL,
  message_id   uuid NOT NULL,
  statement_id uuid NOT NULL,
  PRIMARY KEY (account_id, message_id, statement_id),
  FOREIGN KEY (account_id, message_id) REFERENCES message,
  FOREIGN KEY (account_id, statement_id) REFERENCES statement
);

CREATE INDEX message_sent ON message (template_code, queued_at, account_id, message_id);

GRANT SELECT, INSERT ON message_attempt, message_bounce, print_batch, print_batch_letter, message_copy,
  statement_method, statement_run, statement, message_statement TO quittance_app;
GRANT UPDATE (state, pages, sheets, path, sha256, printed_at, printed_by) ON print_batch
  TO quittance_app;
GRANT UPDATE (pages) ON print_batch_letter TO quittance_app;
GRANT UPDATE (state, after_account, accounts, statements, ended_at) ON statement_run TO quittance_app;
-- With the erasure of a customer.
GRANT UPDATE (email, diagnostic) ON message_bounce TO quittance_app;
GRANT UPDATE (answer) ON message_attempt TO quittance_app;
-- Reports of mail servers name a message, or an address, and no account.
CREATE INDEX message_by_id ON message (message_id);
CREATE INDEX account_email ON account (lower(email)) WHERE email IS NOT NULL;
