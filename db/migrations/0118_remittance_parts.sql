-- An advice that its payer pays in several payments: it is split, and each part waits for its own money.
ALTER TABLE remittance ADD COLUMN split_of uuid;
ALTER TABLE remittance ADD CHECK (split_of IS NULL OR file_id IS NULL);
ALTER TABLE remittance ADD FOREIGN KEY (account_id, split_of) REFERENCES remittance;
CREATE INDEX remittance_split_of ON remittance (account_id, split_of) WHERE split_of IS NOT NULL;
ALTER TABLE remittance DROP CONSTRAINT remittance_state_check;
ALTER TABLE remittance ADD CONSTRAINT remittance_state_check
  CHECK (state IN ('waiting', 'matched', 'returned', 'cancelled', 'split'));

-- The same advice told again is known, whether its payments are one or several.
DROP INDEX remittance_once;
CREATE UNIQUE INDEX remittance_once ON remittance (account_id, fingerprint)
  WHERE state IN ('waiting', 'matched', 'split');

-- Advices that a payment may be a part of, the latest first.
CREATE INDEX remittance_waiting_latest ON remittance (legal_entity_id, currency, remittance_id)
  WHERE state = 'waiting';
