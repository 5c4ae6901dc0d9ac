-- Accounts below others, and who pays for them from when.

-- What holds for an account from a date on; of two rows for one date the later revision holds.
CREATE TABLE account_parent (
  account_id  uuid NOT NULL REFERENCES account,
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  -- Null: belongs to nobody from then on.
  parent_id   uuid REFERENCES account,
  -- On one invoice of the payer, on invoices of its own that the payer gets, or it pays itself.
  billing     text NOT NULL CHECK (billing IN ('consolidated', 'own', 'self')),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  CHECK (parent_id <> account_id),
  CHECK (parent_id IS NOT NULL OR billing = 'self'),
  PRIMARY KEY (account_id, from_on, revision)
);
CREATE INDEX account_parent_children ON account_parent (parent_id, account_id);

-- Who owes a document, where that is another account than the one it bills.
ALTER TABLE invoice ADD payer_id uuid;
-- A part of a document that another account's row stands for and that bears its number. Parts of one
-- document have one invoice_id; each lies with the account whose services it bills.
ALTER TABLE invoice ADD document_account_id uuid;

CREATE INDEX invoice_payer ON invoice (payer_id, invoice_id) WHERE payer_id IS NOT NULL;

ALTER TABLE draft_invoice ADD document_account_id uuid;

-- Accounts on one document are rated, held and issued together: the account of the document.
ALTER TABLE bill_run_account ADD group_id uuid;
CREATE INDEX bill_run_account_group ON bill_run_account (run_id, group_id)
  WHERE group_id IS NOT NULL;

INSERT INTO ledger_account (code, name, kind) VALUES
  ('1235', 'Receivable taken over by payers', 'asset');

GRANT SELECT, INSERT ON account_parent TO quittance_app;
