-- What is done by itself once a day, from which hour on, and what came of it last.

CREATE TABLE schedule (
  name    text PRIMARY KEY CHECK (name IN ('renewals', 'wallet_expiry', 'progressive_runs')),
  -- Hour of the day, where the day begins last of all legal entities; null = only by hand.
  at_hour smallint CHECK (at_hour BETWEEN 0 AND 23),
  -- The last day for which it was done.
  done_on date,
  done_at timestamptz,
  outcome jsonb,
  CHECK ((done_on IS NULL) = (done_at IS NULL) AND (done_on IS NULL) = (outcome IS NULL))
);

INSERT INTO schedule (name, at_hour) VALUES
  ('renewals', 2), ('wallet_expiry', 2), ('progressive_runs', 3);

GRANT SELECT ON schedule TO quittance_app;
GRANT UPDATE (at_hour, done_on, done_at, outcome) ON schedule TO quittance_app;

-- A progressive run that was started by schedule and billed nobody is ended with nothing kept of it.
GRANT DELETE ON bill_run_account TO quittance_app;

CREATE INDEX subscription_progressive ON subscription (account_id)
  WHERE progressive_amount IS NOT NULL;
