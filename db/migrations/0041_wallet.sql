-- Prepaid credits: bought by an invoice, or granted without payment; used against charges when they are
-- billed, or expired. Amounts are in minor units of the wallet's currency, without tax.

INSERT INTO ledger_account (code, name, kind) VALUES ('2410', 'Prepaid credits', 'liability');

CREATE TABLE wallet (
  account_id      uuid NOT NULL,
  wallet_id       uuid NOT NULL,
  -- Bears purchases and top-ups; its contract says currency and seller.
  subscription_id uuid NOT NULL,
  code            text NOT NULL,
  name            jsonb NOT NULL,
  -- What credits are sold and taxed as. They pay for charges that bear the same tax.
  product_code    text NOT NULL REFERENCES product,
  -- Charges that they pay for; null = all but charges made once.
  charge_codes    text[],
  -- A notice is recorded when the balance falls below this.
  alert_below     bigint CHECK (alert_below > 0),
  -- When it falls below this, so much is bought; at most so many times a calendar month.
  top_up_below    bigint CHECK (top_up_below > 0),
  top_up_minor    bigint CHECK (top_up_minor > 0),
  top_ups_a_month smallint CHECK (top_ups_a_month BETWEEN 1 AND 31),
  -- What was topped up expires after so many months; null = never.
  top_up_months   smallint CHECK (top_up_months BETWEEN 1 AND 120),
  recorded_at     timestamptz NOT NULL,
  CHECK ((top_up_below IS NULL) = (top_up_minor IS NULL)
     AND (top_up_below IS NULL) = (top_ups_a_month IS NULL)),
  PRIMARY KEY (account_id, wallet_id),
  UNIQUE (account_id, code),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

-- Credits that came together and expire together.
CREATE TABLE wallet_lot (
  account_id   uuid NOT NULL,
  lot_id       uuid NOT NULL,
  wallet_id    uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('bought', 'granted')),
  -- Lower is used first; then what expires first.
  priority     smallint NOT NULL,
  from_on      date NOT NULL,
  expires_on   date,
  opened_minor bigint NOT NULL CHECK (opened_minor > 0),
  -- The sum of its entries. Whoever would take more than there is fails here.
  left_minor   bigint NOT NULL CHECK (left_minor BETWEEN 0 AND opened_minor),
  reference    text,
  reason       text,
  recorded_at  timestamptz NOT NULL,
  CHECK (expires_on > from_on),
  PRIMARY KEY (account_id, lot_id),
  UNIQUE (account_id, reference),
  FOREIGN KEY (account_id, wallet_id) REFERENCES wallet
);
CREATE INDEX wallet_lot_left ON wallet_lot (account_id, wallet_id) WHERE left_minor > 0;
CREATE INDEX wallet_lot_expires ON wallet_lot (expires_on) WHERE left_minor > 0;

-- What came into a lot and what went out of it, with the line of the document that says so.
CREATE TABLE wallet_entry (
  account_id   uuid NOT NULL,
  entry_id     uuid NOT NULL,
  lot_id       uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('opened', 'used', 'returned', 'credited', 'expired')),
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  effective_on date NOT NULL,
  invoice_id   uuid,
  line_no      integer,
  recorded_at  timestamptz NOT NULL,
  CHECK ((kind IN ('opened', 'returned')) = (amount_minor > 0)),
  PRIMARY KEY (account_id, entry_id),
  FOREIGN KEY (account_id, lot_id) REFERENCES wallet_lot
);
CREATE INDEX wallet_entry_lot ON wallet_entry (account_id, lot_id);
CREATE INDEX wallet_entry_line ON wallet_entry (account_id, invoice_id, line_no)
  WHERE invoice_id IS NOT NULL;

-- What a person should know of a wallet.
CREATE TABLE wallet_notice (
  account_id    uuid NOT NULL,
  notice_id     uuid NOT NULL,
  wallet_id     uuid NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('low_balance', 'topped_up', 'top_up_limit')),
  balance_minor bigint NOT NULL,
  effective_on  date NOT NULL,
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (account_id, notice_id),
  FOREIGN KEY (account_id, wallet_id) REFERENCES wallet
);
CREATE INDEX wallet_notice_wallet ON wallet_notice (account_id, wallet_id, effective_on);

-- A purchase of credits is a charge made once.
ALTER TABLE one_off_charge
  ADD COLUMN wallet_id      uuid,
  ADD COLUMN lot_expires_on date,
  ADD COLUMN lot_priority   smallint,
  ADD COLUMN top_up         boolean NOT NULL DEFAULT false,
  ADD CHECK ((wallet_id IS NULL) = (lot_priority IS NULL)),
  ADD FOREIGN KEY (account_id, wallet_id) REFERENCES wallet;

GRANT SELECT, INSERT ON wallet, wallet_lot, wallet_entry, wallet_notice TO quittance_app;
GRANT UPDATE ON wallet TO quittance_app;
GRANT UPDATE (left_minor) ON wallet_lot TO quittance_app;
