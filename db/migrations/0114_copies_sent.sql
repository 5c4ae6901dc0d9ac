-- A copy of an issued document that goes with a message. The register of copies is emptied when the
-- document's time is over, so that no foreign key leads to it.
CREATE TABLE message_document_copy (
  account_id  uuid NOT NULL,
  message_id  uuid NOT NULL,
  invoice_id  uuid NOT NULL,
  copy_number integer NOT NULL,
  PRIMARY KEY (account_id, message_id, invoice_id),
  FOREIGN KEY (account_id, message_id) REFERENCES message,
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);
CREATE INDEX message_document_copy_of ON message_document_copy (account_id, invoice_id);

GRANT SELECT, INSERT ON message_document_copy TO quittance_app;
