-- Late fees and interest: what is charged on what is overdue, from a day on.
CREATE TABLE late_charge_policy (
  policy_code    text NOT NULL CHECK (policy_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  from_on        date NOT NULL,
  revision       integer NOT NULL,
  name           jsonb NOT NULL,
  -- Whom it may be charged to.
  customers      text NOT NULL CHECK (customers IN ('all', 'business', 'person')),
  -- A reference rate and points above it, or a rate of one's own; neither: no interest.
  rate_code      text,
  annual_percent numeric CHECK (annual_percent >= 0),
  points         numeric NOT NULL CHECK (points >= 0),
  -- The most a year, points included.
  most_percent   numeric CHECK (most_percent >= 0),
  day_basis      text NOT NULL CHECK (day_basis IN ('365', '360', 'actual')),
  -- Nothing is charged on an item that is overdue for no more days than this.
  grace_days     integer NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
  -- Once an item, by currency: {"EUR": "40.00"}.
  flat           jsonb NOT NULL,
  -- What comes to less waits for the next time.
  minimums       jsonb NOT NULL,
  terms_days     integer NOT NULL CHECK (terms_days BETWEEN 0 AND 365),
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL,
  CHECK (rate_code IS NULL OR annual_percent IS NULL),
  PRIMARY KEY (policy_code, from_on, revision)
);

-- Reference rates by the day from which they hold, percent a year.
CREATE TABLE reference_rate (
  rate_code   text NOT NULL CHECK (rate_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  percent     numeric NOT NULL CHECK (percent BETWEEN -100 AND 1000),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (rate_code, from_on, revision)
);
-- The ECB's rate on main refinancing operations on 1 January and 1 July of a year (Directive 2011/7/EU,
-- article 2(7)); the next half-years are entered as they come.
INSERT INTO reference_rate (rate_code, from_on, revision, percent, recorded_at, recorded_by) VALUES
  ('ecb', '2016-07-01', 0, 0.00, now(), 'system'), ('ecb', '2023-01-01', 0, 2.50, now(), 'system'),
  ('ecb', '2023-07-01', 0, 4.00, now(), 'system'), ('ecb', '2024-01-01', 0, 4.50, now(), 'system'),
  ('ecb', '2024-07-01', 0, 4.25, now(), 'system'), ('ecb', '2025-01-01', 0, 3.15, now(), 'system'),
  ('ecb', '2025-07-01', 0, 2.15, now(), 'system'), ('ecb', '2026-01-01', 0, 2.15, now(), 'system');

-- Between businesses in the EU: 8 points above it and 40 EUR an invoice (articles 2(6), 6(1)). Nobody
-- is charged by it before somebody says for whom it holds.
INSERT INTO late_charge_policy (policy_code, from_on, revision, name, customers, rate_code, points,
  day_basis, grace_days, flat, minimums, terms_days, recorded_at, recorded_by)
VALUES ('eu_late_payment', '2016-07-01', 0,
  '{"en":"EU late payment","fr":"Retard de paiement UE","es":"Morosidad UE","de":"EU-Zahlungsverzug"}',
  'business', 'ecb', 8, '365', 0, '{"EUR":"40.00"}', '{}', 14, now(), 'system');

-- Ceilings of law on the yearly rate where a customer lives; an empty region: the whole country.
CREATE TABLE rate_cap (
  country      text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  region       text NOT NULL DEFAULT '',
  customers    text NOT NULL CHECK (customers IN ('all', 'business', 'person')),
  from_on      date NOT NULL,
  revision     integer NOT NULL,
  -- Null: none any more.
  most_percent numeric CHECK (most_percent >= 0),
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (country, region, customers, from_on, revision)
);

-- What was charged on an item: interest for days, each at most once, or the flat sum, once. What was
-- charged before is taken off what all of its days come to, so that late news of money correct it.
CREATE TABLE late_charge (
  account_id      uuid NOT NULL,
  item_id         uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('interest', 'flat')),
  -- [start_on, end_on): the days of interest; of a flat sum the day on which it was charged.
  start_on        date NOT NULL,
  end_on          date NOT NULL CHECK (end_on > start_on),
  amount_minor    bigint NOT NULL CHECK (amount_minor >= 0),
  -- How it came about: stretches of principal, rate and days, and what was charged before.
  detail          json NOT NULL,
  run_id          uuid NOT NULL REFERENCES dunning_run,
  document_id     uuid NOT NULL,
  policy_code     text NOT NULL,
  policy_from     date NOT NULL,
  policy_revision integer NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, item_id, kind, start_on),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE UNIQUE INDEX late_charge_flat ON late_charge (account_id, item_id) WHERE kind = 'flat';
CREATE INDEX late_charge_document ON late_charge (account_id, document_id);
CREATE INDEX late_charge_run ON late_charge (run_id);

-- Late fees and interest that a customer need not pay after all: the credit note that says so, and why.
CREATE TABLE late_charge_waiver (
  account_id     uuid NOT NULL,
  document_id    uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  amount_minor   bigint NOT NULL CHECK (amount_minor > 0),
  currency       text NOT NULL,
  reason         text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL,
  PRIMARY KEY (account_id, document_id)
);

GRANT SELECT, INSERT ON late_charge_policy, reference_rate, rate_cap, late_charge,
  late_charge_waiver TO quittance_app;
