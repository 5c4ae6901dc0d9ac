-- Reminders: by which rules customers are asked for what is overdue, the runs that do it, and every
-- letter with what it asked for.

-- A policy from a day on; of one day the later revision holds. Amounts are by currency: {"EUR": "10.00"};
-- a currency that is not named has no threshold and no fee.
CREATE TABLE dunning_policy (
  policy_code       text NOT NULL CHECK (policy_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  from_on           date NOT NULL,
  revision          integer NOT NULL,
  name              jsonb NOT NULL,
  grace_days        integer NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
  -- Nothing is sent below this sum.
  thresholds        jsonb NOT NULL,
  return_grace_days integer NOT NULL CHECK (return_grace_days BETWEEN 0 AND 365),
  -- Where a payment came back: at its former level again, or from the first one on.
  after_return      text NOT NULL CHECK (after_return IN ('keep', 'restart')),
  days_to_pay       integer NOT NULL CHECK (days_to_pay BETWEEN 0 AND 365),
  -- Whether customers in hardship are reminded, at no cost, or not at all.
  in_hardship       text NOT NULL CHECK (in_hardship IN ('remind', 'stop')),
  -- [{"level": 1, "afterDays": 7, "daysSinceLast": 0, "channel": "preferred", "template": "reminder_1",
  --   "fees": {"EUR": "5.00"}}], rising from 1.
  levels            jsonb NOT NULL,
  recorded_at       timestamptz NOT NULL,
  recorded_by       text NOT NULL,
  PRIMARY KEY (policy_code, from_on, revision)
);

INSERT INTO dunning_policy (policy_code, from_on, revision, name, grace_days, thresholds,
  return_grace_days, after_return, days_to_pay, in_hardship, levels, recorded_at, recorded_by)
VALUES ('standard', '2000-01-01', 0,
  '{"en":"Standard","fr":"Standard","es":"Estándar","de":"Standard"}', 3,
  '{"EUR":"5.00","USD":"5.00","GBP":"5.00","CHF":"5.00"}', 7, 'keep', 10, 'stop',
  '[{"level":1,"afterDays":7,"daysSinceLast":0,"channel":"preferred","template":"reminder_1","fees":{}},
    {"level":2,"afterDays":21,"daysSinceLast":12,"channel":"preferred","template":"reminder_2","fees":{}},
    {"level":3,"afterDays":35,"daysSinceLast":12,"channel":"letter","template":"reminder_3","fees":{}},
    {"level":4,"afterDays":49,"daysSinceLast":12,"channel":"letter","template":"final_notice","fees":{}}]',
  now(), 'system');

-- Which policy holds for whom from a day on, of two kinds: reminders and late charges. The narrowest
-- that is there counts: the account's, the segment's within the legal entity, the segment's, the legal
-- entity's, everybody's. A null policy means none.
CREATE TABLE policy_use (
  kind            text NOT NULL CHECK (kind IN ('dunning', 'late_charges')),
  legal_entity_id uuid REFERENCES legal_entity,
  segment_code    text,
  from_on         date NOT NULL,
  revision        integer NOT NULL,
  policy_code     text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (kind, legal_entity_id, segment_code, from_on, revision)
);
INSERT INTO policy_use (kind, from_on, revision, policy_code, recorded_at, recorded_by)
VALUES ('dunning', '2000-01-01', 0, 'standard', now(), 'system');

CREATE TABLE account_policy_use (
  account_id  uuid NOT NULL REFERENCES account,
  kind        text NOT NULL CHECK (kind IN ('dunning', 'late_charges')),
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  policy_code text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, kind, from_on, revision)
);

-- A stop on asking a customer, or for one item, with the reason; by hand.
CREATE TABLE dunning_hold (
  account_id  uuid NOT NULL REFERENCES account,
  hold_id     uuid NOT NULL,
  item_id     uuid,
  reason      text NOT NULL,
  from_on     date NOT NULL,
  -- The last day on which it holds; null: until it is lifted.
  until_on    date CHECK (until_on >= from_on),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, hold_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE TABLE dunning_hold_end (
  account_id  uuid NOT NULL,
  hold_id     uuid NOT NULL,
  ended_on    date NOT NULL,
  why         text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, hold_id),
  FOREIGN KEY (account_id, hold_id) REFERENCES dunning_hold
);

-- A run over whoever owes something overdue: a proposal, approved by a second person, carried out.
CREATE TABLE dunning_run (
  run_id          uuid PRIMARY KEY,
  number          text NOT NULL UNIQUE,
  kind            text NOT NULL CHECK (kind IN ('reminders', 'late_charges')),
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  run_on          date NOT NULL,
  -- Only these accounts; null: all.
  account_ids     uuid[],
  state           text NOT NULL CHECK (state IN ('preparing', 'review', 'approved', 'sending', 'sent',
    'cancelled')),
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  approved_by     text,
  approved_at     timestamptz,
  finished_at     timestamptz
);
CREATE INDEX dunning_run_latest ON dunning_run (legal_entity_id, kind, run_on);

-- A chunk is the accounts between two ids, both inclusive.
CREATE TABLE dunning_run_chunk (
  run_id       uuid NOT NULL REFERENCES dunning_run,
  chunk_no     integer NOT NULL,
  from_account uuid NOT NULL,
  to_account   uuid NOT NULL,
  state        text NOT NULL CHECK (state IN ('pending', 'ready', 'done')),
  PRIMARY KEY (run_id, chunk_no)
);

-- What a run proposes for a customer in a currency, and for each item, or why nothing.
CREATE TABLE dunning_outcome (
  account_id      uuid NOT NULL,
  run_id          uuid NOT NULL,
  currency        text NOT NULL,
  outcome         text NOT NULL CHECK (outcome IN ('asked', 'left_out', 'failed')),
  reason          text,
  level           integer,
  channel         text,
  policy_code     text,
  policy_from     date,
  policy_revision integer,
  -- What is asked for or charged, and what of it is open in all.
  amount_minor    bigint NOT NULL,
  fee_minor       bigint NOT NULL DEFAULT 0,
  overdue_minor   bigint NOT NULL,
  items           json NOT NULL,
  CHECK ((outcome = 'asked') = (reason IS NULL)),
  PRIMARY KEY (account_id, run_id, currency)
);
CREATE INDEX dunning_outcome_run ON dunning_outcome (run_id, account_id);

-- What was proposed and approved and yet not done, as something had changed by then.
CREATE TABLE dunning_dropped (
  account_id  uuid NOT NULL,
  run_id      uuid NOT NULL,
  currency    text NOT NULL,
  reason      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, run_id, currency),
  FOREIGN KEY (account_id, run_id, currency) REFERENCES dunning_outcome
);
CREATE INDEX dunning_dropped_run ON dunning_dropped (run_id);

-- A letter that was sent: one for all items of a customer, legal entity and currency.
CREATE TABLE dunning_notice (
  account_id      uuid NOT NULL,
  notice_id       uuid NOT NULL,
  run_id          uuid NOT NULL REFERENCES dunning_run,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  level           integer NOT NULL,
  policy_code     text NOT NULL,
  policy_from     date NOT NULL,
  policy_revision integer NOT NULL,
  channel         text NOT NULL,
  sent_on         date NOT NULL,
  pay_by          date NOT NULL,
  asked_minor     bigint NOT NULL CHECK (asked_minor > 0),
  fee_minor       bigint NOT NULL CHECK (fee_minor >= 0),
  -- The document by which the fee is billed.
  fee_document_id uuid,
  -- The message with the exact text.
  message_id      uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, notice_id),
  UNIQUE (account_id, run_id, currency)
);
CREATE INDEX dunning_notice_run ON dunning_notice (run_id);
CREATE INDEX dunning_notice_sent ON dunning_notice (sent_on, account_id, notice_id);

-- What it asked for of each item, at which level.
CREATE TABLE dunning_notice_item (
  account_id   uuid NOT NULL,
  item_id      uuid NOT NULL,
  notice_id    uuid NOT NULL,
  level        integer NOT NULL,
  sent_on      date NOT NULL,
  asked_minor  bigint NOT NULL CHECK (asked_minor > 0),
  -- As it was then: what was open, of which frozen, of which covered by money at hand.
  open_minor   bigint NOT NULL,
  frozen_minor bigint NOT NULL,
  CHECK (asked_minor <= open_minor - frozen_minor),
  PRIMARY KEY (account_id, item_id, notice_id),
  FOREIGN KEY (account_id, notice_id) REFERENCES dunning_notice,
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE INDEX dunning_notice_item_notice ON dunning_notice_item (account_id, notice_id);

GRANT SELECT, INSERT ON dunning_policy, policy_use, account_policy_use, dunning_hold,
  dunning_hold_end, dunning_run, dunning_run_chunk, dunning_outcome, dunning_dropped, dunning_notice,
  dunning_notice_item TO quittance_app;
GRANT UPDATE (state, approved_by, approved_at, finished_at) ON dunning_run TO quittance_app;
GRANT UPDATE (state, to_account) ON dunning_run_chunk TO quittance_app;
