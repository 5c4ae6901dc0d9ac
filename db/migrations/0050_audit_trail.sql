-- What the log of commands also says of an entry: from where it was asked, which objects it is about, and
-- what it changed (before → after). All of it, with input and outcome, is the entry's body. The chain of
-- blocks seals the hash of the body, so that a body can be erased for good (personal data whose time has
-- come) while every other entry still proves itself.
ALTER TABLE command_log
  -- Network and request of who asked, or the machine of the command line.
  ADD COLUMN origin text,
  -- Such as `account:C-100`, `plan:BASIC`, `person:ada@example.com`.
  ADD COLUMN objects text[] NOT NULL DEFAULT '{}',
  -- Rows that the command changed: table, key, before, after.
  ADD COLUMN changes jsonb,
  -- Random, so that the hash of an erased body tells nothing of what it was.
  ADD COLUMN salt bytea,
  -- Null in entries of before this migration, whose digest covers the body itself.
  ADD COLUMN body_sha256 bytea CHECK (length(body_sha256) = 32);

-- The whole input of a request whose command tells the log less than it was given, sealed.
ALTER TABLE approval_request ADD COLUMN input_sealed bytea;
GRANT UPDATE (input_sealed) ON approval_request TO quittance_app;

CREATE INDEX command_log_objects ON command_log USING gin (objects);
