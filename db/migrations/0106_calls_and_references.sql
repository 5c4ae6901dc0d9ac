-- Reminders by telephone: where a customer is called, and letters that are calls; promises that come from
-- elsewhere under a reference.
ALTER TABLE account ADD COLUMN phone text CHECK (length(phone) BETWEEN 3 AND 40);

-- A level that is a call has a task instead of a message.
ALTER TABLE dunning_notice ALTER COLUMN message_id DROP NOT NULL,
  ADD CHECK ((channel = 'call') = (message_id IS NULL));

ALTER TABLE promise_to_pay ADD COLUMN reference text CHECK (length(reference) BETWEEN 1 AND 100);
CREATE UNIQUE INDEX promise_to_pay_reference ON promise_to_pay (account_id, reference)
  WHERE reference IS NOT NULL;

-- What an agency adds for value added tax to its commission; the tax in it is claimed as input tax.
INSERT INTO ledger_account (code, name, kind) VALUES ('1450', 'Input tax', 'asset')
  ON CONFLICT (code) DO NOTHING;
ALTER TABLE agency_commission ADD COLUMN vat_percent numeric NOT NULL DEFAULT 0
  CHECK (vat_percent BETWEEN 0 AND 100);
ALTER TABLE placement ADD COLUMN vat_percent numeric NOT NULL DEFAULT 0;
ALTER TABLE placement_commission ADD COLUMN vat_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN vat_transfer_id uuid,
  ADD CHECK ((vat_minor = 0) = (vat_transfer_id IS NULL));

-- A customer who is erased is so in the tasks about them.
GRANT UPDATE (facts) ON task TO quittance_app;
