-- Legal entities and their books.

CREATE TABLE legal_entity (
  legal_entity_id uuid PRIMARY KEY,
  code            text NOT NULL UNIQUE,
  name            text NOT NULL,
  address_lines   text[] NOT NULL,
  country         text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  region          text,
  tax_id          text,
  registration    text,
  email           text,
  phone           text,
  website         text,
  bank_name       text,
  iban            text,
  bic             text,
  accent          text NOT NULL DEFAULT '#0b6e4f' CHECK (accent ~ '^#[0-9a-f]{6}$'),
  paper           text NOT NULL DEFAULT 'a4' CHECK (paper IN ('a4', 'us-letter')),
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  time_zone       text NOT NULL,
  tax_rounding    text NOT NULL DEFAULT 'per_group' CHECK (tax_rounding IN ('per_group', 'per_line')),
  rounding_mode   text NOT NULL DEFAULT 'half_up' CHECK (rounding_mode IN ('half_up', 'half_even')),
  cash_rounding   numeric CHECK (cash_rounding > 0),
  -- Entries that concern no customer stand on the entity's own house account.
  house_account_id uuid NOT NULL UNIQUE
);

CREATE TABLE ledger_account (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense'))
);

CREATE TABLE accounting_period (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  month           date NOT NULL CHECK (extract(day FROM month) = 1),
  state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  changed_at      timestamptz NOT NULL,
  changed_by      text NOT NULL,
  reason          text,
  PRIMARY KEY (legal_entity_id, month)
);

-- A transfer moves an amount from the credited to the debited account, so no entry can be unbalanced.
CREATE TABLE ledger_transfer (
  account_id      uuid NOT NULL,
  transfer_id     uuid NOT NULL,
  effective_on    date NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  debit           text NOT NULL REFERENCES ledger_account,
  credit          text NOT NULL REFERENCES ledger_account,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  currency        text NOT NULL,
  event           text NOT NULL,
  document_id     uuid,
  recorded_at     timestamptz NOT NULL,
  reverses        uuid,
  memo            text,
  CHECK (debit <> credit),
  PRIMARY KEY (account_id, transfer_id, effective_on)
) PARTITION BY RANGE (effective_on);

INSERT INTO monthly_table (name) VALUES ('ledger_transfer');

CREATE INDEX ledger_transfer_document ON ledger_transfer (account_id, document_id);
CREATE INDEX ledger_transfer_entity ON ledger_transfer (legal_entity_id, effective_on);

-- At most one reversal a transfer.
CREATE TABLE ledger_reversal (
  account_id       uuid NOT NULL,
  transfer_id      uuid NOT NULL,
  reversed_by      uuid NOT NULL,
  recorded_at      timestamptz NOT NULL,
  PRIMARY KEY (account_id, transfer_id),
  UNIQUE (account_id, reversed_by)
);

GRANT SELECT ON legal_entity, ledger_account, accounting_period, ledger_transfer, ledger_reversal
  TO quittance_app;
GRANT INSERT ON legal_entity, ledger_account, accounting_period, ledger_transfer, ledger_reversal
  TO quittance_app;
GRANT UPDATE ON legal_entity, accounting_period TO quittance_app;
