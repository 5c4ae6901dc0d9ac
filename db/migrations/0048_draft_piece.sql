-- Lines of drafts that are too long to be held in memory at once: written piece by piece as they are
-- rated, read piece by piece at issue. Which line of which draft each one is, the drafts say.
CREATE TABLE draft_piece (
  account_id uuid NOT NULL,
  run_id     uuid NOT NULL,
  piece_no   integer NOT NULL,
  lines      json NOT NULL,
  PRIMARY KEY (account_id, run_id, piece_no)
);
-- Written once, read once, deleted: compressing it would cost more than it saves.
ALTER TABLE draft_piece ALTER COLUMN lines SET STORAGE EXTERNAL;
GRANT SELECT, INSERT, DELETE ON draft_piece TO quittance_app;
