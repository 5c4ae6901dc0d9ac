-- What the proofs found when somebody had all of them run: when, for whom, and of each statement how much
-- was looked at, what breaks it and the first of that. Only added to.
CREATE TABLE proof_run (
  proof_run_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ran_at       timestamptz NOT NULL,
  took_ms      integer NOT NULL CHECK (took_ms >= 0),
  asked_by     text NOT NULL,
  findings     json NOT NULL
);
CREATE INDEX proof_run_latest ON proof_run (ran_at DESC, proof_run_id DESC);
GRANT SELECT, INSERT ON proof_run TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES ('proof_run', '*', 'books');
