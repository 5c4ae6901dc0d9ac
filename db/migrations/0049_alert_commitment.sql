-- Spending watched as a part of a commitment, over its term.

ALTER TABLE usage_alert
  DROP CONSTRAINT usage_alert_percent_of_check,
  ADD CONSTRAINT usage_alert_percent_of_check
    CHECK (percent_of IN ('budget', 'included', 'minimum', 'commitment')),
  -- Code of the account's commitment.
  ADD COLUMN commitment_code text,
  ADD CHECK ((percent_of IS NOT DISTINCT FROM 'commitment') = (commitment_code IS NOT NULL));
