-- A file that the bank never got, or refused as a whole, is made anew from the same payments under
-- another message id: one of them is alive, the others are kept as replaced.
ALTER TABLE debit_run DROP CONSTRAINT debit_run_state_check;
ALTER TABLE debit_run ADD CONSTRAINT debit_run_state_check
  CHECK (state IN ('review', 'approved', 'sent', 'refused', 'settled', 'cancelled'));
ALTER TABLE refund_run DROP CONSTRAINT refund_run_state_check;
ALTER TABLE refund_run ADD CONSTRAINT refund_run_state_check
  CHECK (state IN ('review', 'approved', 'sent', 'refused', 'cancelled'));
ALTER TABLE refund_run DROP CONSTRAINT refund_run_check;
ALTER TABLE refund_run ADD CONSTRAINT refund_run_file_check CHECK (
  CASE WHEN state IN ('sent', 'refused') THEN file_path IS NOT NULL
       WHEN state IN ('review', 'approved') THEN file_path IS NULL ELSE true END);
-- The how many-th file it is; why the bank refused it as a whole; when the bank said that it has it.
ALTER TABLE debit_run
  ADD COLUMN file_no smallint NOT NULL DEFAULT 1 CHECK (file_no > 0),
  ADD COLUMN refused_for text,
  ADD COLUMN accepted_at timestamptz;
ALTER TABLE refund_run
  ADD COLUMN file_no smallint NOT NULL DEFAULT 1 CHECK (file_no > 0),
  ADD COLUMN refused_for text,
  ADD COLUMN accepted_at timestamptz;
GRANT UPDATE (pay_on, file_no, refused_for, accepted_at) ON refund_run TO quittance_app;

-- What a file stated of a changed account is stated again by the one that replaces it.
ALTER TABLE payment ADD COLUMN amended boolean NOT NULL DEFAULT false;
GRANT UPDATE (amended, collect_on) ON payment TO quittance_app;

CREATE TABLE run_file_replaced (
  run_reference text NOT NULL,
  file_no       smallint NOT NULL,
  message_id    text NOT NULL UNIQUE,
  file_path     text NOT NULL,
  sha256        text NOT NULL,
  because       text NOT NULL CHECK (because IN ('never_received', 'refused')),
  -- The bank's code, where it refused the file by a report.
  refused_for   text,
  note          text,
  replaced_at   timestamptz NOT NULL,
  replaced_by   text NOT NULL,
  PRIMARY KEY (run_reference, file_no)
);
GRANT SELECT, INSERT ON run_file_replaced TO quittance_app;

ALTER TABLE run_file_taken ADD COLUMN file_no smallint NOT NULL DEFAULT 1;
ALTER TABLE run_file_taken DROP CONSTRAINT run_file_taken_pkey;
ALTER TABLE run_file_taken ADD PRIMARY KEY (run_reference, file_no, taken_no);

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('run_file_replaced', '*', 'nobody'),
  ('debit_run', 'refused_for', 'nobody'),
  ('refund_run', 'refused_for', 'nobody');

-- Whoever removes the file of a run at the end of its term removes what it replaced, too.
CREATE FUNCTION remove_replaced_files() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO public.removed_file (path)
  SELECT p.file_path FROM public.run_file_replaced p
   WHERE p.run_reference IN (
     SELECT r.reference FROM public.debit_run r WHERE r.file_path = NEW.path
      UNION ALL SELECT r.reference FROM public.refund_run r WHERE r.file_path = NEW.path)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER removed_file_replaced AFTER INSERT ON removed_file
  FOR EACH ROW EXECUTE FUNCTION remove_replaced_files();
