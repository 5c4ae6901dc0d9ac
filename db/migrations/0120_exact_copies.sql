-- The bytes of a copy that is sent: made once and kept, so that another version of the template cannot
-- change what a waiting message takes with it. It ends with the register of copies.
CREATE TABLE document_copy_file (
  account_id  uuid NOT NULL,
  invoice_id  uuid NOT NULL,
  copy_number integer NOT NULL,
  content     bytea NOT NULL,
  PRIMARY KEY (account_id, invoice_id, copy_number),
  FOREIGN KEY (account_id, invoice_id, copy_number) REFERENCES document_copy ON DELETE CASCADE
);
GRANT SELECT, INSERT ON document_copy_file TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('document_copy_file', 'content', 'ended_apart'),
  -- Digests of issued documents, by which a change of one is found.
  ('document_block', 'digests', 'books');
