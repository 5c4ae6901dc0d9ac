-- A month that somebody is about to post into, an approved bill run for one, is not closed meanwhile.
CREATE TABLE accounting_period_hold (
  legal_entity_id uuid NOT NULL,
  month           date NOT NULL,
  -- What holds it, and how people know that.
  held_by         uuid NOT NULL,
  holder          text NOT NULL,
  held_at         timestamptz NOT NULL,
  PRIMARY KEY (legal_entity_id, month, held_by),
  FOREIGN KEY (legal_entity_id, month) REFERENCES accounting_period
);
CREATE INDEX accounting_period_hold_held_by ON accounting_period_hold (held_by);

GRANT SELECT, INSERT, DELETE ON accounting_period_hold TO quittance_app;
