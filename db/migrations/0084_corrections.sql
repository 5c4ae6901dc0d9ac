-- Corrections: a credit note undone, goodwill within a budget, bad debts and their recovery, the
-- provision for what will not be paid.

INSERT INTO ledger_account (code, name, kind) VALUES ('5110', 'Goodwill', 'expense');

ALTER TABLE invoice DROP CONSTRAINT invoice_purpose_check,
  ADD CONSTRAINT invoice_purpose_check CHECK (purpose IN
    ('debit_note', 'late_fee', 'interest', 'fee', 'goodwill', 'credit_undone'));

-- What may be given away, by whom answered for, in a span of days. `used_minor` is what was given; the
-- row is its lock.
CREATE TABLE goodwill_budget (
  budget_code  text PRIMARY KEY CHECK (budget_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  -- A person or a team.
  owner        text NOT NULL,
  from_on      date NOT NULL,
  -- The last day.
  to_on        date NOT NULL,
  currency     text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  used_minor   bigint NOT NULL DEFAULT 0 CHECK (used_minor >= 0),
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  CHECK (to_on >= from_on),
  CHECK (used_minor <= amount_minor)
);

CREATE TABLE goodwill_grant (
  account_id   uuid NOT NULL,
  document_id  uuid NOT NULL,
  budget_code  text NOT NULL REFERENCES goodwill_budget,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  given_on     date NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, document_id)
);
CREATE INDEX goodwill_grant_budget ON goodwill_grant (budget_code);

INSERT INTO receivable_reason (reason_code, use, name, tax_relief, recorded_at, recorded_by) VALUES
  ('uncollectable', 'write_off', '{"en":"Uncollectable","fr":"Irrécouvrable","es":"Incobrable","de":"Uneinbringlich"}', true, now(), 'system'),
  ('insolvency', 'write_off', '{"en":"Insolvency","fr":"Insolvabilité","es":"Insolvencia","de":"Insolvenz"}', true, now(), 'system'),
  ('time_barred', 'write_off', '{"en":"Time-barred","fr":"Prescrit","es":"Prescrito","de":"Verjährt"}', false, now(), 'system')
  ON CONFLICT DO NOTHING;

-- From how many days past the due date on the tax in a bad debt is taken off what is owed to the tax
-- office, by the seller's country and reason; without a row it is not.
CREATE TABLE bad_debt_relief (
  country      text NOT NULL,
  reason_code  text NOT NULL REFERENCES receivable_reason,
  from_on      date NOT NULL,
  revision     integer NOT NULL,
  -- Null: no relief from then on.
  days_overdue integer CHECK (days_overdue >= 0),
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (country, reason_code, from_on, revision)
);

-- A debt that was given up, by the allocation that took it off its item. It stands until that is
-- reversed: the debt is recovered.
CREATE TABLE bad_debt (
  account_id    uuid NOT NULL,
  allocation_id uuid NOT NULL,
  item_id       uuid NOT NULL,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  tax_minor     bigint NOT NULL CHECK (tax_minor BETWEEN 0 AND amount_minor),
  reason_code   text NOT NULL REFERENCES receivable_reason,
  written_off_on date NOT NULL,
  recorded_at   timestamptz NOT NULL,
  recorded_by   text NOT NULL,
  PRIMARY KEY (account_id, allocation_id),
  FOREIGN KEY (account_id, allocation_id) REFERENCES allocation,
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);

-- What share of what is owed is not expected to be paid, by age and segment ('*': any other).
CREATE TABLE provision_rate (
  segment_code text NOT NULL,
  from_on      date NOT NULL,
  revision     integer NOT NULL,
  -- Percent: not yet due, 1-30, 31-60, 61-90, 91-120, more than 120 days overdue.
  percents     numeric[] NOT NULL CHECK (cardinality(percents) = 6),
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (segment_code, from_on, revision)
);

-- What the allowance had to come to at the end of a month, and what was posted to bring it there.
CREATE TABLE credit_provision (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  month           date NOT NULL,
  currency        text NOT NULL,
  revision        integer NOT NULL,
  target_minor    bigint NOT NULL CHECK (target_minor >= 0),
  posted_minor    bigint NOT NULL,
  transfer_id     uuid,
  -- Segment, open amounts by age, percents.
  matrix          jsonb NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (legal_entity_id, month, currency, revision)
);

GRANT SELECT, INSERT ON goodwill_budget, goodwill_grant, bad_debt_relief, bad_debt, provision_rate,
  credit_provision TO quittance_app;
GRANT UPDATE (owner, from_on, to_on, amount_minor, used_minor, recorded_at, recorded_by)
  ON goodwill_budget TO quittance_app;
