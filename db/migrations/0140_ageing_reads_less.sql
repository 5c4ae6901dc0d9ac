-- What was allocated after a day, or came to be known after a time: looking back from what is open now
-- reads only that. Rows come in the order of both, so a summary of blocks finds them and costs no writer.
CREATE INDEX allocation_effective ON allocation USING brin (effective_on) WITH (autosummarize = on);
CREATE INDEX allocation_recorded ON allocation USING brin (recorded_at) WITH (autosummarize = on);
-- What customers have at hand, by due date: the list narrowed to it looked through every open item.
CREATE INDEX open_item_credit_due ON open_item (due_on, account_id, item_id) WHERE open_minor < 0;
