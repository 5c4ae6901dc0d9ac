-- What somebody must look at, of whatever desk, in one place: there were a table for money and one for
-- what is overdue, with the same columns.
CREATE TABLE task (
  account_id  uuid NOT NULL REFERENCES account,
  task_id     uuid NOT NULL,
  kind        text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
  -- Whose work it is: money that came, or what is overdue.
  desk        text NOT NULL CHECK (desk IN ('cash', 'collections')),
  subject_id  uuid NOT NULL,
  facts       jsonb NOT NULL,
  due_on      date NOT NULL,
  -- Who looks after it.
  owner       text,
  recorded_at timestamptz NOT NULL,
  done_at     timestamptz,
  done_by     text,
  note        text,
  CHECK ((done_at IS NULL) = (done_by IS NULL)),
  PRIMARY KEY (account_id, task_id),
  UNIQUE (account_id, kind, subject_id)
);

INSERT INTO task (account_id, task_id, kind, desk, subject_id, facts, due_on, owner, recorded_at,
                  done_at, done_by, note)
SELECT account_id, task_id, kind, 'cash', subject_id, facts, due_on, owner, recorded_at, done_at,
       done_by, note
  FROM receivable_task
UNION ALL
SELECT account_id, task_id, kind, 'collections', subject_id, facts, due_on, NULL, recorded_at, done_at,
       done_by, note
  FROM collection_task;
DROP TABLE receivable_task;
DROP TABLE collection_task;

CREATE INDEX task_open ON task (desk, due_on, account_id, task_id) WHERE done_at IS NULL;
CREATE INDEX task_id ON task (task_id);
GRANT SELECT, INSERT ON task TO quittance_app;
GRANT UPDATE (owner, done_at, done_by, note) ON task TO quittance_app;

-- Whoever could close tasks of one desk works tasks.
INSERT INTO role_permission (role, permission, may)
SELECT role, 'tasks.work', min(may) FROM role_permission
 WHERE permission IN ('receipts.allocate', 'collections.work') GROUP BY role;
UPDATE api_key SET scopes = scopes || 'tasks.work'::text
 WHERE scopes && ARRAY['receipts.allocate', 'collections.work'];

-- Views that were saved of the two lists are views of the one.
UPDATE saved_view v
   SET list = 'tasks', query = CASE query WHEN '' THEN '' ELSE query || '&' END || 'desk=cash'
 WHERE list = 'receivable-tasks';
UPDATE saved_view v
   SET list = 'tasks', query = CASE query WHEN '' THEN '' ELSE query || '&' END || 'desk=collections',
       name = CASE WHEN EXISTS (SELECT FROM saved_view w WHERE w.list = 'tasks' AND w.owner = v.owner
                                   AND w.name = v.name) THEN left(name, 70) || ' (2)' ELSE name END
 WHERE list = 'collection-tasks';
