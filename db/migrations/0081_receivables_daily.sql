-- Money that waits, looked at every day: alerts with an owner, and lines that were recorded since.

-- Why a payment came back where the bank does not say.
INSERT INTO receivable_reason (reason_code, use, name, tax_relief, recorded_at, recorded_by) VALUES
  ('returned_by_bank', 'return', '{"en":"Returned by the bank","fr":"Retourné par la banque","es":"Devuelto por el banco","de":"Von der Bank zurückgegeben"}', false, now(), 'system');

-- The names that there are stand in the program, which refuses others.
ALTER TABLE schedule DROP CONSTRAINT schedule_name_check;
ALTER TABLE schedule ADD CONSTRAINT schedule_name_check CHECK (name ~ '^[a-z_]{1,40}$');
INSERT INTO schedule (name, at_hour) VALUES ('receivables', 5);

ALTER TABLE receivable_task DROP CONSTRAINT receivable_task_kind_check;
ALTER TABLE receivable_task ADD CONSTRAINT receivable_task_kind_check
  CHECK (kind ~ '^[a-z_]{1,40}$');
-- Who looks after it.
ALTER TABLE receivable_task ADD COLUMN owner text;
GRANT UPDATE (owner) ON receivable_task TO quittance_app;
