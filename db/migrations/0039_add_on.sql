-- Plans that need another one beside them on the same contract: any of the base plans will do. What
-- becomes of the add-on when its last base ends is the add-on's own rule.
CREATE TABLE add_on (
  plan_code       text PRIMARY KEY REFERENCES plan,
  base_plan_codes text[] NOT NULL CHECK (cardinality(base_plan_codes) > 0),
  when_base_ends  text NOT NULL CHECK (when_base_ends IN ('ends', 'refuses', 'stays'))
);

GRANT SELECT, INSERT, UPDATE ON add_on TO quittance_app;
