-- When and how often customers may be contacted about what they owe, by country ('*': wherever no rule
-- of the country is in force), from a date on; of one date the later revision holds.
CREATE TABLE contact_rule (
  country          text NOT NULL CHECK (country = '*' OR country ~ '^[A-Z]{2}$'),
  from_on          date NOT NULL,
  revision         integer NOT NULL,
  -- Hours of the customer's day without calls and e-mails, over midnight where from is above until.
  quiet_from_hour  smallint NOT NULL CHECK (quiet_from_hour BETWEEN 0 AND 23),
  quiet_until_hour smallint NOT NULL CHECK (quiet_until_hour BETWEEN 0 AND 23),
  -- 1 is Monday, 7 Sunday.
  quiet_weekdays   smallint[] NOT NULL,
  most             smallint NOT NULL CHECK (most BETWEEN 1 AND 1000),
  within_days      smallint NOT NULL CHECK (within_days BETWEEN 1 AND 31),
  days_after_call  smallint NOT NULL CHECK (days_after_call BETWEEN 0 AND 31),
  recorded_at      timestamptz NOT NULL,
  recorded_by      text NOT NULL,
  PRIMARY KEY (country, from_on, revision)
);

-- By which ways a customer does not wish to be contacted; of one date the later revision holds.
CREATE TABLE contact_opt_out (
  account_id  uuid NOT NULL REFERENCES account,
  channel     text NOT NULL CHECK (channel IN ('email', 'letter', 'portal', 'call')),
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  opted_out   boolean NOT NULL,
  note        text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, channel, from_on, revision)
);

GRANT SELECT, INSERT ON contact_rule, contact_opt_out TO quittance_app;
