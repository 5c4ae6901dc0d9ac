-- Units of a charge that are free in each period, before anything is priced.

ALTER TABLE charge
  ADD COLUMN included          numeric CHECK (included > 0),
  ADD COLUMN prorate_included  boolean NOT NULL DEFAULT true;
