-- Runs that are no regular bill run: they rate again what was billed, or bill usage in mid-period.

ALTER TABLE bill_run
  ADD COLUMN kind text NOT NULL DEFAULT 'regular' CHECK (kind IN ('regular', 'rebill', 'progressive')),
  -- What a run of another kind is about; see the kind's own README words.
  ADD COLUMN terms jsonb,
  ADD CHECK ((kind = 'regular') = (terms IS NULL));

-- What a rebill found billed, and what it makes of it: the before and after that is approved.
CREATE TABLE rebill_comparison (
  account_id   uuid NOT NULL,
  run_id       uuid NOT NULL,
  currency     text NOT NULL,
  -- Billed keys that were rated again, their documents that are voided, documents that are made.
  periods      integer NOT NULL,
  voided       integer NOT NULL,
  documents    integer NOT NULL,
  before_net_minor bigint NOT NULL,
  net_minor    bigint NOT NULL,
  tax_minor    bigint NOT NULL,
  payable_minor bigint NOT NULL,
  PRIMARY KEY (account_id, run_id, currency)
);
CREATE INDEX rebill_comparison_run ON rebill_comparison (run_id, account_id);

GRANT SELECT, INSERT, DELETE ON rebill_comparison TO quittance_app;
