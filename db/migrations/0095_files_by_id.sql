-- Files are asked for by their id alone.
CREATE INDEX statement_by_id ON statement (statement_id);
CREATE INDEX dispute_evidence_by_id ON dispute_evidence (evidence_id);
