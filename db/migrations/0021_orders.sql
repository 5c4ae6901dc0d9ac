-- Orders from a quoting system, and work orders or service tickets: each becomes charges once.

-- Who has an outside record. Unique over all machines, which tables keyed by account cannot promise.
CREATE TABLE outside_reference (
  kind       text NOT NULL CHECK (kind IN ('order', 'ticket')),
  source     text NOT NULL,
  reference  text NOT NULL,
  account_id uuid NOT NULL,
  PRIMARY KEY (kind, source, reference)
);

CREATE TABLE sales_order (
  account_id  uuid NOT NULL REFERENCES account,
  order_id    uuid NOT NULL,
  source      text NOT NULL,
  reference   text NOT NULL,
  -- As it came in: what a repeated record is compared with, and what acceptance carries out.
  content     jsonb NOT NULL,
  valid_until date,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  accepted_on date,
  accepted_at timestamptz,
  accepted_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  reason      text,
  CHECK ((accepted_on IS NULL) = (accepted_at IS NULL)
     AND (accepted_on IS NULL) = (accepted_by IS NULL)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)
     AND (withdrawn_at IS NULL) = (reason IS NULL)),
  CHECK (accepted_on IS NULL OR withdrawn_at IS NULL),
  PRIMARY KEY (account_id, order_id),
  UNIQUE (account_id, source, reference)
);
CREATE INDEX sales_order_open ON sales_order (recorded_at, account_id, order_id)
  WHERE accepted_on IS NULL AND withdrawn_at IS NULL;

-- What each line of an accepted order became.
CREATE TABLE order_result (
  account_id      uuid NOT NULL,
  order_id        uuid NOT NULL,
  line            text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('subscription', 'quantity', 'plan', 'one_off')),
  subscription_id uuid NOT NULL,
  one_off_id      uuid,
  starts_on       date NOT NULL,
  CHECK ((kind = 'one_off') = (one_off_id IS NOT NULL)),
  PRIMARY KEY (account_id, order_id, line),
  FOREIGN KEY (account_id, order_id) REFERENCES sales_order,
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription,
  FOREIGN KEY (account_id, one_off_id) REFERENCES one_off_charge
);
-- A subscription or one-off charge comes from one line at most.
CREATE UNIQUE INDEX order_result_subscription ON order_result (account_id, subscription_id)
  WHERE kind = 'subscription';
CREATE UNIQUE INDEX order_result_one_off ON order_result (account_id, one_off_id)
  WHERE kind = 'one_off';

-- The order that an amendment carried out.
ALTER TABLE amendment ADD order_id uuid;

-- A one-off charge that was corrected is compared with what was billed for it, always.
ALTER TABLE one_off_charge ADD revision integer NOT NULL DEFAULT 0;

CREATE TABLE ticket (
  account_id uuid NOT NULL REFERENCES account,
  ticket_id  uuid NOT NULL,
  source     text NOT NULL,
  reference  text NOT NULL,
  PRIMARY KEY (account_id, ticket_id),
  UNIQUE (account_id, source, reference)
);

-- The ticket as it came in, revision by revision; the last one holds.
CREATE TABLE ticket_revision (
  account_id  uuid NOT NULL,
  ticket_id   uuid NOT NULL,
  revision    integer NOT NULL CHECK (revision > 0),
  content     jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, ticket_id, revision),
  FOREIGN KEY (account_id, ticket_id) REFERENCES ticket
);

-- The one-off charge that a line became. A line that moved to another day or product has two: the
-- earlier one stands at nothing.
CREATE TABLE ticket_charge (
  account_id uuid NOT NULL,
  ticket_id  uuid NOT NULL,
  line       text NOT NULL,
  revision   integer NOT NULL,
  one_off_id uuid NOT NULL,
  PRIMARY KEY (account_id, ticket_id, line, revision),
  UNIQUE (account_id, one_off_id),
  FOREIGN KEY (account_id, ticket_id, revision) REFERENCES ticket_revision,
  FOREIGN KEY (account_id, one_off_id) REFERENCES one_off_charge
);

GRANT SELECT, INSERT ON outside_reference, sales_order, order_result, ticket, ticket_revision,
  ticket_charge TO quittance_app;
GRANT UPDATE (account_id) ON outside_reference TO quittance_app;
GRANT UPDATE (accepted_on, accepted_at, accepted_by, withdrawn_at, withdrawn_by, reason)
  ON sales_order TO quittance_app;
