-- Money that comes back, money that is given back, and what people must then do.

-- What a returned payment costs the customer, from a date on; of one date the later revision holds.
CREATE TABLE return_fee (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  method          text NOT NULL,
  from_on         date NOT NULL,
  revision        integer NOT NULL,
  currency        text NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor >= 0),
  terms_days      integer NOT NULL CHECK (terms_days BETWEEN 0 AND 365),
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (legal_entity_id, method, currency, from_on, revision)
);

-- Ways of paying that are not taken from a customer for now.
CREATE TABLE payment_block (
  account_id   uuid NOT NULL REFERENCES account,
  block_id     uuid NOT NULL,
  method       text NOT NULL,
  reason_code  text NOT NULL REFERENCES receivable_reason,
  from_on      date NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  released_at  timestamptz,
  released_by  text,
  CHECK ((released_at IS NULL) = (released_by IS NULL)),
  PRIMARY KEY (account_id, block_id)
);
CREATE UNIQUE INDEX payment_block_open ON payment_block (account_id, method)
  WHERE released_at IS NULL;

-- What somebody must look at: once a subject and kind.
CREATE TABLE receivable_task (
  account_id  uuid NOT NULL,
  task_id     uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('returned_payment', 'unapplied', 'suspense',
    'deposit_open', 'not_recorded', 'refund_uncashed')),
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
CREATE INDEX receivable_task_open ON receivable_task (due_on, account_id, task_id)
  WHERE done_at IS NULL;

-- A credit that was paid out.
CREATE TABLE refund (
  account_id      uuid NOT NULL,
  refund_id       uuid NOT NULL,
  item_id         uuid NOT NULL,
  allocation_id   uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  way             text NOT NULL CHECK (way IN ('transfer', 'check', 'cash')),
  refunded_on     date NOT NULL,
  payee           text NOT NULL,
  -- Sealed account number of a transfer, and as lists show it.
  payee_account       bytea,
  payee_account_shown text,
  check_number    text,
  reason_code     text NOT NULL REFERENCES receivable_reason,
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  CHECK ((way = 'transfer') = (payee_account IS NOT NULL)),
  PRIMARY KEY (account_id, refund_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE INDEX refund_refunded ON refund (refunded_on, account_id, refund_id);

GRANT SELECT, INSERT ON return_fee, payment_block, receivable_task, refund TO quittance_app;
GRANT UPDATE (released_at, released_by) ON payment_block TO quittance_app;
GRANT UPDATE (done_at, done_by, note) ON receivable_task TO quittance_app;
-- Rotation of keys seals the number anew.
GRANT UPDATE (payee_account) ON refund TO quittance_app;
