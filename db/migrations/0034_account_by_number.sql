-- Lists of accounts, and of what belongs to them, go by the number that people know.
CREATE INDEX account_by_number ON account (number, account_id);
