-- The most that a customer pays for a period of a charge. What is there has no cap.

ALTER TABLE charge
  ADD COLUMN maximum          numeric CHECK (maximum >= 0),
  ADD COLUMN prorate_maximum  boolean NOT NULL DEFAULT true,
  ADD CONSTRAINT charge_maximum_above_minimum CHECK (maximum >= minimum);
