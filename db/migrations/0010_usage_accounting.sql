-- Usage that was refused, kept until a clerk has dealt with it. A row that is sent again and refused
-- again is the same row here. What was received is never changed and nothing is deleted.
CREATE TABLE rejected_usage (
  rejected_id      uuid PRIMARY KEY,
  -- Null where the account that the row names is not known (yet).
  account_id       uuid,
  -- As received; empty where the row names none.
  account_number   text NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('event', 'read', 'interval')),
  -- SHA-256 of kind and row as received.
  fingerprint      bytea NOT NULL UNIQUE,
  received         jsonb NOT NULL,
  -- The row was too long to keep: `received` then holds its beginning as text.
  shortened        boolean NOT NULL,
  -- Why it was refused last: as received, or as a clerk corrected it.
  code             text NOT NULL,
  facts            jsonb NOT NULL,
  source           text NOT NULL,
  received_at      timestamptz NOT NULL,
  last_received_at timestamptz NOT NULL,
  times_received   bigint NOT NULL CHECK (times_received > 0),
  state            text NOT NULL CHECK (state IN ('open', 'fixed', 'replayed', 'discarded')),
  -- The row as a clerk last corrected it.
  corrected        jsonb,
  -- What the row became: the names by which the event, read or interval day is found.
  recorded         jsonb,
  reason           text,
  changed_at       timestamptz,
  changed_by       text,
  CHECK ((state = 'open') = (changed_at IS NULL) AND (state = 'open') = (changed_by IS NULL)),
  CHECK ((state IN ('fixed', 'replayed')) = (recorded IS NOT NULL)),
  CHECK ((state = 'discarded') = (reason IS NOT NULL)),
  CHECK (state <> 'fixed' OR corrected IS NOT NULL)
);
-- Ids grow with time: the key by which lists are paged.
CREATE INDEX rejected_usage_open ON rejected_usage (code, rejected_id) WHERE state = 'open';
CREATE INDEX rejected_usage_queue ON rejected_usage (rejected_id) WHERE state = 'open';
CREATE INDEX rejected_usage_account ON rejected_usage (account_id, rejected_id);
CREATE INDEX rejected_usage_unknown ON rejected_usage (account_number, rejected_id)
  WHERE account_id IS NULL;

GRANT SELECT, INSERT ON rejected_usage TO quittance_app;
GRANT UPDATE (account_id, code, facts, last_received_at, times_received, state, corrected, recorded,
              reason, changed_at, changed_by) ON rejected_usage TO quittance_app;

-- Events that count no more: a void is kept, with who and why, and the event stays where it is. Its
-- replacement, where there is one, is an event of the same account with a key of its own.
CREATE TABLE usage_event_void (
  account_id        uuid NOT NULL,
  event_key         text NOT NULL,
  month             date NOT NULL,
  replacement_key   text,
  replacement_month date,
  reason            text NOT NULL,
  voided_by         text NOT NULL,
  voided_at         timestamptz NOT NULL,
  -- In this order it also tells at once whether an account has voids in some months at all.
  PRIMARY KEY (account_id, month, event_key),
  CHECK ((replacement_key IS NULL) = (replacement_month IS NULL)),
  CHECK (replacement_key <> event_key OR replacement_month <> month)
);

GRANT SELECT, INSERT ON usage_event_void TO quittance_app;
