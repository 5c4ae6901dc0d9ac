-- What is open by due date, owed and at hand: the list of open items reads its pages from it. One index in
-- place of the one of what is owed alone, which a million open items left to be sorted for the list: 2 s.
CREATE INDEX open_item_open_due ON open_item (due_on, account_id, item_id) WHERE open_minor <> 0;
DROP INDEX open_item_due;
