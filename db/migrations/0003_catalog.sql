-- What is sold, what is counted, what it costs from which date, and how it is taxed.

CREATE TABLE product (
  product_code    text PRIMARY KEY,
  name            jsonb NOT NULL,
  tax_class       text NOT NULL,
  revenue_account text NOT NULL REFERENCES ledger_account
);

CREATE TABLE meter (
  meter_code  text PRIMARY KEY,
  name        jsonb NOT NULL,
  unit        text NOT NULL,
  source      text NOT NULL CHECK (source IN ('events', 'reads', 'intervals')),
  aggregation text NOT NULL DEFAULT 'sum' CHECK (aggregation IN ('sum', 'count', 'max', 'latest'))
);

CREATE TABLE plan (
  plan_code text PRIMARY KEY,
  name      jsonb NOT NULL
);

-- Live subscriptions keep their version until they are migrated on a date.
CREATE TABLE plan_version (
  plan_code     text NOT NULL REFERENCES plan,
  plan_version  integer NOT NULL CHECK (plan_version > 0),
  currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  tax_inclusive boolean NOT NULL,
  offered_from  date NOT NULL,
  PRIMARY KEY (plan_code, plan_version)
);

CREATE TABLE charge (
  plan_code       text NOT NULL,
  plan_version    integer NOT NULL,
  charge_code     text NOT NULL,
  position        integer NOT NULL,
  product_code    text NOT NULL REFERENCES product,
  name            jsonb NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('recurring', 'usage', 'one_off')),
  timing          text NOT NULL CHECK (timing IN ('advance', 'arrears')),
  months          integer NOT NULL CHECK (months BETWEEN 0 AND 120),
  proration       text NOT NULL,
  meter_code      text REFERENCES meter,
  unit            text NOT NULL,
  minimum         numeric CHECK (minimum >= 0),
  prorate_minimum boolean NOT NULL DEFAULT true,
  prorate_tiers   boolean NOT NULL DEFAULT true,
  CHECK ((kind = 'usage') = (meter_code IS NOT NULL)),
  CHECK ((kind = 'one_off') = (months = 0)),
  PRIMARY KEY (plan_code, plan_version, charge_code),
  FOREIGN KEY (plan_code, plan_version) REFERENCES plan_version
);

-- Prices are added, never changed; of two rows for one date the one recorded last holds.
CREATE TABLE price_version (
  plan_code      text NOT NULL,
  plan_version   integer NOT NULL,
  charge_code    text NOT NULL,
  effective_from date NOT NULL,
  revision       integer NOT NULL,
  price          jsonb NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (plan_code, plan_version, charge_code, effective_from, revision),
  FOREIGN KEY (plan_code, plan_version, charge_code) REFERENCES charge
);

CREATE TABLE tax_rule (
  tax_code         text NOT NULL,
  valid_from       date NOT NULL,
  valid_to         date,
  name             jsonb NOT NULL,
  country          text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  region           text,
  tax_class        text NOT NULL,
  category         text NOT NULL CHECK (category IN ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
  rate_percent     numeric NOT NULL CHECK (rate_percent >= 0),
  level            text NOT NULL DEFAULT 'country',
  compound_on      text[] NOT NULL DEFAULT '{}',
  exemption_code   text,
  exemption_reason jsonb,
  CHECK (valid_to > valid_from),
  PRIMARY KEY (tax_code, tax_class, valid_from)
);

GRANT SELECT, INSERT ON product, meter, plan, plan_version, charge, price_version, tax_rule
  TO quittance_app;
GRANT UPDATE ON product, meter, plan, tax_rule TO quittance_app;
-- A row lock needs the right to change something of the row. Charges themselves never change.
GRANT UPDATE (position) ON charge TO quittance_app;
