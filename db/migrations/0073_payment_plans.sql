-- Payment plans: what a customer owes by several items, agreed to be paid in instalments.

-- What a clerk may agree, by legal entity from a date on; of one date the later revision holds.
CREATE TABLE payment_plan_policy (
  legal_entity_id  uuid NOT NULL REFERENCES legal_entity,
  from_on          date NOT NULL,
  revision         integer NOT NULL,
  most_instalments integer NOT NULL CHECK (most_instalments BETWEEN 1 AND 120),
  -- From the day of the agreement to the last instalment.
  most_days        integer NOT NULL CHECK (most_days BETWEEN 1 AND 3660),
  -- In the legal entity's own currency, minor units.
  least_minor      bigint NOT NULL CHECK (least_minor >= 0),
  -- An instalment is missed when it is open so many days after it was due.
  grace_days       integer NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
  -- Of a plan in default: all that is open is due as before, or the instalments stay as they are.
  acceleration     text NOT NULL CHECK (acceleration IN ('all', 'none')),
  fee_minor        bigint NOT NULL CHECK (fee_minor >= 0),
  interest_percent numeric NOT NULL CHECK (interest_percent BETWEEN 0 AND 100),
  fee_tax_class    text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  recorded_by      text NOT NULL,
  PRIMARY KEY (legal_entity_id, from_on, revision)
);

-- A plan as it was agreed. How it stands follows from its items and its end.
CREATE TABLE payment_plan (
  account_id      uuid NOT NULL REFERENCES account,
  plan_id         uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  agreed_on       date NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  grace_days      integer NOT NULL,
  acceleration    text NOT NULL CHECK (acceleration IN ('all', 'none')),
  -- The document of its fee and interest.
  fee_document_id uuid,
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, plan_id)
);
CREATE INDEX payment_plan_agreed ON payment_plan (agreed_on, account_id, plan_id);

CREATE TABLE payment_plan_instalment (
  account_id    uuid NOT NULL,
  plan_id       uuid NOT NULL,
  instalment_no integer NOT NULL CHECK (instalment_no > 0),
  due_on        date NOT NULL,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (account_id, plan_id, instalment_no),
  FOREIGN KEY (account_id, plan_id) REFERENCES payment_plan
);

-- The open items of an instalment: one for each item that it pays a part of.
CREATE TABLE payment_plan_item (
  account_id    uuid NOT NULL,
  item_id       uuid NOT NULL,
  plan_id       uuid NOT NULL,
  instalment_no integer NOT NULL,
  PRIMARY KEY (account_id, item_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item,
  FOREIGN KEY (account_id, plan_id, instalment_no) REFERENCES payment_plan_instalment
);
CREATE INDEX payment_plan_item_plan ON payment_plan_item (account_id, plan_id);

-- Ended before it was kept, at most once.
CREATE TABLE payment_plan_end (
  account_id  uuid NOT NULL,
  plan_id     uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('defaulted', 'cancelled')),
  ended_on    date NOT NULL,
  -- The instalment that was missed.
  missed_on   date,
  note        text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, plan_id),
  FOREIGN KEY (account_id, plan_id) REFERENCES payment_plan
);

GRANT SELECT, INSERT ON payment_plan_policy, payment_plan, payment_plan_instalment,
  payment_plan_item, payment_plan_end TO quittance_app;

-- Instalments of plans that are open, for the job that looks for those missed.
CREATE INDEX open_item_instalment ON open_item (due_on, account_id, item_id)
  WHERE control = '1205' AND open_minor > 0;
-- Whoever ends a plan holds its row meanwhile.
GRANT UPDATE (note) ON payment_plan TO quittance_app;
