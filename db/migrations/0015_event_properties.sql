-- Named properties of a usage event (region, class, a price of its own): text, decimals as text too, so
-- that JSON cannot turn them into floats. Most events have none, which is null.
ALTER TABLE usage_event
  ADD COLUMN properties jsonb CHECK (jsonb_typeof(properties) = 'object');
