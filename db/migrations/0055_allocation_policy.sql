-- In which order money pays, and which differences are forgiven: by legal entity, from a date on; of
-- two rows for one date the later revision holds. Without a row: oldest first, nothing forgiven.
CREATE TABLE allocation_policy (
  legal_entity_id   uuid NOT NULL REFERENCES legal_entity,
  from_on           date NOT NULL,
  revision          integer NOT NULL,
  item_order        text NOT NULL CHECK (item_order IN ('statute', 'oldest')),
  spread            text NOT NULL CHECK (spread IN ('fifo', 'prorated')),
  -- In the legal entity's own currency, minor units; both or neither.
  tolerance_minor   bigint CHECK (tolerance_minor >= 0),
  tolerance_percent numeric CHECK (tolerance_percent BETWEEN 0 AND 100),
  -- Why a difference within the tolerance is written off.
  reason_code       text REFERENCES receivable_reason,
  -- What becomes of money that nothing is owed for.
  overpayment       text NOT NULL CHECK (overpayment IN ('unapplied', 'on_account')),
  recorded_at       timestamptz NOT NULL,
  recorded_by       text NOT NULL,
  CHECK ((tolerance_minor IS NULL) = (tolerance_percent IS NULL)
     AND (tolerance_minor IS NULL) = (reason_code IS NULL)),
  PRIMARY KEY (legal_entity_id, from_on, revision)
);
GRANT SELECT, INSERT ON allocation_policy TO quittance_app;

-- What is taken off where the whole rest is paid by that day (early-payment discount).
ALTER TABLE open_item
  ADD COLUMN discount_on    date,
  ADD COLUMN discount_minor bigint CHECK (discount_minor > 0 AND discount_minor < amount_minor),
  ADD CHECK ((discount_on IS NULL) = (discount_minor IS NULL));
