-- Refunds through the provider that took the money: to the card or account that it came from.

ALTER TABLE refund DROP CONSTRAINT refund_way_check;
ALTER TABLE refund ADD CONSTRAINT refund_way_check
  CHECK (way IN ('transfer', 'check', 'cash', 'provider'));

-- What a provider gives back of a payment, asked for by us or made on the provider's own pages.
CREATE TABLE provider_refund (
  account_id      uuid NOT NULL,
  refund_id       uuid NOT NULL,
  payment_id      uuid NOT NULL,
  provider        text NOT NULL REFERENCES payment_provider,
  -- Asked for by us, it is a refund (of the same id) too.
  made_by         text NOT NULL CHECK (made_by IN ('us', 'provider')),
  currency        text NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  -- The sum of what the provider said of it (provider_event); never set by hand.
  state           text NOT NULL CHECK (state IN ('planned', 'sending', 'unknown', 'pending', 'done',
    'failed')),
  reason          text,
  -- How the provider calls it.
  provider_refund_id text,
  -- What of it is in the books unless it failed: taken off a credit, and, of what had been used,
  -- owed by the customer again.
  item_id         uuid NOT NULL,
  allocation_id   uuid,
  owed_item_id    uuid,
  owed_minor      bigint NOT NULL DEFAULT 0 CHECK (owed_minor BETWEEN 0 AND amount_minor),
  ask_at          timestamptz,
  asked           smallint NOT NULL DEFAULT 0,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  changed_at      timestamptz NOT NULL,
  CHECK ((owed_item_id IS NULL) = (owed_minor = 0)),
  CHECK (made_by = 'us' OR provider_refund_id IS NOT NULL),
  PRIMARY KEY (account_id, refund_id),
  FOREIGN KEY (account_id, payment_id) REFERENCES payment,
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE INDEX provider_refund_payment ON provider_refund (account_id, payment_id);
CREATE INDEX provider_refund_ask ON provider_refund (ask_at) WHERE ask_at IS NOT NULL;
-- What the provider made alone is booked once.
CREATE UNIQUE INDEX provider_refund_once
  ON provider_refund (account_id, payment_id, provider_refund_id) WHERE made_by = 'provider';

-- What providers had refunded before is in the books already: taken off the receipt as far as that was
-- not used, and owed for the rest.
INSERT INTO provider_refund (account_id, refund_id, payment_id, provider, made_by, currency,
  amount_minor, state, provider_refund_id, item_id, recorded_at, recorded_by, changed_at)
SELECT DISTINCT ON (p.account_id, p.payment_id, v.fact ->> 'refundId')
       p.account_id, gen_random_uuid(), p.payment_id, p.provider, 'provider', p.currency,
       (v.fact ->> 'amountMinor')::bigint, 'done', v.fact ->> 'refundId', p.receipt_id,
       v.recorded_at, 'migration', v.recorded_at
  FROM payment p
  JOIN payment_reference r ON r.account_id = p.account_id AND r.payment_id = p.payment_id
  JOIN provider_event v ON v.provider = r.provider AND v.reference = r.reference
 WHERE p.refunded_minor > 0 AND p.receipt_id IS NOT NULL AND v.fact ->> 'kind' = 'refunded';

GRANT SELECT, INSERT ON provider_refund TO quittance_app;
GRANT UPDATE (state, reason, provider_refund_id, allocation_id, owed_item_id, owed_minor, ask_at,
  asked, changed_at) ON provider_refund TO quittance_app;
