-- Who looks after which customer, what group a customer belongs to, and what must be known before one
-- asks a customer for money.

CREATE TABLE customer_segment (
  segment_code text PRIMARY KEY CHECK (segment_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  name         jsonb NOT NULL,
  active       boolean NOT NULL DEFAULT true,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL
);

-- A desk that follows up what is owed: a person, or a team.
CREATE TABLE collector (
  collector_code text PRIMARY KEY CHECK (collector_code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$'),
  name           text NOT NULL,
  -- Who works at it and signs in, where that is one person.
  email          text,
  phone          text,
  active         boolean NOT NULL DEFAULT true,
  recorded_at    timestamptz NOT NULL,
  recorded_by    text NOT NULL
);

-- From a date on an account belongs to this segment or collector (null: none); of one date the later
-- revision holds.
CREATE TABLE account_assignment (
  account_id  uuid NOT NULL REFERENCES account,
  kind        text NOT NULL CHECK (kind IN ('segment', 'collector')),
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  value       text,
  -- By a person, by rule, or because a collector's work was handed over.
  source      text NOT NULL CHECK (source IN ('person', 'rule', 'handed_over')),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, kind, from_on, revision)
);
CREATE INDEX account_assignment_value ON account_assignment (kind, value, account_id);

-- The rules by which accounts that nobody has assigned are assigned; the latest revision holds.
CREATE TABLE assignment_rules (
  kind        text NOT NULL CHECK (kind IN ('segment', 'collector')),
  revision    integer NOT NULL,
  rules       jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (kind, revision)
);

-- What must be known of a customer before one asks for money: it stops steps, or some of them.
CREATE TABLE account_care_flag (
  account_id  uuid NOT NULL REFERENCES account,
  flag_id     uuid NOT NULL,
  flag        text NOT NULL CHECK (flag IN ('bankruptcy', 'deceased', 'hardship', 'life_support',
    'cease_contact')),
  from_on     date NOT NULL,
  -- First day without it.
  until_on    date,
  note        text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  CHECK (until_on IS NULL OR until_on > from_on),
  PRIMARY KEY (account_id, flag_id)
);
CREATE TABLE account_care_flag_end (
  account_id  uuid NOT NULL,
  flag_id     uuid NOT NULL,
  ended_on    date NOT NULL,
  why         text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, flag_id),
  FOREIGN KEY (account_id, flag_id) REFERENCES account_care_flag
);

GRANT SELECT, INSERT ON customer_segment, collector, account_assignment, assignment_rules,
  account_care_flag, account_care_flag_end TO quittance_app;
GRANT UPDATE (name, active, recorded_at, recorded_by) ON customer_segment TO quittance_app;
GRANT UPDATE (name, email, phone, active, recorded_at, recorded_by) ON collector TO quittance_app;
