-- The credit note of a surcharge whose payment came back: one, whatever is told again. Where nothing of
-- the document was left to credit, the day it was looked at stands without a note.
ALTER TABLE payment_surcharge ADD COLUMN credit_id uuid, ADD COLUMN returned_on date,
  ADD CHECK (credit_id IS NULL OR (document_id IS NOT NULL AND returned_on IS NOT NULL));
GRANT UPDATE (credit_id, returned_on) ON payment_surcharge TO quittance_app;
