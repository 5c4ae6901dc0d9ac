-- Incidents: something was wrong on many documents at once (a price, a tariff, a meter's reads, a tax),
-- and all of them are put right under one approval. Their documents are made by bill runs of the kind
-- `rebill` or `credit`, one a legal entity.

ALTER TABLE bill_run DROP CONSTRAINT bill_run_kind_check,
  ADD CONSTRAINT bill_run_kind_check CHECK (kind IN ('regular', 'rebill', 'progressive', 'credit'));

CREATE TABLE incident (
  incident_id uuid PRIMARY KEY,
  -- INC-2026-1
  number      text NOT NULL UNIQUE,
  title       text NOT NULL,
  wrong       text NOT NULL CHECK (wrong IN ('price', 'tariff', 'reads', 'tax', 'other')),
  cause_code  text NOT NULL REFERENCES correction_cause,
  -- One document by the difference, a void and a new document each, or a credit of a share or amount.
  remedy      text NOT NULL CHECK (remedy IN ('difference', 'void', 'credit')),
  -- What was selected, and what is credited.
  terms       jsonb NOT NULL,
  reason      text NOT NULL,
  issue_on    date NOT NULL,
  -- What customers are told, by language; null: nothing.
  notice      jsonb,
  created_at  timestamptz NOT NULL,
  created_by  text NOT NULL,
  approved_at timestamptz,
  approved_by text,
  -- What was approved, by currency: [{currency, documents, net, tax, payable}], in minor units.
  approved    jsonb,
  CHECK ((approved_at IS NULL) = (approved IS NULL))
);

ALTER TABLE bill_run ADD COLUMN incident_id uuid REFERENCES incident;
CREATE INDEX bill_run_incident ON bill_run (incident_id) WHERE incident_id IS NOT NULL;

-- A document that an incident is about: what it stands at without tax, and what the incident changes.
CREATE TABLE incident_document (
  account_id   uuid NOT NULL,
  incident_id  uuid NOT NULL REFERENCES incident,
  invoice_id   uuid NOT NULL,
  run_id       uuid NOT NULL REFERENCES bill_run,
  currency     text NOT NULL,
  -- selected: not worked out yet; barred: it cannot be put right like this, and why.
  state        text NOT NULL CHECK (state IN ('selected', 'changed', 'no_change', 'barred')),
  reason       text,
  before_minor bigint NOT NULL DEFAULT 0,
  net_minor    bigint NOT NULL DEFAULT 0,
  tax_minor    bigint NOT NULL DEFAULT 0,
  payable_minor bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, incident_id, invoice_id),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice,
  CHECK ((state = 'barred') = (reason IS NOT NULL)),
  CHECK (state = 'changed' OR (net_minor = 0 AND tax_minor = 0 AND payable_minor = 0))
);
CREATE INDEX incident_document_incident ON incident_document (incident_id, account_id, invoice_id);

-- That a document was put right, once an incident, and by which document.
CREATE TABLE incident_correction (
  account_id    uuid NOT NULL,
  incident_id   uuid NOT NULL REFERENCES incident,
  invoice_id    uuid NOT NULL,
  correction_id uuid NOT NULL,
  PRIMARY KEY (account_id, incident_id, invoice_id),
  FOREIGN KEY (account_id, incident_id, invoice_id) REFERENCES incident_document,
  FOREIGN KEY (account_id, correction_id) REFERENCES invoice
);
CREATE INDEX incident_correction_incident ON incident_correction (incident_id, account_id, invoice_id);

GRANT SELECT, INSERT ON incident, incident_correction TO quittance_app;
GRANT SELECT, INSERT, UPDATE ON incident_document TO quittance_app;
GRANT UPDATE (approved_at, approved_by, approved) ON incident TO quittance_app;
