-- Who took the file of a run to the bank, and when; taken once more only with a reason. A row each time.
CREATE TABLE run_file_taken (
  run_reference text NOT NULL,
  taken_no      integer NOT NULL CHECK (taken_no > 0),
  sha256        text NOT NULL,
  reason        text CHECK ((reason IS NULL) = (taken_no = 1)),
  taken_at      timestamptz NOT NULL,
  taken_by      text NOT NULL,
  PRIMARY KEY (run_reference, taken_no)
);
GRANT SELECT, INSERT ON run_file_taken TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES ('run_file_taken', '*', 'nobody');
