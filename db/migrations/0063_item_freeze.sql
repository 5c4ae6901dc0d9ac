-- A part of an open item that must not be asked for: disputed, promised, on a plan, just returned.
-- Whoever asks for money (reminders, interest, credit hold, letters) reads this and nothing else.

CREATE TABLE item_freeze (
  account_id   uuid NOT NULL,
  freeze_id    uuid NOT NULL,
  item_id      uuid NOT NULL,
  reason       text NOT NULL CHECK (reason IN ('dispute', 'promise', 'plan', 'returned', 'agency',
    'inquiry', 'legal', 'other')),
  -- Null: all that is open, whatever that comes to.
  amount_minor bigint CHECK (amount_minor > 0),
  from_on      date NOT NULL,
  -- The last day on which it holds; null: until it is ended.
  until_on     date CHECK (until_on >= from_on),
  -- The dispute, promise, plan or receipt that it comes from, and is ended by.
  source_id    uuid NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, freeze_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);
CREATE INDEX item_freeze_item ON item_freeze (account_id, item_id);
CREATE INDEX item_freeze_source ON item_freeze (account_id, source_id);

-- Ended before its last day, at most once: it holds no more from that day on.
CREATE TABLE item_freeze_end (
  account_id  uuid NOT NULL,
  freeze_id   uuid NOT NULL,
  ended_on    date NOT NULL,
  ended_at    timestamptz NOT NULL,
  why         text NOT NULL CHECK (why ~ '^[a-z][a-z0-9_]{0,62}$'),
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, freeze_id),
  FOREIGN KEY (account_id, freeze_id) REFERENCES item_freeze
);

GRANT SELECT, INSERT ON item_freeze, item_freeze_end TO quittance_app;
