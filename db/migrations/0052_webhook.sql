-- Events that other systems want to hear of. A row is written in the transaction of the fact itself, and
-- only where somebody subscribed: without endpoints there is nothing to write.
CREATE TABLE outbox_subscription (
  -- Such as invoice.issued; * is every type.
  event_type    text NOT NULL CHECK (event_type ~ '^(\*|[a-z_]+\.[a-z_]+)$'),
  subscriber_id uuid NOT NULL,
  PRIMARY KEY (event_type, subscriber_id)
);

CREATE TABLE outbox_event (
  event_id    uuid PRIMARY KEY,
  event_type  text NOT NULL,
  account_id  uuid,
  -- What it is about: a document, a bill run, an alert.
  subject_id  uuid NOT NULL,
  -- What cannot be read from the subject later, because it changes.
  facts       jsonb NOT NULL DEFAULT '{}',
  occurred_at timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'dispatched')),
  -- What is sent, made once: every try sends the same bytes.
  body        text,
  CHECK ((state = 'dispatched') = (body IS NOT NULL))
);
CREATE INDEX outbox_event_new ON outbox_event (event_id) WHERE state = 'new';
CREATE INDEX outbox_event_occurred ON outbox_event (occurred_at, event_id);

CREATE TABLE webhook_endpoint (
  endpoint_id     uuid PRIMARY KEY,
  url             text NOT NULL CHECK (length(url) <= 2000),
  description     text,
  state           text NOT NULL CHECK (state IN ('active', 'disabled')),
  disabled_reason text CHECK (disabled_reason IN ('by_hand', 'gone', 'failing')),
  disabled_at     timestamptz,
  -- Since when nothing got through.
  failing_since   timestamptz,
  created_by      text NOT NULL,
  created_at      timestamptz NOT NULL,
  CHECK ((state = 'disabled') = (disabled_reason IS NOT NULL)),
  CHECK ((state = 'disabled') = (disabled_at IS NOT NULL))
);

-- Several hold while one takes the place of another: each message is signed by all of them.
CREATE TABLE webhook_secret (
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint,
  secret_id   uuid NOT NULL,
  secret      bytea NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz,
  PRIMARY KEY (endpoint_id, secret_id)
);

CREATE TABLE webhook_delivery (
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoint,
  event_id    uuid NOT NULL REFERENCES outbox_event,
  -- 0 by itself; from 1 on asked for by somebody.
  replay_no   integer NOT NULL CHECK (replay_no >= 0),
  state       text NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'failed')),
  attempts    integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When it is due; of one being sent: when whoever sends it is given up.
  next_at     timestamptz,
  created_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  PRIMARY KEY (endpoint_id, event_id, replay_no),
  CHECK ((state IN ('waiting', 'sending')) = (next_at IS NOT NULL)),
  CHECK ((state IN ('delivered', 'failed')) = (ended_at IS NOT NULL))
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_at)
  WHERE state IN ('waiting', 'sending');
CREATE INDEX webhook_delivery_event ON webhook_delivery (event_id);

CREATE TABLE webhook_attempt (
  endpoint_id uuid NOT NULL,
  event_id    uuid NOT NULL,
  replay_no   integer NOT NULL,
  attempt     integer NOT NULL CHECK (attempt > 0),
  started_at  timestamptz NOT NULL,
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  outcome     text NOT NULL
    CHECK (outcome IN ('delivered', 'refused', 'gone', 'timeout', 'unreachable', 'blocked')),
  status      integer,
  -- The beginning of the answer, or why there was none.
  answer      text NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  PRIMARY KEY (endpoint_id, event_id, replay_no, attempt),
  FOREIGN KEY (endpoint_id, event_id, replay_no) REFERENCES webhook_delivery
);

GRANT SELECT, INSERT, DELETE ON outbox_subscription TO quittance_app;
GRANT SELECT, INSERT, DELETE, UPDATE (state, body) ON outbox_event TO quittance_app;
GRANT SELECT, INSERT, UPDATE (url, description, state, disabled_reason, disabled_at, failing_since)
  ON webhook_endpoint TO quittance_app;
GRANT SELECT, INSERT, DELETE, UPDATE (secret, expires_at) ON webhook_secret TO quittance_app;
GRANT SELECT, INSERT, DELETE, UPDATE (state, attempts, next_at, ended_at)
  ON webhook_delivery TO quittance_app;
-- What was sent is not changed afterwards; it goes with its event after some months.
GRANT SELECT, INSERT, DELETE ON webhook_attempt TO quittance_app;
