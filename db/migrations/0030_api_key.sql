-- Keys of programs. The secret itself is shown once and kept by nobody; its hash is enough to know it.
CREATE TABLE api_key (
  key_id      uuid PRIMARY KEY,
  name        text NOT NULL,
  -- The first characters of the secret, by which people tell keys apart.
  hint        text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  -- Permissions; '*' stands for all.
  scopes      text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz,
  revoked_by  text,
  revoked_at  timestamptz,
  CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);

GRANT SELECT, INSERT ON api_key TO quittance_app;
GRANT UPDATE (revoked_by, revoked_at) ON api_key TO quittance_app;
