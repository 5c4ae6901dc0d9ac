-- What a case is called where it came from (a file, another system): brought again, it is the same case.
ALTER TABLE dispute_case ADD COLUMN reference text CHECK (length(reference) BETWEEN 1 AND 100);
CREATE UNIQUE INDEX dispute_case_reference ON dispute_case (account_id, reference)
  WHERE reference IS NOT NULL;
