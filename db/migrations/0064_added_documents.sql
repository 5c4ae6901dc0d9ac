-- Documents of given lines: debit notes, late fees, interest, other fees.

-- What it is for; null on what a bill run or a credit made.
ALTER TABLE invoice ADD COLUMN purpose text
  CHECK (purpose IN ('debit_note', 'late_fee', 'interest', 'fee', 'goodwill'));

-- A line that somebody or a policy says: no fact of service makes it, so it has no key.
ALTER TABLE invoice_line DROP CONSTRAINT invoice_line_kind_check,
  ADD CONSTRAINT invoice_line_kind_check
    CHECK (kind IN ('charge', 'correction', 'reversal', 'credit', 'added'));

-- A debit note or a fee is about the documents that it names; it changes nothing of them.
ALTER TABLE invoice_link DROP CONSTRAINT invoice_link_relation_check,
  ADD CONSTRAINT invoice_link_relation_check
    CHECK (relation IN ('corrects', 'voids', 'rebills', 'adds_to'));
