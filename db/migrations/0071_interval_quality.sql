-- How each value of an interval day came about, as runs of letters (A40E8A48: measured, estimated,
-- measured); null where all are measured, or all estimated, as `estimated` tells. Beside it what the
-- values that were not measured come to, so that a bill can say it without reading the values.
ALTER TABLE interval_day
  ADD COLUMN qualities text CHECK (qualities ~ '^([AESFN][0-9]{1,3})+$'),
  ADD COLUMN estimated_total numeric,
  ADD CONSTRAINT interval_day_estimated_total_check
    CHECK ((qualities IS NULL) = (estimated_total IS NULL));
