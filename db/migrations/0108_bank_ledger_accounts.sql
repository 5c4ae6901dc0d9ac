-- Each bank account has an account of the ledger of its own (docs/decisions/0021): 1000 was the one for
-- all of them, so that books and statements could be compared in sum alone.
INSERT INTO ledger_account (code, name, kind) VALUES
  ('1001', 'Bank account 2', 'asset'),
  ('1002', 'Bank account 3', 'asset'),
  ('1003', 'Bank account 4', 'asset'),
  ('1004', 'Bank account 5', 'asset'),
  ('1005', 'Bank account 6', 'asset'),
  ('1006', 'Bank account 7', 'asset'),
  ('1007', 'Bank account 8', 'asset'),
  ('1008', 'Bank account 9', 'asset'),
  ('1009', 'Bank account 10', 'asset')
  ON CONFLICT (code) DO NOTHING;

-- The one that money goes to and comes from where nobody says which.
ALTER TABLE bank_account ADD COLUMN main boolean NOT NULL DEFAULT false;
UPDATE bank_account SET main = true
 WHERE bank_account_id IN (
   SELECT DISTINCT ON (legal_entity_id, currency) bank_account_id FROM bank_account
    ORDER BY legal_entity_id, currency, ledger_account <> '1000', NOT active, recorded_at, code);
CREATE UNIQUE INDEX bank_account_main ON bank_account (legal_entity_id, currency) WHERE main;
GRANT UPDATE (main) ON bank_account TO quittance_app;

-- Where the ledger has it, as receipts say it of themselves. All that was posted so far is on 1000.
ALTER TABLE deposit ADD COLUMN cash_account text NOT NULL DEFAULT '1000' REFERENCES ledger_account;
ALTER TABLE payout ADD COLUMN cash_account text NOT NULL DEFAULT '1000' REFERENCES ledger_account;
ALTER TABLE refund ADD COLUMN cash_account text NOT NULL DEFAULT '1000' REFERENCES ledger_account;
ALTER TABLE refund_run ADD COLUMN cash_account text NOT NULL DEFAULT '1000' REFERENCES ledger_account;
UPDATE refund SET cash_account = CASE way WHEN 'cash' THEN '1010' ELSE '1020' END
 WHERE way IN ('cash', 'provider');
ALTER TABLE deposit ALTER COLUMN cash_account DROP DEFAULT;
ALTER TABLE payout ALTER COLUMN cash_account DROP DEFAULT;
ALTER TABLE refund ALTER COLUMN cash_account DROP DEFAULT;
ALTER TABLE refund_run ALTER COLUMN cash_account DROP DEFAULT;

-- Where a provider pays out to, in a currency that this account has; else the main one.
ALTER TABLE payment_provider ADD COLUMN bank_account_id uuid REFERENCES bank_account;
