-- A task of what may come again (unapplied money, a line that nobody recorded) is made again once the case
-- has come again: one that is open for each subject, where there was one for ever.
ALTER TABLE task ADD COLUMN settled boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN task.settled IS 'closed because what it was about was over, not by a person''s decision';
ALTER TABLE task DROP CONSTRAINT task_account_id_kind_subject_id_key;
CREATE UNIQUE INDEX task_open_once ON task (account_id, kind, subject_id) WHERE done_at IS NULL;
CREATE UNIQUE INDEX task_once ON task (account_id, kind, subject_id)
  WHERE kind NOT IN ('unapplied', 'suspense', 'deposit_open', 'not_recorded', 'not_on_bank',
                     'refund_uncashed', 'credit_refund');
CREATE INDEX task_subject ON task (account_id, kind, subject_id);
GRANT UPDATE (settled) ON task TO quittance_app;
-- One line by its id, as the console and every decision ask for it.
CREATE INDEX bank_line_by_id ON bank_line (line_id);
