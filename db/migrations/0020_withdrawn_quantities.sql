-- A planned quantity that was taken back: the revision without a quantity says so, and the one before
-- the date holds on.

ALTER TABLE item_quantity ALTER COLUMN quantity DROP NOT NULL;
