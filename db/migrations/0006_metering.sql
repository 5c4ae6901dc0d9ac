-- What was used: single events, register reads, interval series.

CREATE TABLE channel (
  account_id   uuid NOT NULL,
  channel_id   uuid NOT NULL,
  premise_id   uuid NOT NULL,
  meter_code   text NOT NULL REFERENCES meter,
  serial       text NOT NULL,
  register     text NOT NULL DEFAULT '1',
  multiplier   numeric NOT NULL DEFAULT 1 CHECK (multiplier > 0),
  -- Digits of the register before it starts again at zero; null where it never does.
  digits       smallint CHECK (digits BETWEEN 3 AND 12),
  installed_on date NOT NULL,
  removed_on   date,
  PRIMARY KEY (account_id, channel_id),
  UNIQUE (account_id, serial, register),
  FOREIGN KEY (account_id, premise_id) REFERENCES premise
);
CREATE INDEX channel_premise ON channel (account_id, premise_id, meter_code);

-- A register stood at `value` when local day `read_on` began. The later revision holds.
CREATE TABLE register_read (
  account_id  uuid NOT NULL,
  channel_id  uuid NOT NULL,
  read_on     date NOT NULL,
  revision    integer NOT NULL,
  value       numeric NOT NULL CHECK (value >= 0),
  quality     text NOT NULL CHECK (quality IN ('actual', 'customer', 'estimated')),
  source      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, channel_id, read_on, revision),
  FOREIGN KEY (account_id, channel_id) REFERENCES channel
);

-- One local day of a channel's interval series: 96 quarters of an hour are one row. Quantities are
-- whole numbers of 10^-scale units, null where a value is missing. The later revision holds.
CREATE TABLE interval_day (
  account_id  uuid NOT NULL,
  channel_id  uuid NOT NULL,
  day         date NOT NULL,
  revision    integer NOT NULL,
  minutes     smallint NOT NULL CHECK (minutes IN (5, 15, 30, 60)),
  scale       smallint NOT NULL CHECK (scale BETWEEN 0 AND 9),
  quantities  bigint[] NOT NULL,
  total       numeric NOT NULL,
  missing     smallint NOT NULL,
  estimated   boolean NOT NULL,
  source      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, channel_id, day, revision)
) PARTITION BY RANGE (day);

-- An event is itself once a month of its time: (account, key, month) makes a resent one a duplicate.
CREATE TABLE usage_event (
  account_id      uuid NOT NULL,
  event_key       text NOT NULL,
  month           date NOT NULL,
  subscription_id uuid NOT NULL,
  meter_code      text NOT NULL,
  occurred_at     timestamptz NOT NULL,
  quantity        numeric NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, event_key, month)
) PARTITION BY RANGE (month);
CREATE INDEX usage_event_window
  ON usage_event (account_id, subscription_id, meter_code, occurred_at);

GRANT SELECT, INSERT ON channel, register_read, interval_day, usage_event TO quittance_app;
GRANT UPDATE ON channel TO quittance_app;

INSERT INTO monthly_table (name) VALUES ('interval_day'), ('usage_event');
