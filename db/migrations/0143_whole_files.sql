-- Whether each file of an import of data is taken over whole or, with a refused line, not at all.
ALTER TABLE data_import ADD COLUMN whole_files boolean NOT NULL DEFAULT false;
