-- What a contract agrees beside its prices: term, notice, renewal, uplift, early exit, signed file; how
-- it changes; and how a subscription ends.

ALTER TABLE contract
  -- Months of the first term; null = no fixed term.
  ADD COLUMN term_months integer CHECK (term_months BETWEEN 1 AND 1200),
  -- Months or days before the end of a term (ISO 8601: P3M, P30D) by which notice is to be given.
  ADD COLUMN notice text CHECK (notice ~ '^P[0-9]{1,3}[DM]$'),
  -- After a term: it ends, another term follows, or it goes on without one.
  ADD COLUMN renewal text NOT NULL DEFAULT 'evergreen'
    CHECK (renewal IN ('none', 'auto', 'evergreen')),
  ADD COLUMN renewal_months integer CHECK (renewal_months BETWEEN 1 AND 1200),
  ADD COLUMN uplift jsonb,
  ADD COLUMN early_exit jsonb,
  ADD COLUMN signed_file jsonb,
  -- Terms that followed the first, and the first day after the one under way.
  ADD COLUMN renewals integer NOT NULL DEFAULT 0 CHECK (renewals >= 0),
  ADD COLUMN term_end_on date,
  -- The last day on which notice is in time for that end.
  ADD COLUMN notice_by date,
  ADD COLUMN notice_given_on date,
  ADD CHECK ((term_months IS NULL) = (term_end_on IS NULL)),
  ADD CHECK ((term_end_on IS NULL) = (notice_by IS NULL)),
  ADD CHECK ((renewal = 'auto') = (renewal_months IS NOT NULL)),
  ADD CHECK (renewal <> 'auto' OR term_months IS NOT NULL);
CREATE INDEX contract_notice_by ON contract (notice_by, account_id, contract_id)
  WHERE end_on IS NULL;
CREATE INDEX contract_end ON contract (end_on, account_id, contract_id) WHERE end_on IS NOT NULL;

-- The purchase order from a service date on; of two rows for one date the later revision holds.
CREATE TABLE contract_po (
  account_id  uuid NOT NULL,
  contract_id uuid NOT NULL,
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  po_number   text,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, contract_id, from_on, revision),
  FOREIGN KEY (account_id, contract_id) REFERENCES contract
);

-- Every change of a contract, as it was and as it became.
CREATE TABLE contract_amendment (
  account_id   uuid NOT NULL,
  amendment_id uuid NOT NULL,
  contract_id  uuid NOT NULL,
  kind         text NOT NULL,
  effective_on date NOT NULL,
  before       jsonb NOT NULL,
  after        jsonb NOT NULL,
  made_by      text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, amendment_id),
  FOREIGN KEY (account_id, contract_id) REFERENCES contract
);

-- How a subscription ends, with the fee for ending early as the contract had agreed it. The row stays
-- when the end is taken back, so that a fee that was billed is found and given back.
CREATE TABLE subscription_ending (
  account_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  ending_id       uuid NOT NULL,
  final_bill      text NOT NULL CHECK (final_bill IN ('bill', 'none')),
  unused          text NOT NULL CHECK (unused IN ('offset', 'credit', 'refund', 'keep')),
  exit_fee        jsonb,
  PRIMARY KEY (account_id, subscription_id),
  FOREIGN KEY (account_id, subscription_id) REFERENCES subscription
);

GRANT SELECT, INSERT ON contract_po, contract_amendment, subscription_ending TO quittance_app;
GRANT UPDATE (final_bill, unused, exit_fee) ON subscription_ending TO quittance_app;
