-- That customers may ask for a payment plan on their own pages, what they asked for, and what was answered.
ALTER TABLE payment_plan_policy ADD COLUMN customers_ask boolean NOT NULL DEFAULT false;

CREATE TABLE payment_plan_request (
  account_id      uuid NOT NULL REFERENCES account,
  request_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  -- What was open when it was asked for; what is agreed may differ.
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  instalments     integer NOT NULL CHECK (instalments BETWEEN 2 AND 120),
  first_on        date NOT NULL,
  note            text,
  state           text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'agreed', 'declined', 'withdrawn')),
  plan_id         uuid,
  answer          text,
  requested_at    timestamptz NOT NULL,
  requested_by    text NOT NULL,
  decided_at      timestamptz,
  decided_by      text,
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK ((state = 'agreed') = (plan_id IS NOT NULL)),
  PRIMARY KEY (account_id, request_id),
  FOREIGN KEY (account_id, plan_id) REFERENCES payment_plan
);
-- One is answered before the next is asked.
CREATE UNIQUE INDEX payment_plan_request_waiting
  ON payment_plan_request (account_id, legal_entity_id, currency) WHERE state = 'waiting';
GRANT SELECT, INSERT, UPDATE (state, plan_id, answer, decided_at, decided_by)
  ON payment_plan_request TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('payment_plan_request', 'note', 'erased'),
  ('payment_plan_request', 'answer', 'erased');
