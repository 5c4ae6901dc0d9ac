-- Customers. The account is the aggregate: every key of its data starts with account_id.

CREATE TABLE billing_cycle (
  cycle_code text PRIMARY KEY,
  name       text NOT NULL
);

-- The calendar: what is read, cut off, issued and due when, a row a cycle and month.
CREATE TABLE billing_cycle_date (
  cycle_code   text NOT NULL REFERENCES billing_cycle,
  through_on   date NOT NULL,
  read_on      date NOT NULL,
  cut_off_on   date NOT NULL,
  issue_on     date NOT NULL,
  CHECK (read_on <= cut_off_on AND cut_off_on <= issue_on),
  PRIMARY KEY (cycle_code, through_on)
);

-- Account numbers are unique over all machines, which a table keyed by account cannot promise.
CREATE TABLE account_number (
  number     text PRIMARY KEY,
  account_id uuid NOT NULL
);

CREATE TABLE account (
  account_id     uuid PRIMARY KEY,
  number         text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('person', 'business', 'house')),
  name           text NOT NULL,
  language       text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'de')),
  time_zone      text NOT NULL,
  bill_to        jsonb NOT NULL,
  country        text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  region         text,
  email          text,
  tax_id         text,
  exemptions     jsonb NOT NULL DEFAULT '[]',
  terms_days     integer NOT NULL DEFAULT 14 CHECK (terms_days BETWEEN 0 AND 365),
  delivery       text NOT NULL DEFAULT 'portal' CHECK (delivery IN ('email', 'post', 'portal')),
  buyer_reference text,
  cycle_code     text REFERENCES billing_cycle,
  paper          text CHECK (paper IN ('a4', 'us-letter')),
  recorded_at    timestamptz NOT NULL
);
CREATE INDEX account_cycle ON account (cycle_code, account_id);

CREATE TABLE premise (
  account_id    uuid NOT NULL REFERENCES account,
  premise_id    uuid NOT NULL,
  code          text NOT NULL,
  name          text NOT NULL,
  address_lines text[] NOT NULL,
  country       text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  region        text,
  PRIMARY KEY (account_id, premise_id),
  UNIQUE (account_id, code)
);

CREATE TABLE account_hold (
  account_id  uuid NOT NULL REFERENCES account,
  hold_id     uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('billing')),
  reason      text NOT NULL,
  from_on     date NOT NULL,
  until_on    date,
  placed_by   text NOT NULL,
  recorded_at timestamptz NOT NULL,
  released_at timestamptz,
  released_by text,
  PRIMARY KEY (account_id, hold_id)
);
CREATE INDEX account_hold_open ON account_hold (account_id) WHERE released_at IS NULL;

GRANT SELECT, INSERT ON billing_cycle, billing_cycle_date, account_number, account, premise,
  account_hold TO quittance_app;
GRANT UPDATE ON billing_cycle, billing_cycle_date, account, premise, account_hold TO quittance_app;
