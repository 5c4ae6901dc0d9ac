-- What a customer signed, as it was scanned or sent: proof towards the bank for as long as a debit may be
-- claimed back (SEPA Core: 13 months). Sealed, for it shows the account number; one of equal content is
-- kept once under a mandate.
CREATE TABLE mandate_paper (
  account_id   uuid NOT NULL,
  mandate_id   uuid NOT NULL,
  paper_id     uuid NOT NULL,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  content_type text NOT NULL CHECK (content_type IN ('image/png', 'image/jpeg', 'application/pdf')),
  byte_count   integer NOT NULL CHECK (byte_count BETWEEN 1 AND 3000000),
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content      bytea NOT NULL,
  note         text,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, paper_id),
  UNIQUE (account_id, mandate_id, sha256),
  FOREIGN KEY (account_id, mandate_id) REFERENCES mandate
);
GRANT SELECT, INSERT ON mandate_paper TO quittance_app;
-- Resealed under a new key; taken out when a customer is erased.
GRANT UPDATE (content) ON mandate_paper TO quittance_app;
GRANT DELETE ON mandate_paper TO quittance_app;

-- Which mandates are debited only once their signed paper is kept.
ALTER TABLE debit_creditor ADD COLUMN papers text NOT NULL DEFAULT 'none'
  CHECK (papers IN ('none', 'sepa_b2b', 'all'));
