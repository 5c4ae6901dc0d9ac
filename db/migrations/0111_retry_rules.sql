-- After how many days a payment that was declined, or came back, is tried again, by the way in which it
-- is collected and why it failed, from a date on; of one date the later revision holds. Where nothing is
-- on record, what is built in holds.
CREATE TABLE retry_rule (
  way         text NOT NULL CHECK (way IN ('sepa', 'ach', 'card')),
  kind        text NOT NULL CHECK (kind IN ('funds', 'technical')),
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  -- Days after the attempt before, one for each further attempt; none: it is not tried again by itself.
  days        smallint[] NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (way, kind, from_on, revision)
);
GRANT SELECT, INSERT ON retry_rule TO quittance_app;
