-- What an approved action answered, where that is a secret: sealed for whoever asked for it, until taken.
ALTER TABLE approval_request ADD COLUMN outcome_sealed bytea;
GRANT UPDATE (outcome_sealed) ON approval_request TO quittance_app;

INSERT INTO personal_data VALUES ('approval_request', 'outcome_sealed', 'erased_apart');
