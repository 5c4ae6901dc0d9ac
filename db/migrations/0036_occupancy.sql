-- Places of supply whoever lives there: premises of several accounts, one after the other, that are
-- one place with the same meters. A premise that nobody moved into or out of has no row.
CREATE TABLE occupancy (
  account_id  uuid NOT NULL,
  premise_id  uuid NOT NULL,
  -- The same for all premises of one place.
  place_id    uuid NOT NULL,
  from_on     date,
  -- The first day on which the customer is gone; null = still there.
  to_on       date,
  recorded_at timestamptz NOT NULL,
  CHECK (to_on >= from_on),
  PRIMARY KEY (account_id, premise_id),
  FOREIGN KEY (account_id, premise_id) REFERENCES premise
);
CREATE INDEX occupancy_place ON occupancy (place_id, from_on);

GRANT SELECT, INSERT ON occupancy TO quittance_app;
GRANT UPDATE (to_on) ON occupancy TO quittance_app;
