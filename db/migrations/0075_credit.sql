-- How much a customer may owe, and who is sold nothing more for now.

-- How a legal entity watches credit, from a date on; of one date the later revision holds. Without a row
-- limits warn.
CREATE TABLE credit_policy (
  legal_entity_id   uuid NOT NULL REFERENCES legal_entity,
  from_on           date NOT NULL,
  revision          integer NOT NULL,
  -- What becomes of new orders and subscriptions of who is above the limit.
  effect            text NOT NULL CHECK (effect IN ('refuse', 'warn')),
  counts_disputed   boolean NOT NULL,
  -- Who has owed for more days than this is held whatever the limit; null: nobody.
  hold_after_days   smallint CHECK (hold_after_days BETWEEN 1 AND 3650),
  recorded_at       timestamptz NOT NULL,
  recorded_by       text NOT NULL,
  PRIMARY KEY (legal_entity_id, from_on, revision)
);

-- How much an account may owe a legal entity, from a date on (null: as much as it likes).
CREATE TABLE credit_limit (
  account_id      uuid NOT NULL REFERENCES account,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  from_on         date NOT NULL,
  revision        integer NOT NULL,
  limit_minor     bigint CHECK (limit_minor >= 0),
  reason          text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, legal_entity_id, currency, from_on, revision)
);

-- A person stops sales to a customer.
CREATE TABLE credit_hold (
  account_id      uuid NOT NULL REFERENCES account,
  hold_id         uuid NOT NULL,
  -- Null: of every legal entity.
  legal_entity_id uuid REFERENCES legal_entity,
  from_on         date NOT NULL,
  reason          text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, hold_id)
);
CREATE TABLE credit_hold_end (
  account_id  uuid NOT NULL,
  hold_id     uuid NOT NULL,
  reason      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, hold_id),
  FOREIGN KEY (account_id, hold_id) REFERENCES credit_hold
);
-- Somebody lets sales to a customer go on until a day (the last one), though a limit or policy stands
-- against it.
CREATE TABLE credit_release (
  account_id  uuid NOT NULL REFERENCES account,
  release_id  uuid NOT NULL,
  until_on    date NOT NULL,
  reason      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, release_id)
);
GRANT SELECT, INSERT ON credit_policy, credit_limit, credit_hold, credit_hold_end, credit_release
  TO quittance_app;
