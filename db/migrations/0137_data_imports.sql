-- Folders of CSV files (accounts, contracts, prices, …) taken over in the console: tried as a whole, then
-- taken by a job in the name of whoever commits it.
CREATE TABLE data_import (
  import_id       uuid PRIMARY KEY,
  state           text NOT NULL CHECK (state IN ('received', 'trying', 'checked', 'committing', 'done',
    'cancelled')),
  -- Counts the tries and the commit; what is noted is noted of the latest one.
  attempt         integer NOT NULL DEFAULT 0,
  -- Of its files.
  file_names      text[] NOT NULL,
  received_by     text NOT NULL,
  received_at     timestamptz NOT NULL,
  row_count       bigint NOT NULL DEFAULT 0,
  created_count   bigint NOT NULL DEFAULT 0,
  updated_count   bigint NOT NULL DEFAULT 0,
  unchanged_count bigint NOT NULL DEFAULT 0,
  rejected_count  bigint NOT NULL DEFAULT 0,
  committed_by    text,
  committed_at    timestamptz,
  ended_at        timestamptz,
  CHECK ((committed_by IS NULL) = (committed_at IS NULL))
);
CREATE INDEX data_import_latest ON data_import (received_at, import_id);

CREATE TABLE data_import_file (
  import_id       uuid NOT NULL REFERENCES data_import,
  file_name       text NOT NULL,
  sha256          bytea NOT NULL CHECK (length(sha256) = 32),
  byte_count      integer NOT NULL,
  line_count      integer NOT NULL,
  -- As it came; forgotten some weeks after the import.
  content         bytea,
  row_count       bigint NOT NULL DEFAULT 0,
  created_count   bigint NOT NULL DEFAULT 0,
  updated_count   bigint NOT NULL DEFAULT 0,
  unchanged_count bigint NOT NULL DEFAULT 0,
  rejected_count  bigint NOT NULL DEFAULT 0,
  -- Why the file could not be read to its end: {code, facts}.
  refusal         jsonb,
  PRIMARY KEY (import_id, file_name)
);
ALTER TABLE data_import_file ALTER COLUMN content SET STORAGE EXTERNAL;

-- Lines that cannot be taken, of the latest try or commit.
CREATE TABLE data_import_problem (
  import_id   uuid NOT NULL,
  file_name   text NOT NULL,
  problem_no  integer NOT NULL,
  line        integer NOT NULL,
  column_name text NOT NULL,
  value       text NOT NULL,
  code        text NOT NULL,
  facts       jsonb NOT NULL,
  PRIMARY KEY (import_id, file_name, problem_no),
  FOREIGN KEY (import_id, file_name) REFERENCES data_import_file
);

GRANT SELECT, INSERT, UPDATE ON data_import, data_import_file TO quittance_app;
GRANT SELECT, INSERT, DELETE ON data_import_problem TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('data_import', 'state', 'nobody'),
  ('data_import', 'file_names', 'nobody'),
  ('data_import', 'received_by', 'nobody'),
  ('data_import', 'committed_by', 'nobody'),
  ('data_import_file', 'file_name', 'nobody'),
  ('data_import_file', 'sha256', 'nobody'),
  ('data_import_file', 'content', 'passing'),
  ('data_import_file', 'refusal', 'passing'),
  ('data_import_problem', 'file_name', 'nobody'),
  ('data_import_problem', 'column_name', 'nobody'),
  ('data_import_problem', 'value', 'passing'),
  ('data_import_problem', 'code', 'nobody'),
  ('data_import_problem', 'facts', 'passing');
