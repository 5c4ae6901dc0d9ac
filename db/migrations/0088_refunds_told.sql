-- Whether the bank told of a refund: asked for each refund of a run.
CREATE INDEX bank_line_link_refund ON bank_line_link (subject_account_id, subject_id)
  WHERE undone_at IS NULL AND kind = 'refund';
