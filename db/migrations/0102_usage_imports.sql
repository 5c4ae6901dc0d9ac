-- Files of usage taken in the console: mapped, tried, committed by a job, undone where that is honest.
CREATE TABLE usage_file (
  file_id    uuid PRIMARY KEY,
  sha256     bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
  byte_count integer NOT NULL,
  content    bytea NOT NULL
);
-- It is read piece by piece.
ALTER TABLE usage_file ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE usage_import (
  import_id       uuid PRIMARY KEY,
  file_id         uuid NOT NULL REFERENCES usage_file,
  file_name       text NOT NULL,
  format          text NOT NULL CHECK (format IN ('csv', 'nem12', 'green-button')),
  -- How its columns and series are read.
  mapping         jsonb NOT NULL,
  state           text NOT NULL CHECK (state IN ('received', 'trying', 'checked', 'committing',
    'done', 'undoing', 'undone', 'cancelled')),
  -- Counts the tries and the commit; what is noted is noted of the latest one.
  attempt         integer NOT NULL,
  received_by     text NOT NULL,
  received_at     timestamptz NOT NULL,
  byte_count      bigint NOT NULL,
  bytes_read      bigint NOT NULL DEFAULT 0,
  row_count       bigint NOT NULL DEFAULT 0,
  created_count   bigint NOT NULL DEFAULT 0,
  updated_count   bigint NOT NULL DEFAULT 0,
  unchanged_count bigint NOT NULL DEFAULT 0,
  rejected_count  bigint NOT NULL DEFAULT 0,
  -- Why the file could not be read to its end: {code, facts}.
  refusal         jsonb,
  -- Whether refused rows were also put on the desk of rejected usage.
  keeps_refused   boolean NOT NULL DEFAULT false,
  committed_by    text,
  committed_at    timestamptz,
  ended_at        timestamptz,
  undone_by       text,
  undone_at       timestamptz,
  undo_reason     text,
  CHECK ((committed_by IS NULL) = (committed_at IS NULL)),
  CHECK ((undone_by IS NULL) = (undone_at IS NULL) AND (undone_by IS NULL) = (undo_reason IS NULL))
);
CREATE INDEX usage_import_latest ON usage_import (received_at, import_id);
CREATE INDEX usage_import_file ON usage_import (file_id, received_at);

-- What is to be said of rows of a file: refused, or taken and to be looked at.
CREATE TABLE usage_import_finding (
  import_id   uuid NOT NULL REFERENCES usage_import,
  attempt     integer NOT NULL,
  line        integer NOT NULL,
  -- The row, as a clerk knows it: serial, register and day.
  label       text NOT NULL,
  code        text NOT NULL,
  severity    text NOT NULL CHECK (severity IN ('refused', 'notice')),
  column_name text NOT NULL,
  value       text NOT NULL,
  facts       jsonb NOT NULL,
  -- Every line that belongs to it: a day may be 96 of them.
  lines       integer[] NOT NULL,
  PRIMARY KEY (import_id, attempt, line, label, code)
);

-- Whose usage changes, by batch: what was billed or drafted of it is asked when it is looked at.
CREATE TABLE usage_import_effect (
  account_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  import_id       uuid NOT NULL REFERENCES usage_import,
  attempt         integer NOT NULL,
  batch_no        integer NOT NULL,
  first_on        date NOT NULL,
  last_on         date NOT NULL,
  row_count       bigint NOT NULL,
  PRIMARY KEY (account_id, subscription_id, import_id, attempt, batch_no),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription (account_id, subscription_id)
);
CREATE INDEX usage_import_effect_of ON usage_import_effect (import_id, attempt, account_id);

CREATE TABLE usage_mapping (
  name       text PRIMARY KEY,
  mapping    jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON usage_file, usage_import TO quittance_app;
GRANT UPDATE (mapping, state, attempt, bytes_read, row_count, created_count, updated_count,
  unchanged_count, rejected_count, refusal, keeps_refused, committed_by, committed_at, ended_at,
  undone_by, undone_at, undo_reason) ON usage_import TO quittance_app;
GRANT SELECT, INSERT, DELETE ON usage_import_finding, usage_import_effect TO quittance_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON usage_mapping TO quittance_app;
