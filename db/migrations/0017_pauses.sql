-- Spans in which a subscription rests: its fees stop or go on, its usage is refused or billed. An end
-- on the first day takes a pause back.

CREATE TABLE subscription_pause (
  account_id      uuid NOT NULL,
  pause_id        uuid NOT NULL,
  subscription_id uuid NOT NULL,
  from_on         date NOT NULL,
  -- The day of resumption; null = until further notice.
  to_on           date,
  fees            text NOT NULL CHECK (fees IN ('stop', 'keep')),
  usage           text NOT NULL CHECK (usage IN ('refuse', 'bill')),
  recorded_at     timestamptz NOT NULL,
  CHECK (to_on >= from_on),
  PRIMARY KEY (account_id, pause_id),
  UNIQUE (account_id, subscription_id, from_on),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

GRANT SELECT, INSERT ON subscription_pause TO quittance_app;
GRANT UPDATE (to_on, fees, usage) ON subscription_pause TO quittance_app;
