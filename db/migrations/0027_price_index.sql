-- Published indexes (consumer prices, wages) that prices follow. A value is added, never changed: a
-- corrected one is a further revision.

CREATE TABLE price_index (
  index_code text PRIMARY KEY,
  name       jsonb NOT NULL
);

CREATE TABLE index_value (
  index_code   text NOT NULL REFERENCES price_index,
  month        date NOT NULL CHECK (extract(day FROM month) = 1),
  revision     integer NOT NULL,
  value        numeric NOT NULL CHECK (value > 0),
  published_on date NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (index_code, month, revision)
);

GRANT SELECT, INSERT ON price_index, index_value TO quittance_app;
GRANT UPDATE (name) ON price_index TO quittance_app;

-- Which index a price follows; null = none. Whoever records a value finds by it what it changes.
ALTER TABLE price_version
  ADD COLUMN index_code text GENERATED ALWAYS AS (price ->> 'index') STORED REFERENCES price_index;
ALTER TABLE agreed_price
  ADD COLUMN index_code text GENERATED ALWAYS AS (price ->> 'index') STORED REFERENCES price_index;
CREATE INDEX price_version_index_code ON price_version (index_code) WHERE index_code IS NOT NULL;
CREATE INDEX agreed_price_index_code ON agreed_price (index_code) WHERE index_code IS NOT NULL;
