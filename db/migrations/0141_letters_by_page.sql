-- On which page of the file of its batch a letter begins; not known of batches made before.
ALTER TABLE print_batch_letter ADD COLUMN first_page integer CHECK (first_page > 0);
GRANT UPDATE (first_page) ON print_batch_letter TO quittance_app;
