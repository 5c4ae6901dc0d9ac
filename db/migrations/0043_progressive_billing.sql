-- Usage that is billed in mid-period once it comes to an amount.

ALTER TABLE subscription
  -- What unbilled usage must come to, tax as in the prices; null = it waits for the period's end.
  ADD COLUMN progressive_amount numeric CHECK (progressive_amount > 0);

ALTER TABLE billing_state
  -- Periods under way of which a part was billed: [{itemId, periodStart, periodEnd}]. The bill at
  -- their end is compared with it.
  ADD COLUMN begun jsonb;
