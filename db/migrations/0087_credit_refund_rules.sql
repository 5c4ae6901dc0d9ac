-- When a customer's credit is proposed for refund: by legal entity and currency, from a date on; of
-- two rows for one date the later revision holds. Without a row nothing is proposed.
CREATE TABLE credit_refund_rule (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  from_on         date NOT NULL,
  revision        integer NOT NULL,
  -- So many days after it came; null: no longer proposed.
  after_days      smallint CHECK (after_days BETWEEN 0 AND 3650),
  -- Only what comes to more than this is proposed.
  above_minor     bigint NOT NULL CHECK (above_minor >= 0),
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (legal_entity_id, currency, from_on, revision)
);
GRANT SELECT, INSERT ON credit_refund_rule TO quittance_app;
