-- Checks and cash on their way to the bank: batches with a control total, counted twice.

INSERT INTO ledger_account (code, name, kind) VALUES ('6920', 'Cash differences', 'expense');

CREATE TABLE deposit (
  -- The house account of its legal entity: a deposit is of no one customer.
  account_id      uuid NOT NULL,
  deposit_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  reference       text NOT NULL,
  -- What was counted by hand, before anybody keyed it in.
  control_minor   bigint NOT NULL CHECK (control_minor > 0),
  control_count   integer NOT NULL CHECK (control_count > 0),
  opened_on       date NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, deposit_id),
  UNIQUE (account_id, reference)
);

-- A check or an amount of cash is in one deposit at most.
CREATE TABLE deposit_receipt (
  account_id         uuid NOT NULL,
  receipt_id         uuid NOT NULL,
  deposit_account_id uuid NOT NULL,
  deposit_id         uuid NOT NULL,
  recorded_at        timestamptz NOT NULL,
  recorded_by        text NOT NULL,
  PRIMARY KEY (account_id, receipt_id),
  FOREIGN KEY (account_id, receipt_id) REFERENCES receipt
);
CREATE INDEX deposit_receipt_deposit ON deposit_receipt (deposit_account_id, deposit_id);

CREATE TABLE deposit_closing (
  account_id       uuid NOT NULL,
  deposit_id       uuid NOT NULL,
  closed_on        date NOT NULL,
  receipts_minor   bigint NOT NULL,
  -- What was counted less what was keyed in; only with a reason.
  difference_minor bigint NOT NULL,
  reason_code      text REFERENCES receivable_reason,
  transfer_ids     uuid[] NOT NULL,
  recorded_at      timestamptz NOT NULL,
  recorded_by      text NOT NULL,
  CHECK (difference_minor = 0 OR reason_code IS NOT NULL),
  PRIMARY KEY (account_id, deposit_id),
  FOREIGN KEY (account_id, deposit_id) REFERENCES deposit
);

-- Pictures of checks and slips.
CREATE TABLE receipt_image (
  account_id   uuid NOT NULL,
  image_id     uuid NOT NULL,
  receipt_id   uuid NOT NULL,
  content_type text NOT NULL CHECK (content_type IN ('image/png', 'image/jpeg', 'application/pdf')),
  content      bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 3000000),
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, image_id),
  FOREIGN KEY (account_id, receipt_id) REFERENCES receipt
);
CREATE INDEX receipt_image_receipt ON receipt_image (account_id, receipt_id);

GRANT SELECT, INSERT ON deposit, deposit_receipt, deposit_closing, receipt_image TO quittance_app;
-- Whoever works on a deposit locks its row, which needs a column that may be updated.
GRANT UPDATE (control_count) ON deposit TO quittance_app;
-- Until a deposit is closed a check can be taken out again.
GRANT DELETE ON deposit_receipt TO quittance_app;
