-- Which secret keys have sealed something here: a machine that brings another key under a known number
-- is told so, before it seals what nobody else can open.
CREATE TABLE secret_key_version (
  version     integer PRIMARY KEY CHECK (version BETWEEN 1 AND 65535),
  -- Of the key's hash; says nothing of the key.
  fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{16}$'),
  first_seen_at timestamptz NOT NULL,
  -- Since when no field needs it any more.
  retired_at  timestamptz
);

GRANT SELECT, INSERT, UPDATE (retired_at) ON secret_key_version TO quittance_app;
