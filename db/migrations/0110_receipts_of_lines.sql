-- Whether a receipt was entered from a line of the bank, which thereby told of it. What people keyed in is
-- looked through for every line; of a million receipts of one flat fee that was every one of them.
ALTER TABLE receipt ADD COLUMN of_line boolean NOT NULL DEFAULT false;
UPDATE receipt r SET of_line = true
  FROM bank_line b WHERE b.receipt_account_id = r.account_id AND b.receipt_id = r.receipt_id;
CREATE INDEX receipt_keyed_in ON receipt (legal_entity_id, cash_account, amount_minor, booked_on)
  WHERE NOT of_line;
-- What went back by hand, by day: the bank tells of it some days later.
CREATE INDEX receipt_reversal_back ON receipt_reversal (effective_on)
  WHERE kind IN ('returned', 'chargeback');
