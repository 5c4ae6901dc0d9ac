-- Disputes and inquiries: what a customer says is wrong or wants to know, and what came of it.

-- Why something was wrong: of disputes, credit notes and goodwill alike.
CREATE TABLE correction_cause (
  cause_code  text PRIMARY KEY CHECK (cause_code ~ '^[a-z][a-z0-9_]{0,62}$'),
  -- Where it went wrong, for the report: pricing, metering, contract, service, payment, tax, data, none.
  root        text NOT NULL,
  name        jsonb NOT NULL,
  -- Days in which a case of it is to be decided, and for how long nobody asks for it after a refusal.
  days        smallint NOT NULL CHECK (days BETWEEN 0 AND 365),
  grace_days  smallint NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
  -- Who gets its cases: a role or a person; null: whoever opens them.
  owner       text,
  active      boolean NOT NULL DEFAULT true,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);
GRANT SELECT, INSERT ON correction_cause TO quittance_app;
GRANT UPDATE (root, name, days, grace_days, owner, active, recorded_at, recorded_by)
  ON correction_cause TO quittance_app;

INSERT INTO correction_cause (cause_code, root, name, days, grace_days, recorded_at, recorded_by) VALUES
  ('wrong_price', 'pricing', '{"en":"Wrong price","fr":"Prix erroné","es":"Precio erróneo","de":"Falscher Preis"}', 10, 14, now(), 'system'),
  ('wrong_usage', 'metering', '{"en":"Wrong reading or usage","fr":"Relevé ou consommation erronés","es":"Lectura o consumo erróneos","de":"Falscher Zählerstand oder Verbrauch"}', 15, 14, now(), 'system'),
  ('billed_twice', 'data', '{"en":"Billed twice","fr":"Facturé deux fois","es":"Facturado dos veces","de":"Doppelt berechnet"}', 5, 14, now(), 'system'),
  ('not_ordered', 'contract', '{"en":"Not ordered or cancelled","fr":"Non commandé ou résilié","es":"No contratado o dado de baja","de":"Nicht bestellt oder gekündigt"}', 10, 14, now(), 'system'),
  ('not_delivered', 'service', '{"en":"Not delivered, or badly","fr":"Non fourni ou mal fourni","es":"No prestado o mal prestado","de":"Nicht oder mangelhaft erbracht"}', 15, 14, now(), 'system'),
  ('wrong_tax', 'tax', '{"en":"Wrong tax","fr":"Taxe erronée","es":"Impuesto erróneo","de":"Falsche Steuer"}', 10, 14, now(), 'system'),
  ('wrong_address', 'data', '{"en":"Wrong name or address","fr":"Nom ou adresse erronés","es":"Nombre o dirección erróneos","de":"Falscher Name oder falsche Anschrift"}', 10, 14, now(), 'system'),
  ('already_paid', 'payment', '{"en":"Already paid","fr":"Déjà payé","es":"Ya pagado","de":"Bereits bezahlt"}', 5, 7, now(), 'system'),
  ('deducted', 'payment', '{"en":"Deducted by the payer","fr":"Déduit par le payeur","es":"Deducido por el pagador","de":"Vom Zahler abgezogen"}', 15, 14, now(), 'system'),
  ('outage', 'service', '{"en":"Outage or incident","fr":"Panne ou incident","es":"Avería o incidente","de":"Ausfall oder Störung"}', 15, 14, now(), 'system'),
  ('goodwill', 'none', '{"en":"Goodwill","fr":"Geste commercial","es":"Gesto comercial","de":"Kulanz"}', 10, 14, now(), 'system'),
  ('question', 'none', '{"en":"Question","fr":"Question","es":"Consulta","de":"Frage"}', 5, 7, now(), 'system'),
  ('other', 'none', '{"en":"Other","fr":"Autre","es":"Otro","de":"Sonstiges"}', 15, 14, now(), 'system');

-- Why a credit was given, in the words of the report; null on what a bill run made.
ALTER TABLE invoice ADD COLUMN cause_code text REFERENCES correction_cause;

CREATE TABLE dispute_case (
  -- Who is asked for it, or who asks.
  account_id      uuid NOT NULL,
  case_id         uuid NOT NULL,
  number          text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('dispute', 'inquiry')),
  cause_code      text NOT NULL REFERENCES correction_cause,
  channel         text NOT NULL CHECK (channel IN ('staff', 'phone', 'email', 'letter', 'visit',
    'portal', 'deduction')),
  -- In the customer's words, and who of them said it.
  subject         text NOT NULL,
  contact         text,
  -- The document and line that it is about; the item that is asked for.
  document_account_id uuid,
  invoice_id      uuid,
  line_no         integer,
  item_id         uuid,
  currency        text,
  -- With tax, above zero; null on an inquiry.
  amount_minor    bigint CHECK (amount_minor > 0),
  -- What of it was not asked for from then on: no more than was open.
  frozen_minor    bigint NOT NULL DEFAULT 0 CHECK (frozen_minor >= 0),
  -- The deduction of a payment that it was opened for.
  deduction_id    uuid,
  opened_on       date NOT NULL,
  opened_at       timestamptz NOT NULL,
  opened_by       text NOT NULL,
  -- How it stands.
  state           text NOT NULL CHECK (state IN ('open', 'closed')),
  owner           text NOT NULL,
  due_on          date NOT NULL,
  escalated_to    text,
  escalated_at    timestamptz,
  outcome         text CHECK (outcome IN ('granted', 'partly', 'upheld', 'withdrawn', 'answered')),
  granted_minor   bigint CHECK (granted_minor >= 0 AND granted_minor <= amount_minor),
  credit_note_id  uuid,
  closed_on       date,
  closed_at       timestamptz,
  closed_by       text,
  CHECK ((kind = 'dispute') = (amount_minor IS NOT NULL)),
  CHECK (amount_minor IS NULL OR (item_id IS NOT NULL AND currency IS NOT NULL)),
  CHECK ((state = 'closed') = (outcome IS NOT NULL)),
  CHECK (frozen_minor <= coalesce(amount_minor, 0)),
  PRIMARY KEY (account_id, case_id),
  UNIQUE (account_id, number),
  UNIQUE (account_id, deduction_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item,
  FOREIGN KEY (document_account_id, invoice_id) REFERENCES invoice (account_id, invoice_id)
);
CREATE INDEX dispute_case_due ON dispute_case (due_on, account_id, case_id) WHERE state = 'open';
CREATE INDEX dispute_case_opened ON dispute_case (opened_on, account_id, case_id);
CREATE INDEX dispute_case_item ON dispute_case (account_id, item_id);

-- The record of a case: everything that was said, done and decided, in order. Only ever added to.
CREATE TABLE dispute_event (
  account_id  uuid NOT NULL,
  case_id     uuid NOT NULL,
  event_no    integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('opened', 'note', 'message_in', 'message_out', 'evidence',
    'assigned', 'deadline', 'stakeholder', 'escalated', 'decided', 'answered', 'withdrawn')),
  text        text,
  facts       jsonb NOT NULL,
  effective_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, case_id, event_no),
  FOREIGN KEY (account_id, case_id) REFERENCES dispute_case
);

-- Files that prove something: photos, letters, meter pictures.
CREATE TABLE dispute_evidence (
  account_id  uuid NOT NULL,
  case_id     uuid NOT NULL,
  evidence_id uuid NOT NULL,
  name        text NOT NULL,
  media_type  text NOT NULL,
  size_bytes  integer NOT NULL CHECK (size_bytes > 0),
  sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content     bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, case_id, evidence_id),
  UNIQUE (account_id, case_id, sha256),
  FOREIGN KEY (account_id, case_id) REFERENCES dispute_case
);

-- Who else must know or say something.
CREATE TABLE dispute_stakeholder (
  account_id  uuid NOT NULL,
  case_id     uuid NOT NULL,
  who         text NOT NULL,
  part        text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, case_id, who),
  FOREIGN KEY (account_id, case_id) REFERENCES dispute_case
);

GRANT SELECT, INSERT ON dispute_case, dispute_event, dispute_evidence, dispute_stakeholder
  TO quittance_app;
GRANT UPDATE (state, owner, due_on, escalated_to, escalated_at, outcome, granted_minor,
  credit_note_id, closed_on, closed_at, closed_by) ON dispute_case TO quittance_app;
GRANT UPDATE (part, recorded_at, recorded_by) ON dispute_stakeholder TO quittance_app;

INSERT INTO schedule (name, at_hour) VALUES ('disputes', 6);
