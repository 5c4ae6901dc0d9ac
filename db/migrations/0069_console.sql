-- What the console finds and orders, however much there is: by number, name, e-mail, amount, reference.
CREATE INDEX account_name ON account (name, number);
CREATE INDEX account_name_prefix ON account (lower(name) text_pattern_ops) WHERE kind <> 'house';
CREATE INDEX account_email_prefix ON account (lower(email) text_pattern_ops)
  WHERE email IS NOT NULL;
CREATE INDEX contract_number_prefix ON contract (lower(number) text_pattern_ops);
CREATE INDEX subscription_number_prefix ON subscription (lower(number) text_pattern_ops);
CREATE INDEX document_label_prefix ON document_number (lower(label) text_pattern_ops);
CREATE INDEX invoice_payable ON invoice (payable_minor, issued_on, account_id, invoice_id);
CREATE INDEX invoice_due ON invoice (due_on, issued_on, account_id, invoice_id);
CREATE INDEX receipt_amount ON receipt (amount_minor, booked_on, account_id, receipt_id);
CREATE INDEX receipt_reference_prefix ON receipt (lower(reference) text_pattern_ops)
  WHERE reference IS NOT NULL;

-- How somebody likes to see a list, by a name: filters, order, columns, as they stand in the address.
CREATE TABLE saved_view (
  view_id    uuid PRIMARY KEY,
  owner      text NOT NULL,
  list       text NOT NULL,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  query      text NOT NULL CHECK (length(query) <= 2000),
  is_shared  boolean NOT NULL,
  saved_at   timestamptz NOT NULL,
  UNIQUE (owner, list, name)
);
CREATE INDEX saved_view_shared ON saved_view (list) WHERE is_shared;
GRANT SELECT, INSERT, DELETE ON saved_view TO quittance_app;
GRANT UPDATE (query, is_shared, saved_at) ON saved_view TO quittance_app;

-- One command over many rows of a list: tried first, then carried out, each row with what came of it.
CREATE TABLE bulk_run (
  bulk_id      uuid PRIMARY KEY,
  command      text NOT NULL,
  list         text NOT NULL,
  asked_by     text NOT NULL,
  asked_at     timestamptz NOT NULL,
  note         text NOT NULL,
  state        text NOT NULL
    CHECK (state IN ('trying', 'tried', 'running', 'done', 'cancelled')),
  row_count    integer NOT NULL CHECK (row_count BETWEEN 1 AND 5000),
  confirmed_at timestamptz,
  ended_at     timestamptz
);
CREATE INDEX bulk_run_of ON bulk_run (asked_by, asked_at);
CREATE TABLE bulk_row (
  bulk_id uuid NOT NULL REFERENCES bulk_run,
  row_no  integer NOT NULL,
  label   text NOT NULL,
  input   jsonb NOT NULL,
  -- Whether the trial found it possible; what then became of it.
  trial   text NOT NULL DEFAULT 'pending' CHECK (trial IN ('pending', 'fine', 'proposed', 'refused')),
  state   text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'done', 'proposed', 'refused', 'left_out')),
  code    text,
  facts   jsonb,
  PRIMARY KEY (bulk_id, row_no)
);
GRANT SELECT, INSERT ON bulk_run, bulk_row TO quittance_app;
GRANT UPDATE (state, confirmed_at, ended_at) ON bulk_run TO quittance_app;
GRANT UPDATE (trial, state, code, facts) ON bulk_row TO quittance_app;
