-- Refunds by ACH credit, beside transfers in euros: a routing number with an account number (sealed as
-- one, as under mandates), and whether it is a checking or a savings account.
ALTER TABLE refund ADD COLUMN account_type text CHECK (account_type IN ('checking', 'savings'));
ALTER TABLE refund ADD CONSTRAINT refund_american_account
  CHECK (account_type IS NULL OR way = 'transfer');

ALTER TABLE refund_run ADD COLUMN scheme text NOT NULL DEFAULT 'sepa'
  CHECK (scheme IN ('sepa', 'ach'));

-- What the bank calls an entry of an ACH file, and the account that it says is right from now on.
ALTER TABLE refund_run_part ADD COLUMN trace text;
ALTER TABLE refund_run_part ADD COLUMN change_told text;
CREATE INDEX refund_run_part_trace ON refund_run_part (trace) WHERE trace IS NOT NULL;
GRANT UPDATE (change_told) ON refund_run_part TO quittance_app;
