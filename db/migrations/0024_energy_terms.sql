-- What an energy contract says of a charge beside its price: a guarantee of production, a demand
-- ratchet, net metering, a level amount. Null = nothing.

ALTER TABLE charge
  ADD COLUMN energy jsonb CHECK (energy ->> 'kind' IN
    ('guarantee', 'ratchet', 'net_metering', 'export_credit', 'budget'));
