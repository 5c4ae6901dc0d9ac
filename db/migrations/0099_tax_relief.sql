-- Tax in a debt that was given up, taken off what is owed to the tax office once the waiting time of the
-- law is over; below zero: owed to it again, because the debt is paid after all.
CREATE TABLE bad_debt_claim (
  account_id    uuid NOT NULL,
  claim_id      uuid NOT NULL,
  allocation_id uuid NOT NULL,
  tax_minor     bigint NOT NULL CHECK (tax_minor <> 0),
  claimed_on    date NOT NULL,
  transfer_id   uuid NOT NULL,
  recorded_at   timestamptz NOT NULL,
  recorded_by   text NOT NULL,
  PRIMARY KEY (account_id, claim_id),
  FOREIGN KEY (account_id, allocation_id) REFERENCES bad_debt
);
-- Of a debt it is claimed once, and given back once.
CREATE UNIQUE INDEX bad_debt_claim_once ON bad_debt_claim (account_id, allocation_id, (tax_minor > 0));
CREATE INDEX bad_debt_claim_on ON bad_debt_claim (claimed_on, account_id, claim_id);
-- Debts whose tax was not taken off when they were given up.
CREATE INDEX bad_debt_untaken ON bad_debt (written_off_on, account_id, allocation_id)
  WHERE tax_minor = 0;

GRANT SELECT, INSERT ON bad_debt_claim TO quittance_app;
