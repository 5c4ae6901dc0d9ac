-- Copies of all that is kept of a customer, for a customer who asks for it (GDPR, article 15): made by a job,
-- to be fetched for some weeks, and gone from the disk then.
CREATE TABLE data_copy (
  account_id   uuid NOT NULL REFERENCES account,
  copy_id      uuid NOT NULL,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  state        text NOT NULL CHECK (state IN ('making', 'made', 'ended')),
  -- How far the job is: kinds of data and documents together; none until it has begun.
  parts_done   integer NOT NULL DEFAULT 0,
  parts_total  integer,
  requested_at timestamptz NOT NULL,
  requested_by text NOT NULL,
  made_at      timestamptz,
  fetchable_until      timestamptz,
  path         text,
  sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes   integer CHECK (size_bytes > 0),
  copied_rows    integer,
  copied_files   integer,
  -- Documents whose file could not be had.
  missing      text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (account_id, copy_id),
  UNIQUE (copy_id),
  CHECK ((state = 'made') <= (path IS NOT NULL AND fetchable_until IS NOT NULL AND made_at IS NOT NULL))
);
CREATE UNIQUE INDEX data_copy_under_way ON data_copy (account_id) WHERE state = 'making';
CREATE INDEX data_copy_requested ON data_copy (requested_at, copy_id);
CREATE INDEX data_copy_kept ON data_copy (fetchable_until) WHERE path IS NOT NULL;
GRANT SELECT, INSERT ON data_copy TO quittance_app;
GRANT UPDATE (state, parts_done, parts_total, made_at, fetchable_until, path, sha256, size_bytes, copied_rows,
  copied_files, missing) ON data_copy TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('data_copy', 'reason', 'erased'),
  ('data_copy', 'path', 'erased_apart'),
  ('data_copy', 'missing', 'books');
