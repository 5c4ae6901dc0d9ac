-- Taking money: by providers of payments and by files to banks.

CREATE TABLE payment_provider (
  provider        text PRIMARY KEY CHECK (provider ~ '^[a-z][a-z0-9-]{0,39}$'),
  kind            text NOT NULL CHECK (kind IN ('sandbox', 'stripe', 'gocardless')),
  -- Whose money it collects.
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  -- Sealed. The webhook secret before the present one holds until the given time.
  api_key         bytea,
  webhook_secret  bytea NOT NULL,
  earlier_secret  bytea,
  earlier_until   timestamptz,
  -- Where it is asked, if not at its usual address.
  address         text,
  active          boolean NOT NULL DEFAULT true,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL
);

-- A card or bank account of a customer that a provider keeps for us; we have its name for it alone.
CREATE TABLE payment_means (
  account_id      uuid NOT NULL REFERENCES account,
  means_id        uuid NOT NULL,
  provider        text NOT NULL REFERENCES payment_provider,
  kind            text NOT NULL CHECK (kind IN ('card', 'bank')),
  token           text NOT NULL,
  customer_token  text,
  shown           text NOT NULL,
  expires_on      date,
  blocked_reason  text,
  removed_at      timestamptz,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, means_id),
  UNIQUE (account_id, provider, token)
);

-- Consent to take what falls due, up to a cap, after a notice.
CREATE TABLE autopay (
  account_id      uuid NOT NULL REFERENCES account,
  autopay_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  mandate_id      uuid,
  means_id        uuid,
  -- What is above is not taken by itself; null: no cap.
  cap_minor       bigint CHECK (cap_minor > 0),
  notice_days     smallint NOT NULL CHECK (notice_days BETWEEN 0 AND 60),
  consented_on    date NOT NULL,
  -- Where and how: a signed form, a click in the portal.
  consent         text NOT NULL,
  ended_on        date,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  CHECK ((mandate_id IS NULL) <> (means_id IS NULL)),
  PRIMARY KEY (account_id, autopay_id),
  FOREIGN KEY (account_id, mandate_id) REFERENCES mandate,
  FOREIGN KEY (account_id, means_id) REFERENCES payment_means
);
CREATE UNIQUE INDEX autopay_one ON autopay (account_id, legal_entity_id, currency)
  WHERE ended_on IS NULL;

-- Debits that go to the bank in one file.
CREATE TABLE debit_run (
  run_id          uuid PRIMARY KEY,
  reference       text NOT NULL UNIQUE,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  scheme          text NOT NULL CHECK (scheme IN ('sepa', 'ach')),
  currency        text NOT NULL,
  collect_on      date NOT NULL,
  state           text NOT NULL CHECK (state IN ('review', 'approved', 'sent', 'settled',
    'cancelled')),
  debits          integer NOT NULL,
  total_minor     bigint NOT NULL,
  file_path       text,
  file_sha256     text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  changed_at      timestamptz NOT NULL
);
CREATE INDEX debit_run_open ON debit_run (collect_on) WHERE state IN ('review', 'approved', 'sent');

-- One attempt to take money from a customer.
CREATE TABLE payment (
  account_id      uuid NOT NULL REFERENCES account,
  payment_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  initiated_by    text NOT NULL CHECK (initiated_by IN ('customer', 'autopay', 'staff')),
  -- Either a provider, with the means or its own page, or a debit of a run under a mandate.
  provider        text REFERENCES payment_provider,
  means_id        uuid,
  debit_run_id    uuid REFERENCES debit_run,
  mandate_id      uuid,
  sequence        text CHECK (sequence IN ('FRST', 'RCUR', 'OOFF', 'FNAL')),
  collect_on      date NOT NULL,
  -- When the customer was told that it will be taken.
  notified_on     date,
  -- The sum of what is known of it (provider_event); never set by hand.
  state           text NOT NULL CHECK (state IN ('planned', 'sending', 'unknown', 'needs_customer',
    'pending', 'succeeded', 'failed', 'cancelled', 'refunded', 'returned', 'disputed', 'lost')),
  reason          text,
  reference       text,
  page            text,
  -- What of it is in the books.
  receipt_id      uuid,
  reversed        boolean NOT NULL DEFAULT false,
  refunded_minor  bigint NOT NULL DEFAULT 0,
  dispute_transfer_id uuid,
  -- When the provider is asked what became of it, and the attempt that it repeats.
  ask_at          timestamptz,
  asked           smallint NOT NULL DEFAULT 0,
  attempt         smallint NOT NULL DEFAULT 1,
  retry_on        date,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  CHECK ((provider IS NULL) = (debit_run_id IS NOT NULL)),
  CHECK ((debit_run_id IS NULL) = (mandate_id IS NULL)),
  PRIMARY KEY (account_id, payment_id),
  FOREIGN KEY (account_id, means_id) REFERENCES payment_means,
  FOREIGN KEY (account_id, mandate_id) REFERENCES mandate
);
CREATE INDEX payment_live ON payment (account_id, payment_id)
  WHERE state IN ('planned', 'sending', 'unknown', 'needs_customer', 'pending');
CREATE INDEX payment_ask ON payment (ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX payment_retry ON payment (retry_on) WHERE retry_on IS NOT NULL;
CREATE INDEX payment_run ON payment (debit_run_id) WHERE debit_run_id IS NOT NULL;
CREATE INDEX payment_mandate ON payment (account_id, mandate_id) WHERE mandate_id IS NOT NULL;

-- What it is taken for.
CREATE TABLE payment_item (
  account_id      uuid NOT NULL,
  payment_id      uuid NOT NULL,
  item_account_id uuid NOT NULL,
  item_id         uuid NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (account_id, payment_id, item_account_id, item_id),
  FOREIGN KEY (account_id, payment_id) REFERENCES payment
);
CREATE INDEX payment_item_item ON payment_item (item_account_id, item_id);

-- How providers and banks call payments.
CREATE TABLE payment_reference (
  provider   text NOT NULL,
  reference  text NOT NULL,
  account_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  PRIMARY KEY (provider, reference)
);

-- What a provider or bank said of payments, each saying once. One of a payment that we do not know
-- (yet) waits here for it.
CREATE TABLE provider_event (
  provider    text NOT NULL,
  event_id    text NOT NULL,
  reference   text NOT NULL,
  fact        jsonb NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (provider, event_id)
);
CREATE INDEX provider_event_reference ON provider_event (provider, reference);

-- Money that a provider pays out to us: payments and refunds, less fees.
CREATE TABLE payout (
  provider        text NOT NULL REFERENCES payment_provider,
  payout_id       text NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  arrives_on      date NOT NULL,
  net_minor       bigint NOT NULL,
  gross_minor     bigint NOT NULL,
  fee_minor       bigint NOT NULL,
  transfer_ids    uuid[] NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CHECK (net_minor = gross_minor - fee_minor),
  PRIMARY KEY (provider, payout_id)
);
CREATE TABLE payout_line (
  provider    text NOT NULL,
  payout_id   text NOT NULL,
  line_id     text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('payment', 'refund', 'fee', 'dispute', 'adjustment')),
  reference   text,
  gross_minor bigint NOT NULL,
  fee_minor   bigint NOT NULL,
  PRIMARY KEY (provider, payout_id, line_id),
  FOREIGN KEY (provider, payout_id) REFERENCES payout
);

-- A link by which an invoice can be paid without signing in.
CREATE TABLE pay_link (
  account_id  uuid NOT NULL REFERENCES account,
  link_id     uuid NOT NULL,
  secret_hash bytea NOT NULL CHECK (length(secret_hash) = 32),
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  expires_at  timestamptz NOT NULL,
  revoked_at  timestamptz,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, link_id)
);

-- The built-in provider for trials: it plays a provider's part and is no part of our books.
CREATE TABLE sandbox_payment (
  provider    text NOT NULL,
  reference   text NOT NULL,
  -- What its maker calls it: asked for twice, it is made once.
  key         text NOT NULL,
  amount_minor bigint NOT NULL,
  currency    text NOT NULL,
  means       text NOT NULL,
  facts       jsonb NOT NULL,
  made_at     timestamptz NOT NULL,
  PRIMARY KEY (provider, reference),
  UNIQUE (provider, key)
);

GRANT SELECT, INSERT ON payment_provider, payment_means, autopay, debit_run, payment, payment_item,
  payment_reference, provider_event, payout, payout_line, pay_link, sandbox_payment
  TO quittance_app;
GRANT UPDATE ON payment_provider, debit_run, sandbox_payment TO quittance_app;
GRANT UPDATE (shown, expires_on, blocked_reason, removed_at) ON payment_means TO quittance_app;
GRANT UPDATE (ended_on) ON autopay TO quittance_app;
GRANT UPDATE (state, reason, reference, page, receipt_id, reversed, refunded_minor,
  dispute_transfer_id, ask_at, asked, retry_on, notified_on) ON payment TO quittance_app;
GRANT UPDATE (revoked_at) ON pay_link TO quittance_app;
