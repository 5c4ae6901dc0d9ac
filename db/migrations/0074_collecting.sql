-- What customers promised, who is to be called first, and what people must look at.

-- A promise to pay; kept or broken by the money that came, never by hand.
CREATE TABLE promise_to_pay (
  account_id      uuid NOT NULL REFERENCES account,
  promise_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  made_on         date NOT NULL,
  pay_by          date NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  -- What may be missing of it.
  tolerance_minor bigint NOT NULL CHECK (tolerance_minor >= 0 AND tolerance_minor < amount_minor),
  -- Days that the bank takes.
  grace_days      smallint NOT NULL CHECK (grace_days BETWEEN 0 AND 30),
  interaction_id  uuid,
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  CHECK (pay_by >= made_on),
  PRIMARY KEY (account_id, promise_id)
);
-- The part of each item that was promised, and that nobody asks for meanwhile.
CREATE TABLE promise_item (
  account_id   uuid NOT NULL,
  promise_id   uuid NOT NULL,
  item_id      uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (account_id, promise_id, item_id),
  FOREIGN KEY (account_id, promise_id) REFERENCES promise_to_pay,
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE TABLE promise_cancellation (
  account_id   uuid NOT NULL,
  promise_id   uuid NOT NULL,
  cancelled_on date NOT NULL,
  why          text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, promise_id),
  FOREIGN KEY (account_id, promise_id) REFERENCES promise_to_pay
);
-- How each stands, worked out from the money; never set by hand.
CREATE TABLE promise_standing (
  account_id uuid NOT NULL,
  promise_id uuid NOT NULL,
  state      text NOT NULL CHECK (state IN ('running', 'kept', 'broken', 'cancelled')),
  paid_minor bigint NOT NULL,
  as_of      date NOT NULL,
  PRIMARY KEY (account_id, promise_id),
  FOREIGN KEY (account_id, promise_id) REFERENCES promise_to_pay
);
CREATE INDEX promise_standing_running ON promise_standing (account_id) WHERE state = 'running';
CREATE INDEX promise_to_pay_by ON promise_to_pay (pay_by, account_id, promise_id);

-- What somebody must look at: once a subject and kind.
CREATE TABLE collection_task (
  account_id  uuid NOT NULL REFERENCES account,
  task_id     uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('promise_broken', 'plan_requested', 'dispute_reported',
    'suspension_order', 'reconnection_order', 'evidence_missing')),
  subject_id  uuid NOT NULL,
  facts       jsonb NOT NULL,
  due_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  done_at     timestamptz,
  done_by     text,
  note        text,
  CHECK ((done_at IS NULL) = (done_by IS NULL)),
  PRIMARY KEY (account_id, task_id),
  UNIQUE (account_id, kind, subject_id)
);
CREATE INDEX collection_task_open ON collection_task (due_on, account_id, task_id)
  WHERE done_at IS NULL;

-- In which steps customers of a segment (null: of every one) are followed up; the latest revision holds.
CREATE TABLE collection_strategy (
  strategy_code text NOT NULL CHECK (strategy_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  revision      integer NOT NULL,
  name          jsonb NOT NULL,
  segment       text REFERENCES customer_segment,
  -- [{afterDays, action, tactic}], rising.
  steps         jsonb NOT NULL,
  active        boolean NOT NULL,
  recorded_at   timestamptz NOT NULL,
  recorded_by   text NOT NULL,
  PRIMARY KEY (strategy_code, revision)
);

-- Whom to call first: a row for each customer and currency with something overdue, worked out anew every
-- day and whenever something is logged. A projection: it can be thrown away and made again.
CREATE TABLE collection_standing (
  account_id      uuid NOT NULL REFERENCES account,
  currency        text NOT NULL,
  as_of           date NOT NULL,
  collector       text,
  segment         text,
  overdue_minor   bigint NOT NULL,
  -- Of that: disputed, promised, on a plan, covered by money at hand.
  spared_minor    bigint NOT NULL,
  oldest_due_on   date NOT NULL,
  -- Chance in 10,000 that it is not paid unless somebody does something, and what it is judged by.
  risk_bps        integer NOT NULL CHECK (risk_bps BETWEEN 0 AND 10000),
  evidence        jsonb NOT NULL,
  -- Risk times what may be asked for; in units of the currency, by which the queue is ordered.
  expected_minor  bigint NOT NULL,
  priority        numeric NOT NULL,
  average_days_late integer NOT NULL,
  broken_promises integer NOT NULL,
  returned_payments integer NOT NULL,
  last_contact_at timestamptz,
  last_outcome    text,
  strategy        text,
  next_action     text,
  tactic          text,
  next_on         date,
  flags           text[] NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, currency)
);
CREATE INDEX collection_standing_queue
  ON collection_standing (priority DESC, account_id DESC, currency DESC);
CREATE INDEX collection_standing_collector
  ON collection_standing (collector, priority DESC, account_id DESC, currency DESC);
CREATE INDEX collection_standing_next ON collection_standing (next_on, account_id);

GRANT SELECT, INSERT ON promise_to_pay, promise_item, promise_cancellation, promise_standing,
  collection_task, collection_strategy, collection_standing TO quittance_app;
GRANT UPDATE (state, paid_minor, as_of) ON promise_standing TO quittance_app;
GRANT UPDATE (done_at, done_by, note) ON collection_task TO quittance_app;
GRANT UPDATE, DELETE ON collection_standing TO quittance_app;
