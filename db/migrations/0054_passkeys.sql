-- Passkeys (WebAuthn): a browser or key that proves a person by itself, bound to this server's name.
CREATE TABLE passkey (
  -- As the authenticator names it, base64url.
  credential_id text PRIMARY KEY CHECK (length(credential_id) BETWEEN 10 AND 1400),
  person_id  uuid NOT NULL REFERENCES person,
  -- COSE; nothing secret.
  public_key bytea NOT NULL,
  -- Zero for authenticators that do not count.
  sign_count bigint NOT NULL CHECK (sign_count >= 0),
  transports text[] NOT NULL,
  name       text NOT NULL,
  added_at   timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX passkey_of ON passkey (person_id, added_at);

-- Challenges that were answered: an answer is good once. Kept while the challenge could still hold.
CREATE TABLE spent_challenge (
  challenge_hash bytea PRIMARY KEY CHECK (length(challenge_hash) = 32),
  spent_at       timestamptz NOT NULL
);

ALTER TABLE session DROP CONSTRAINT session_method_check;
ALTER TABLE session ADD CONSTRAINT session_method_check
  CHECK (method IN ('password', 'password_totp', 'passkey', 'oidc', 'link'));

GRANT SELECT, INSERT, DELETE ON passkey, spent_challenge TO quittance_app;
GRANT UPDATE (sign_count, used_at) ON passkey TO quittance_app;
