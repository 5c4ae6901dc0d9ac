-- Whether customers are written to on the day before what they promised is due.
ALTER TABLE dunning_policy
  ADD COLUMN before_promise text NOT NULL DEFAULT 'write' CHECK (before_promise IN ('write', 'silent'));
