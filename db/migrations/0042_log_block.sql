-- The log of commands, sealed block by block: each block's hash covers its entries and the block before,
-- so that no entry can be changed, added or taken away afterwards without every later hash being wrong.
-- The digests tell which entry of a block it was.
CREATE TABLE log_block (
  block_no         bigint PRIMARY KEY CHECK (block_no > 0),
  entries          integer NOT NULL CHECK (entries > 0),
  -- Its last entry; the first is the one after the last of the block before.
  last_recorded_at timestamptz NOT NULL,
  last_id          uuid NOT NULL,
  -- The first 8 bytes of each entry's SHA-256, in their order.
  digests          bytea NOT NULL,
  hash             bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at        timestamptz NOT NULL,
  CHECK (length(digests) = 8 * entries)
);
-- Digests do not compress, and are read as a whole.
ALTER TABLE log_block ALTER COLUMN digests SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON log_block TO quittance_app;
