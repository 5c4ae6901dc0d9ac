-- Which band (peak, off peak) of a tariff each time of each day belongs to. Rules as ordered JSON, the
-- first that matches decides; holidays as dates, so that nothing is looked up while bills are rated.

CREATE TABLE tou_calendar (
  calendar_code text PRIMARY KEY,
  name          jsonb NOT NULL,
  rules         jsonb NOT NULL,
  holidays      jsonb
);

GRANT SELECT, INSERT ON tou_calendar TO quittance_app;
-- Rules never change: bills were made by them. Years of holidays are added.
GRANT UPDATE (name, holidays) ON tou_calendar TO quittance_app;

-- What of an interval meter a charge counts; null = all that was used.
ALTER TABLE charge
  ADD COLUMN measure      jsonb CHECK (measure ->> 'kind' IN ('band', 'demand')),
  ADD COLUMN tou_calendar text GENERATED ALWAYS AS (measure ->> 'calendar') STORED
    REFERENCES tou_calendar;
