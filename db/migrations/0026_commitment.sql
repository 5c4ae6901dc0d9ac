-- What a customer has agreed to spend at least, term by term, over the charges of a contract or of one
-- of its subscriptions. The shortfall is billed once, when a term ends.

CREATE TABLE commitment (
  account_id      uuid NOT NULL,
  commitment_id   uuid NOT NULL,
  contract_id     uuid NOT NULL,
  -- Only charges of this subscription count; null = those of the whole contract.
  subscription_id uuid,
  code            text NOT NULL,
  name            jsonb NOT NULL,
  product_code    text NOT NULL REFERENCES product,
  -- For a whole term, in the contract's currency, without tax.
  amount          numeric NOT NULL CHECK (amount > 0),
  months          integer NOT NULL CHECK (months BETWEEN 1 AND 120),
  start_on        date NOT NULL,
  -- No term starts from then on, and one under way is cut short; null = as long as the contract.
  end_on          date,
  renews          boolean NOT NULL,
  early_exit      text NOT NULL CHECK (early_exit IN ('pro_rata', 'full')),
  -- Charges that count; null = all but charges made once.
  charge_codes    text[],
  recorded_at     timestamptz NOT NULL,
  CHECK (end_on >= start_on),
  PRIMARY KEY (account_id, commitment_id),
  UNIQUE (account_id, code),
  FOREIGN KEY (account_id, contract_id) REFERENCES contract,
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

GRANT SELECT, INSERT ON commitment TO quittance_app;
GRANT UPDATE (end_on) ON commitment TO quittance_app;
