-- Which documents a pack of evidence goes without: whoever hands it over sees it before the court does.
ALTER TABLE placement_evidence ADD COLUMN missing text[] NOT NULL DEFAULT '{}';
INSERT INTO personal_data (table_name, column_name, becomes) VALUES ('placement_evidence', 'missing', 'books');
