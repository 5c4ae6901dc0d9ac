-- What is owed, handed over to a collection agency or a court, with the evidence, and taken back.

INSERT INTO ledger_account (code, name, kind) VALUES
  ('1025', 'Money at collection agencies', 'asset'),
  ('2130', 'Agency commission payable', 'liability'),
  ('6230', 'Collection costs', 'expense');

CREATE TABLE collection_agency (
  agency_code text PRIMARY KEY CHECK (agency_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  kind        text NOT NULL CHECK (kind IN ('agency', 'court')),
  name        text NOT NULL,
  email       text,
  -- Our number with them.
  reference   text,
  active      boolean NOT NULL DEFAULT true,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);
-- What they get of money that came after something was placed: through them, and to us directly; of one
-- date the later revision holds.
CREATE TABLE agency_commission (
  agency_code    text NOT NULL REFERENCES collection_agency,
  from_on        date NOT NULL,
  revision       integer NOT NULL,
  percent        numeric NOT NULL CHECK (percent BETWEEN 0 AND 100),
  direct_percent numeric NOT NULL CHECK (direct_percent BETWEEN 0 AND 100),
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL,
  PRIMARY KEY (agency_code, from_on, revision)
);

CREATE TABLE placement (
  account_id      uuid NOT NULL REFERENCES account,
  placement_id    uuid NOT NULL,
  agency_code     text NOT NULL REFERENCES collection_agency,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  placed_on       date NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  -- By their rates on the day it was placed.
  percent         numeric NOT NULL,
  direct_percent  numeric NOT NULL,
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, placement_id)
);
CREATE INDEX placement_placed ON placement (placed_on, account_id, placement_id);
CREATE TABLE placement_item (
  account_id   uuid NOT NULL,
  placement_id uuid NOT NULL,
  item_id      uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (account_id, placement_id, item_id),
  FOREIGN KEY (account_id, placement_id) REFERENCES placement,
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE INDEX placement_item_item ON placement_item (account_id, item_id);
CREATE TABLE placement_recall (
  account_id   uuid NOT NULL,
  placement_id uuid NOT NULL,
  recalled_on  date NOT NULL,
  reason       text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, placement_id),
  FOREIGN KEY (account_id, placement_id) REFERENCES placement
);
-- What was handed over as evidence, byte for byte; a later pack does not replace an earlier one.
CREATE TABLE placement_evidence (
  account_id   uuid NOT NULL,
  placement_id uuid NOT NULL,
  revision     integer NOT NULL,
  path         text NOT NULL,
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes   bigint NOT NULL,
  files        integer NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, placement_id, revision),
  FOREIGN KEY (account_id, placement_id) REFERENCES placement
);
-- The commission on money that paid a placed item; below zero where the money went back.
CREATE TABLE placement_commission (
  account_id       uuid NOT NULL,
  allocation_id    uuid NOT NULL,
  placement_id     uuid NOT NULL,
  way              text NOT NULL CHECK (way IN ('agency', 'direct')),
  percent          numeric NOT NULL,
  base_minor       bigint NOT NULL,
  commission_minor bigint NOT NULL,
  effective_on     date NOT NULL,
  transfer_id      uuid,
  recorded_at      timestamptz NOT NULL,
  recorded_by      text NOT NULL,
  CHECK ((commission_minor = 0) = (transfer_id IS NULL)),
  PRIMARY KEY (account_id, allocation_id),
  FOREIGN KEY (account_id, placement_id) REFERENCES placement,
  FOREIGN KEY (account_id, allocation_id) REFERENCES allocation
);

GRANT SELECT, INSERT ON collection_agency, agency_commission, placement, placement_item,
  placement_recall, placement_evidence, placement_commission TO quittance_app;
GRANT UPDATE (kind, name, email, reference, active, recorded_at, recorded_by) ON collection_agency
  TO quittance_app;
