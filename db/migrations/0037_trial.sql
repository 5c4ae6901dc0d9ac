-- The trial with which a subscription starts: until which day it is free (the first day that is paid),
-- whether usage is free too, and from where its billing periods are counted. The latest revision
-- holds; one that ends on the start takes the trial back.
CREATE TABLE subscription_trial (
  account_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  revision        integer NOT NULL,
  end_on          date NOT NULL,
  free_usage      boolean NOT NULL,
  periods_from    text NOT NULL CHECK (periods_from IN ('start', 'trial_end')),
  made_by         text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, subscription_id, revision),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

GRANT SELECT, INSERT ON subscription_trial TO quittance_app;
