-- Reads and interval days that count no more: taken back with the file that brought them, or one by
-- one. A void is kept beside them, with who and why; an earlier revision of the day counts again.
CREATE TABLE register_read_void (
  account_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  read_on    date NOT NULL,
  revision   integer NOT NULL,
  reason     text NOT NULL,
  voided_by  text NOT NULL,
  voided_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, channel_id, read_on, revision)
);
CREATE TABLE interval_day_void (
  account_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  day        date NOT NULL,
  revision   integer NOT NULL,
  reason     text NOT NULL,
  voided_by  text NOT NULL,
  voided_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, channel_id, day, revision)
);

-- Which import brought a row; null where none did.
ALTER TABLE register_read ADD COLUMN import_id uuid;
ALTER TABLE interval_day ADD COLUMN import_id uuid;
CREATE INDEX register_read_import ON register_read (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX interval_day_import ON interval_day (import_id) WHERE import_id IS NOT NULL;

-- What counts: every reader that asks what was used reads these.
CREATE VIEW counting_read AS
  SELECT r.* FROM register_read r
   WHERE NOT EXISTS (SELECT FROM register_read_void v
                      WHERE v.account_id = r.account_id AND v.channel_id = r.channel_id
                        AND v.read_on = r.read_on AND v.revision = r.revision);
CREATE VIEW counting_interval_day AS
  SELECT d.* FROM interval_day d
   WHERE NOT EXISTS (SELECT FROM interval_day_void v
                      WHERE v.account_id = d.account_id AND v.channel_id = d.channel_id
                        AND v.day = d.day AND v.revision = d.revision);

GRANT SELECT, INSERT ON register_read_void, interval_day_void TO quittance_app;
GRANT SELECT ON counting_read, counting_interval_day TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('register_read_void', 'reason', 'books'),
  ('interval_day_void', 'reason', 'books');
