-- Contracts, their subscriptions, and what changes about them on a date.

CREATE TABLE contract (
  account_id      uuid NOT NULL REFERENCES account,
  contract_id     uuid NOT NULL,
  number          text NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  start_on        date NOT NULL,
  end_on          date,
  po_number       text,
  recorded_at     timestamptz NOT NULL,
  CHECK (end_on > start_on),
  PRIMARY KEY (account_id, contract_id),
  UNIQUE (account_id, number)
);

CREATE TABLE subscription (
  account_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  contract_id     uuid NOT NULL,
  number          text NOT NULL,
  premise_id      uuid,
  start_on        date NOT NULL,
  end_on          date,
  anchor_day      smallint NOT NULL CHECK (anchor_day BETWEEN 1 AND 31),
  recorded_at     timestamptz NOT NULL,
  CHECK (end_on >= start_on),
  PRIMARY KEY (account_id, subscription_id),
  UNIQUE (account_id, number),
  FOREIGN KEY (account_id, contract_id) REFERENCES contract,
  FOREIGN KEY (account_id, premise_id) REFERENCES premise
);

-- One charge of a plan version that a subscription pays from a date on.
CREATE TABLE subscription_item (
  account_id      uuid NOT NULL,
  item_id         uuid NOT NULL,
  subscription_id uuid NOT NULL,
  plan_code       text NOT NULL,
  plan_version    integer NOT NULL,
  charge_code     text NOT NULL,
  quantity        numeric NOT NULL,
  start_on        date NOT NULL,
  end_on          date,
  CHECK (end_on >= start_on),
  PRIMARY KEY (account_id, item_id),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription,
  FOREIGN KEY (plan_code, plan_version, charge_code) REFERENCES charge
);
CREATE INDEX subscription_item_subscription ON subscription_item (account_id, subscription_id);

-- The quantity from a date on; of two rows for one date the later revision holds.
CREATE TABLE item_quantity (
  account_id   uuid NOT NULL,
  item_id      uuid NOT NULL,
  effective_on date NOT NULL,
  revision     integer NOT NULL,
  quantity     numeric NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, item_id, effective_on, revision),
  FOREIGN KEY (account_id, item_id) REFERENCES subscription_item
);

CREATE TABLE discount (
  account_id      uuid NOT NULL,
  discount_id     uuid NOT NULL,
  subscription_id uuid NOT NULL,
  code            text NOT NULL,
  name            jsonb NOT NULL,
  percent         numeric NOT NULL CHECK (percent > 0 AND percent <= 100),
  charge_code     text,
  from_on         date NOT NULL,
  to_on           date,
  recorded_at     timestamptz NOT NULL,
  CHECK (to_on > from_on),
  PRIMARY KEY (account_id, discount_id),
  UNIQUE (account_id, subscription_id, code, from_on),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

-- A charge made once: installation, service visit. The reference of its source makes it unique.
CREATE TABLE one_off_charge (
  account_id      uuid NOT NULL,
  one_off_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  reference       text NOT NULL,
  product_code    text NOT NULL REFERENCES product,
  description     text NOT NULL,
  service_on      date NOT NULL,
  quantity        numeric NOT NULL,
  unit            text NOT NULL,
  unit_price      numeric NOT NULL CHECK (unit_price >= 0),
  tax_inclusive   boolean NOT NULL,
  recorded_at     timestamptz NOT NULL,
  billed_at       timestamptz,
  PRIMARY KEY (account_id, one_off_id),
  UNIQUE (account_id, reference),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);
CREATE INDEX one_off_charge_unbilled ON one_off_charge (account_id) WHERE billed_at IS NULL;

-- Every change to a contract, as it was and as it became.
CREATE TABLE amendment (
  account_id      uuid NOT NULL,
  amendment_id    uuid NOT NULL,
  subscription_id uuid NOT NULL,
  kind            text NOT NULL,
  effective_on    date NOT NULL,
  before          jsonb NOT NULL,
  after           jsonb NOT NULL,
  made_by         text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, amendment_id),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

-- How far each subscription has been billed, and since which service date facts have changed after
-- that. It keeps the cost of a bill run independent of the age of the contract. The row is also the
-- lock between a bill run that reads a subscription's facts and a command that changes them: the run
-- takes it FOR UPDATE before it reads, whoever changes facts takes it at least FOR SHARE.
CREATE TABLE billing_state (
  account_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  billed_through  date,
  -- The open bill run that holds a draft of it, and how far that draft goes.
  draft_run_id    uuid,
  drafted_through date,
  drafted_version bigint,
  stale_from      date,
  -- Grows whenever facts change that were billed or drafted: a draft of another version is stale.
  version         bigint NOT NULL DEFAULT 0,
  CHECK ((draft_run_id IS NULL) = (drafted_through IS NULL)
     AND (draft_run_id IS NULL) = (drafted_version IS NULL)),
  PRIMARY KEY (account_id, subscription_id),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

GRANT SELECT, INSERT ON contract, subscription, subscription_item, item_quantity, discount,
  one_off_charge, amendment, billing_state TO quittance_app;
GRANT UPDATE ON contract, subscription, subscription_item, discount, one_off_charge, billing_state
  TO quittance_app;
