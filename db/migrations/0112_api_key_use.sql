-- When a program last used its key, to the minute; and a secret taken anew, by which the one before ends.
ALTER TABLE api_key ADD COLUMN last_used_at timestamptz;
ALTER TABLE api_key ADD COLUMN renewed_at timestamptz;
GRANT UPDATE (last_used_at, hint, secret_hash, renewed_at) ON api_key TO quittance_app;
