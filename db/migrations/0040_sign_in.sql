-- How people prove who they are, and for how long it holds. Secrets are hashes, or sealed.

CREATE TABLE password (
  person_id uuid PRIMARY KEY REFERENCES person,
  -- argon2id in PHC form, with its parameters.
  hash      text NOT NULL,
  set_at    timestamptz NOT NULL
);

CREATE TABLE authenticator (
  person_id uuid PRIMARY KEY REFERENCES person,
  -- The TOTP secret, sealed with the installation's key.
  secret    bytea NOT NULL,
  added_at  timestamptz NOT NULL,
  -- Null until its first code proved that it was taken over.
  confirmed_at timestamptz,
  -- The last time step whose code was used: no code is taken twice.
  last_step bigint NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
  person_id uuid NOT NULL REFERENCES person,
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  used_at   timestamptz,
  PRIMARY KEY (person_id, code_hash)
);

-- Links that work once: first set-up, invitation, reset, and the pause before a second factor.
CREATE TABLE one_time_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  purpose    text NOT NULL CHECK (purpose IN ('set_up', 'password', 'second_factor')),
  -- Null for the set-up of an installation that nobody uses yet.
  person_id  uuid REFERENCES person,
  made_at    timestamptz NOT NULL,
  made_by    text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  CHECK ((purpose = 'set_up') = (person_id IS NULL))
);
CREATE INDEX one_time_link_of ON one_time_link (person_id, purpose) WHERE used_at IS NULL;

CREATE TABLE session (
  session_id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id  uuid NOT NULL REFERENCES person,
  method     text NOT NULL CHECK (method IN ('password', 'password_totp', 'oidc', 'link')),
  began_at   timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  -- However much it is used.
  expires_at timestamptz NOT NULL,
  ended_at   timestamptz,
  ended_by   text,
  -- Where it was used last: the network of the address, not the address.
  network    text NOT NULL,
  agent      text NOT NULL
);
CREATE INDEX session_of ON session (person_id, seen_at) WHERE ended_at IS NULL;

-- A browser that a person has signed in with: others' wrong guesses do not keep it out.
CREATE TABLE known_device (
  device_hash bytea NOT NULL CHECK (length(device_hash) = 32),
  person_id   uuid NOT NULL REFERENCES person,
  known_since timestamptz NOT NULL,
  PRIMARY KEY (device_hash, person_id)
);

-- Leaking buckets of failed attempts, by hash of account, device or network.
CREATE TABLE attempt_bucket (
  bucket   bytea PRIMARY KEY CHECK (length(bucket) = 32),
  level    double precision NOT NULL,
  level_at timestamptz NOT NULL
);

CREATE TABLE security_alert (
  alert_id  uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  kind      text NOT NULL CHECK (kind IN ('distinct_networks')),
  facts     jsonb NOT NULL,
  raised_at timestamptz NOT NULL
);
CREATE INDEX security_alert_at ON security_alert (raised_at, alert_id);

-- Who a person is at an identity provider.
CREATE TABLE outside_identity (
  issuer    text NOT NULL,
  subject   text NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject)
);

GRANT SELECT, INSERT ON password, authenticator, recovery_code, one_time_link, session, known_device,
  attempt_bucket, security_alert, outside_identity TO quittance_app;
GRANT UPDATE (hash, set_at) ON password TO quittance_app;
GRANT UPDATE (secret, added_at, confirmed_at, last_step), DELETE ON authenticator TO quittance_app;
GRANT UPDATE (used_at), DELETE ON recovery_code TO quittance_app;
GRANT UPDATE (used_at) ON one_time_link TO quittance_app;
GRANT UPDATE (seen_at, ended_at, ended_by, network) ON session TO quittance_app;
GRANT UPDATE (level, level_at), DELETE ON attempt_bucket TO quittance_app;
