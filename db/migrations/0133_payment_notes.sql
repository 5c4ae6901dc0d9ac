-- What whoever takes a payment notes with it; the receipt that comes of it keeps it.
ALTER TABLE payment ADD COLUMN note text;
INSERT INTO personal_data (table_name, column_name, becomes) VALUES ('payment', 'note', 'erased');
