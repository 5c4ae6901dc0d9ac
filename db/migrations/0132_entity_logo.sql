-- The logo of a legal entity. Every one that it had is kept as it came: an issued document names its own by the
-- hash of its content, so that it prints the same whatever logo the company has now.
CREATE TABLE entity_logo (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content_type    text NOT NULL CHECK (content_type IN ('image/png', 'image/jpeg')),
  content         bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 100000),
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (legal_entity_id, sha256)
);
CREATE INDEX entity_logo_content ON entity_logo (sha256);
GRANT SELECT, INSERT ON entity_logo TO quittance_app;

ALTER TABLE legal_entity ADD COLUMN logo_sha256 text;
ALTER TABLE legal_entity ADD FOREIGN KEY (legal_entity_id, logo_sha256) REFERENCES entity_logo;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES ('entity_logo', '*', 'nobody');
