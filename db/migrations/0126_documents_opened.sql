-- That a customer opened a document on their own pages, the first time: a proof that it arrived.
CREATE TABLE document_opening (
  account_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  opened_at  timestamptz NOT NULL,
  opened_by  text NOT NULL,
  PRIMARY KEY (account_id, invoice_id),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);
GRANT SELECT, INSERT ON document_opening TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('document_opening', '*', 'nobody');
