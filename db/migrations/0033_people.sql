-- People, what their roles allow them, and what needs a second person. Built-in roles and rules
-- stand in the program (src/identity); a row here of the same code takes their place.

CREATE TABLE person (
  person_id  uuid PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('staff', 'customer')),
  -- In small letters; who signs in with it is one person.
  email      text NOT NULL UNIQUE CHECK (email = lower(email)),
  name       text NOT NULL,
  language   text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'de')),
  -- Set while the person may not act.
  disabled_at timestamptz,
  disabled_by text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  CHECK ((disabled_at IS NULL) = (disabled_by IS NULL))
);

CREATE TABLE role (
  role       text PRIMARY KEY CHECK (role ~ '^[a-z][a-z0-9_]{0,62}$'),
  name       jsonb NOT NULL,
  audience   text NOT NULL CHECK (audience IN ('staff', 'customer')),
  revision   integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);

CREATE TABLE role_permission (
  role       text NOT NULL REFERENCES role,
  permission text NOT NULL,
  -- Alone, or only together with a second person.
  may        text NOT NULL CHECK (may IN ('do', 'propose')),
  PRIMARY KEY (role, permission)
);

-- Up to which amount a role does a command alone; above, it may propose it.
CREATE TABLE role_limit (
  role     text NOT NULL REFERENCES role,
  command  text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (role, command, currency)
);

CREATE TABLE person_role (
  grant_id   uuid PRIMARY KEY,
  person_id  uuid NOT NULL REFERENCES person,
  role       text NOT NULL,
  -- The customer account that a customer's role is about.
  account_id uuid REFERENCES account,
  from_at    timestamptz NOT NULL,
  -- First instant at which it no longer holds.
  until_at   timestamptz,
  granted_at timestamptz NOT NULL,
  granted_by text NOT NULL,
  ended_by   text,
  CHECK (until_at IS NULL OR until_at >= from_at)
);
CREATE INDEX person_role_of ON person_role (person_id, from_at);

-- Versions of rules; of one code the latest that has begun holds.
CREATE TABLE authority_rule (
  code       text NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{0,62}$'),
  from_at    timestamptz NOT NULL,
  command    text NOT NULL,
  -- Null: whoever acts.
  role       text,
  reason     text,
  currency   text CHECK (currency ~ '^[A-Z]{3}$'),
  at_least   numeric CHECK (at_least >= 0),
  -- Roles that may approve; none: whoever may do the command alone.
  approvers  text[] NOT NULL,
  expires_days integer NOT NULL CHECK (expires_days BETWEEN 1 AND 366),
  active     boolean NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (code, from_at)
);

-- Whether a second person is needed at all, and whether the local operator needs one. The last row holds.
CREATE TABLE authority_switch (
  switch_id  uuid PRIMARY KEY,
  second_person boolean NOT NULL,
  binds_operator boolean NOT NULL,
  reason     text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);

CREATE TABLE approval_request (
  request_id uuid PRIMARY KEY,
  command    text NOT NULL,
  input      jsonb NOT NULL,
  input_sha256 bytea NOT NULL CHECK (length(input_sha256) = 32),
  -- What the command would do, as its trial run at the request found it.
  preview    jsonb NOT NULL,
  preview_sha256 bytea NOT NULL CHECK (length(preview_sha256) = 32),
  amounts    jsonb NOT NULL,
  -- Codes of the rules that ask for a second person.
  rules      text[] NOT NULL,
  -- Roles of which an approver must have one, rule by rule; an empty list: may do it alone.
  approvers  jsonb NOT NULL,
  note       text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state      text NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
  decided_by text,
  on_behalf_of uuid REFERENCES person,
  decided_at timestamptz,
  decision_note text,
  outcome    jsonb,
  CHECK ((state = 'pending') = (decided_by IS NULL)
     AND (state = 'pending') = (decided_at IS NULL)),
  -- Nobody approves what they asked for.
  CHECK (state <> 'approved' OR decided_by <> requested_by)
);
CREATE INDEX approval_request_open ON approval_request (requested_at, request_id)
  WHERE state = 'pending';

CREATE TABLE approval_delegation (
  delegation_id uuid PRIMARY KEY,
  from_person uuid NOT NULL REFERENCES person,
  to_person   uuid NOT NULL REFERENCES person,
  from_at     timestamptz NOT NULL,
  until_at    timestamptz NOT NULL,
  reason      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  CHECK (from_person <> to_person AND until_at >= from_at)
);
CREATE INDEX approval_delegation_to ON approval_delegation (to_person, until_at);

GRANT SELECT, INSERT ON person, role, role_permission, role_limit, person_role, authority_rule,
  authority_switch, approval_request, approval_delegation TO quittance_app;
GRANT UPDATE (email, name, language, disabled_at, disabled_by) ON person TO quittance_app;
GRANT UPDATE (name, audience, revision, changed_at, changed_by) ON role TO quittance_app;
GRANT DELETE ON role_permission, role_limit TO quittance_app;
GRANT UPDATE (until_at, ended_by) ON person_role TO quittance_app;
GRANT UPDATE (state, decided_by, on_behalf_of, decided_at, decision_note, outcome)
  ON approval_request TO quittance_app;
GRANT UPDATE (until_at) ON approval_delegation TO quittance_app;
