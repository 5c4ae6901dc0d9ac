-- The days on which the periods of an item start, where they are not those of its subscription: its
-- periods were aligned to the calendar, the account, the contract, or anew.

ALTER TABLE subscription_item
  ADD COLUMN anchor_day smallint CHECK (anchor_day BETWEEN 1 AND 31),
  -- A month in which a period of several months starts; null = counted from the subscription's start.
  ADD COLUMN anchor_month smallint CHECK (anchor_month BETWEEN 1 AND 12),
  ADD CHECK (anchor_month IS NULL OR anchor_day IS NOT NULL);

-- The day of the month on which the account is billed, for subscriptions that are aligned to it.
ALTER TABLE account ADD COLUMN billing_day smallint CHECK (billing_day BETWEEN 1 AND 31);
