-- A number names an invoice that is there. The planner learns from it that the two tables meet one to
-- one: without it a page of the latest documents sorted all of them (0.9 s of 200,000; now 0.8 ms).
ALTER TABLE document_number ADD FOREIGN KEY (account_id, invoice_id) REFERENCES invoice;
