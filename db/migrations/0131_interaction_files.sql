-- Files that came with what was said: a letter that was scanned, a photo, a mail of a colleague.
CREATE TABLE interaction_file (
  account_id     uuid NOT NULL,
  interaction_id uuid NOT NULL,
  file_id        uuid NOT NULL,
  name           text NOT NULL,
  media_type     text NOT NULL,
  size_bytes     integer NOT NULL CHECK (size_bytes > 0),
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content        bytea NOT NULL,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL,
  PRIMARY KEY (account_id, interaction_id, file_id),
  UNIQUE (account_id, interaction_id, sha256),
  FOREIGN KEY (account_id, interaction_id) REFERENCES interaction
);
-- Files are asked for by their id alone.
CREATE INDEX interaction_file_by_id ON interaction_file (file_id);
GRANT SELECT, INSERT ON interaction_file TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES
  ('interaction_file', 'name', 'erased'),
  ('interaction_file', 'content', 'erased'),
  ('interaction_file', 'media_type', 'books');
