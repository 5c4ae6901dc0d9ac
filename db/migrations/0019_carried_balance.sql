-- What a charge keeps from one billing period to the next: unused allowance, banked energy, peaks.
-- Each rated period leaves what is carried out of it, as it was issued; a period that is rated again
-- leaves a later revision. The next bill opens with the last one before it, so that its cost does
-- not depend on the age of the contract.

CREATE TABLE carried_balance (
  account_id   uuid NOT NULL,
  item_id      uuid NOT NULL,
  -- The nominal period at whose end (of service) this was left.
  period_start date NOT NULL,
  revision     integer NOT NULL CHECK (revision >= 0),
  -- Lots as text of exact numbers: [{bank, quantity, from, expires}], the next to expire first.
  lots         jsonb NOT NULL,
  run_id       uuid NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, item_id, period_start, revision),
  FOREIGN KEY (account_id, item_id) REFERENCES subscription_item
);

-- The same of drafts, also where nothing is to pay and so no draft document is made.
CREATE TABLE draft_carry (
  account_id   uuid NOT NULL,
  run_id       uuid NOT NULL,
  item_id      uuid NOT NULL,
  period_start date NOT NULL,
  lots         jsonb NOT NULL,
  PRIMARY KEY (account_id, run_id, item_id, period_start)
);
CREATE INDEX draft_carry_run ON draft_carry (run_id);

-- Units that were free and not used may be used later; null = they are lost with their period.
ALTER TABLE charge
  ADD COLUMN rollover jsonb CHECK (rollover IS NULL OR included IS NOT NULL);

GRANT SELECT, INSERT ON carried_balance, draft_carry TO quittance_app;
GRANT DELETE ON draft_carry TO quittance_app;
