-- What may be taken off an item by paying all the rest in time: nothing of it is paid yet. A credit note
-- on it leaves the discount on the rest, in proportion, rounded half up. Volatile, so that whoever waited
-- for the item's lock sees what was paid meanwhile.
CREATE FUNCTION early_discount(account uuid, item uuid, discount bigint, amount bigint, open bigint)
RETURNS bigint LANGUAGE sql VOLATILE
RETURN CASE
  WHEN discount IS NULL OR open <= 0 THEN NULL
  WHEN open = amount THEN discount
  WHEN NOT EXISTS (
    SELECT FROM allocation a
      LEFT JOIN open_item c ON c.account_id = a.other_account_id AND c.item_id = a.other_item_id
     WHERE a.account_id = account AND a.item_id = item AND a.reverses IS NULL
       AND c.kind IS DISTINCT FROM 'credit_note'
       AND NOT EXISTS (SELECT FROM allocation r
                        WHERE r.account_id = a.account_id AND r.reverses = a.allocation_id))
  THEN round(discount::numeric * open / amount)::bigint
END;
