-- How a meter counts its events: more ways than one, some with a parameter.
ALTER TABLE meter DROP CONSTRAINT meter_aggregation_check;
ALTER TABLE meter
  ADD CONSTRAINT meter_aggregation_check CHECK (aggregation IN
    ('sum', 'count', 'unique', 'max', 'latest', 'percentile', 'average', 'time_sum')),
  -- Whose values are counted.
  ADD COLUMN property text,
  ADD COLUMN percentile numeric CHECK (percentile > 0 AND percentile <= 100),
  -- The unit of time that a level is weighted by.
  ADD COLUMN per text CHECK (per IN ('hour', 'day')),
  -- A level that stays from one period to the next until an event changes it.
  ADD COLUMN carried boolean NOT NULL DEFAULT false,
  ADD CHECK ((aggregation = 'unique') = (property IS NOT NULL)),
  ADD CHECK ((aggregation = 'percentile') = (percentile IS NOT NULL)),
  ADD CHECK ((aggregation IN ('average', 'time_sum')) = (per IS NOT NULL)),
  ADD CHECK (NOT carried OR aggregation IN ('latest', 'max', 'average', 'time_sum'));

-- Properties of its events by which a charge gives each group a line of its own, and whether tiers,
-- packages and free units count each group by itself.
ALTER TABLE charge
  ADD COLUMN group_by      text[] NOT NULL DEFAULT '{}',
  ADD COLUMN group_counter text NOT NULL DEFAULT 'apart'
    CHECK (group_counter IN ('apart', 'together'));
