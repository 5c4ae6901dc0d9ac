-- A program's key of up to 200 characters stands behind who it is.
ALTER TABLE command_key DROP CONSTRAINT command_key_key_check,
  ADD CONSTRAINT command_key_key_check CHECK (length(key) BETWEEN 1 AND 300);
