-- Accounts that became part of another: duplicates that were merged, or accounts that another legal
-- owner took over. Contracts and history stay where they are; who pays stands in account_parent.
CREATE TABLE account_succession (
  account_id    uuid NOT NULL REFERENCES account,
  succession_id uuid NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('merged', 'new_owner')),
  into_id       uuid NOT NULL REFERENCES account,
  from_on       date NOT NULL,
  reason        text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  recorded_by   text NOT NULL,
  -- Taken back: from `undone_from` on the account stands for itself again.
  undone_from   date,
  undone_at     timestamptz,
  undone_by     text,
  undone_reason text,
  CHECK (into_id <> account_id),
  CHECK ((undone_from IS NULL) = (undone_at IS NULL) AND (undone_from IS NULL) = (undone_by IS NULL)
     AND (undone_from IS NULL) = (undone_reason IS NULL)),
  PRIMARY KEY (account_id, succession_id)
);
-- An account is merged once at a time.
CREATE UNIQUE INDEX account_succession_merged ON account_succession (account_id)
  WHERE kind = 'merged' AND undone_from IS NULL;
CREATE INDEX account_succession_into ON account_succession (into_id);

-- One invoice for all premises, or one for each.
ALTER TABLE account ADD invoice_per text NOT NULL DEFAULT 'account'
  CHECK (invoice_per IN ('account', 'premise'));

GRANT SELECT, INSERT ON account_succession TO quittance_app;
GRANT UPDATE (undone_from, undone_at, undone_by, undone_reason) ON account_succession
  TO quittance_app;
