-- Limits that an account's usage or spending is watched for, and when they were reached.

CREATE TABLE usage_alert (
  account_id      uuid NOT NULL REFERENCES account,
  alert_id        uuid NOT NULL,
  code            text NOT NULL,
  -- Null = all of the account's; a quantity is always of one charge.
  subscription_id uuid,
  charge_code     text,
  measure         text NOT NULL CHECK (measure IN ('quantity', 'amount')),
  currency        text,
  -- In units or the currency; a percentage where percent_of says of what.
  threshold       numeric NOT NULL CHECK (threshold > 0),
  percent_of      text CHECK (percent_of IN ('budget', 'included', 'minimum')),
  budget          numeric CHECK (budget > 0),
  -- What has been used so far, or what the period is expected to come to.
  basis           text NOT NULL CHECK (basis IN ('current', 'projected')),
  recorded_at     timestamptz NOT NULL,
  ended_at        timestamptz,
  CHECK ((measure = 'amount') = (currency IS NOT NULL)),
  CHECK (measure = 'amount' OR charge_code IS NOT NULL),
  CHECK ((percent_of IS NOT DISTINCT FROM 'budget') = (budget IS NOT NULL)),
  PRIMARY KEY (account_id, alert_id),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);
CREATE UNIQUE INDEX usage_alert_code ON usage_alert (account_id, code) WHERE ended_at IS NULL;

-- Once for each alert and period.
CREATE TABLE usage_alert_notice (
  account_id    uuid NOT NULL,
  alert_id      uuid NOT NULL,
  period_start  date NOT NULL,
  period_end    date NOT NULL,
  -- What had been reached, and the limit, both in units or the currency.
  value         numeric NOT NULL,
  threshold     numeric NOT NULL,
  -- Nothing is sent to customers yet.
  delivery      text NOT NULL CHECK (delivery IN ('not_sent')),
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (account_id, alert_id, period_start),
  FOREIGN KEY (account_id, alert_id) REFERENCES usage_alert
);
CREATE INDEX usage_alert_notice_recorded ON usage_alert_notice (recorded_at, account_id, alert_id);

GRANT SELECT, INSERT ON usage_alert, usage_alert_notice TO quittance_app;
GRANT UPDATE (ended_at) ON usage_alert TO quittance_app;
