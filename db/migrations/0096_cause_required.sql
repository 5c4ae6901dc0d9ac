-- Whether every credit and void has to say its cause; the latest revision holds, without one it has not.
CREATE TABLE correction_rule (
  revision       integer PRIMARY KEY CHECK (revision >= 0),
  cause_required boolean NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL
);

GRANT SELECT, INSERT ON correction_rule TO quittance_app;
