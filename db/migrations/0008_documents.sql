-- The file of a document as it was issued, byte for byte, and every copy made of it since.

CREATE TABLE document_file (
  account_id  uuid NOT NULL,
  invoice_id  uuid NOT NULL,
  format      text NOT NULL CHECK (format IN ('pdf')),
  path        text NOT NULL,
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes  integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, invoice_id, format),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);

CREATE TABLE document_copy (
  account_id  uuid NOT NULL,
  invoice_id  uuid NOT NULL,
  copy_number integer NOT NULL,
  printed_on  date NOT NULL,
  printed_by  text NOT NULL,
  -- With number and date all that makes a copy: printed again it has the same bytes.
  language    text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'de')),
  reason      text NOT NULL,
  sha256      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, invoice_id, copy_number),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);

GRANT SELECT, INSERT ON document_file, document_copy TO quittance_app;
