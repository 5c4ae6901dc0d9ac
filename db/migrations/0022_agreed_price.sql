-- A price agreed with one customer, for a subscription or for all of a contract, from a date on. It
-- stands in for the catalog's price of a charge of a plan, whatever its version. Prices are added,
-- never changed; of two rows for one date the later revision holds; a row without price ends the
-- agreement on its date.

CREATE TABLE agreed_price (
  account_id      uuid NOT NULL,
  agreed_price_id uuid NOT NULL,
  contract_id     uuid NOT NULL,
  -- Null = for every subscription of the contract that pays the charge.
  subscription_id uuid,
  plan_code       text NOT NULL REFERENCES plan,
  charge_code     text NOT NULL,
  effective_from  date NOT NULL,
  revision        integer NOT NULL,
  price           jsonb,
  made_by         text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, agreed_price_id),
  UNIQUE NULLS NOT DISTINCT (account_id, contract_id, subscription_id, plan_code, charge_code,
    effective_from, revision),
  FOREIGN KEY (account_id, contract_id) REFERENCES contract,
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

GRANT SELECT, INSERT ON agreed_price TO quittance_app;
