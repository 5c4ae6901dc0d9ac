-- What becomes of a customer's signed mandates: they go with the mandate when the customer is erased.
INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('mandate_paper', 'name', 'erased_apart'),
  ('mandate_paper', 'note', 'erased_apart'),
  ('mandate_paper', 'content', 'erased_apart');
