-- Money in. What a customer owes or is owed stands as open items, each on a control account of the
-- ledger; allocations set one off against another, and nothing else changes what is open.

INSERT INTO ledger_account (code, name, kind) VALUES
  ('2515', 'Money passed between accounts', 'liability');

CREATE TABLE open_item (
  -- Who owes it, or whose money it is; suspense lies on the house account of its legal entity.
  account_id      uuid NOT NULL,
  -- The document's id where one stands behind it, the receipt's id where it is money received.
  item_id         uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('invoice', 'credit_note', 'receipt', 'on_account',
    'moved', 'fee', 'returned', 'instalment', 'chargeback', 'opening')),
  -- The control account that it stands on: receivable, instalments, credit, unapplied, suspense.
  control         text NOT NULL REFERENCES ledger_account,
  -- Positive: the customer owes it. Negative: it is the customer's.
  amount_minor    bigint NOT NULL CHECK (amount_minor <> 0),
  -- What is left: the amount less its allocations. Kept under the row's lock.
  open_minor      bigint NOT NULL,
  document_on     date NOT NULL,
  due_on          date NOT NULL,
  -- The account whose document it is, where that is another: an invoice addressed to the payer.
  document_account_id uuid,
  -- What people know it by where it is no document.
  reference       text,
  -- The item that it was taken from: a receipt, for what was moved or kept on account.
  origin_account_id uuid,
  origin_item_id  uuid,
  recorded_at     timestamptz NOT NULL,
  CHECK (open_minor BETWEEN least(amount_minor, 0) AND greatest(amount_minor, 0)),
  CHECK ((origin_account_id IS NULL) = (origin_item_id IS NULL)),
  PRIMARY KEY (account_id, item_id)
);
-- Whatever is still open, by who owes it and by when it was due.
CREATE INDEX open_item_open ON open_item (account_id, due_on, item_id) WHERE open_minor <> 0;
CREATE INDEX open_item_due ON open_item (due_on, account_id, item_id) WHERE open_minor > 0;
CREATE INDEX open_item_unused ON open_item (document_on, account_id, item_id) WHERE open_minor < 0;
CREATE INDEX open_item_origin ON open_item (origin_account_id, origin_item_id)
  WHERE origin_item_id IS NOT NULL;

-- A change of what is open of one item. What sets two items off against each other is two rows of
-- one match, a row on each. Rows are only ever added; a reversal names what it takes back.
CREATE TABLE allocation (
  account_id      uuid NOT NULL,
  allocation_id   uuid NOT NULL,
  item_id         uuid NOT NULL,
  match_id        uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('applied', 'offset', 'kept', 'moved', 'write_off',
    'discount', 'refunded', 'returned', 'planned')),
  -- As the item's own sign: what it takes off the item. A reversal has the other sign.
  amount_minor    bigint NOT NULL CHECK (amount_minor <> 0),
  -- The item on the other side of the match; none where money left, or was written off.
  other_account_id uuid,
  other_item_id   uuid,
  effective_on    date NOT NULL,
  -- Transfers on this account by which it is in the books; none where both items stand on one control.
  transfer_ids    uuid[] NOT NULL,
  reason_code     text,
  note            text,
  reverses        uuid,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, allocation_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item,
  FOREIGN KEY (account_id, reverses) REFERENCES allocation
);
CREATE INDEX allocation_item ON allocation (account_id, item_id);
-- Taken back at most once.
CREATE UNIQUE INDEX allocation_reverses ON allocation (account_id, reverses)
  WHERE reverses IS NOT NULL;

-- Money received: a fact, whatever becomes of it.
CREATE TABLE receipt (
  account_id      uuid NOT NULL,
  receipt_id      uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  method          text NOT NULL CHECK (method IN ('card', 'check', 'cash', 'transfer',
    'direct_debit', 'lockbox', 'portal', 'other')),
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  -- From when on it counts for interest and discount; when it is in the books.
  value_on        date NOT NULL,
  booked_on       date NOT NULL,
  -- Where the money is: bank, undeposited funds, clearing.
  cash_account    text NOT NULL REFERENCES ledger_account,
  -- What the payer wrote, and who that was.
  reference       text,
  payer_name      text,
  payer_bank      text,
  check_number    text,
  note            text,
  transfer_id     uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, receipt_id),
  FOREIGN KEY (account_id, receipt_id) REFERENCES open_item
);
CREATE INDEX receipt_booked ON receipt (booked_on, account_id, receipt_id);

-- A key of the world outside (bank line, provider's payment) makes one receipt, however often it comes.
CREATE TABLE receipt_key (
  receipt_key text PRIMARY KEY CHECK (length(receipt_key) BETWEEN 1 AND 200),
  account_id  uuid NOT NULL,
  receipt_id  uuid NOT NULL
);
CREATE INDEX receipt_key_receipt ON receipt_key (account_id, receipt_id);

-- Money that went back: a returned debit, a bounced check, a mistake. At most once a receipt.
CREATE TABLE receipt_reversal (
  account_id   uuid NOT NULL,
  receipt_id   uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('returned', 'mistake', 'chargeback')),
  reason_code  text,
  note         text,
  effective_on date NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, receipt_id),
  FOREIGN KEY (account_id, receipt_id) REFERENCES receipt
);

-- Who looks after money whose payer is not known.
CREATE TABLE suspense_owner (
  account_id  uuid NOT NULL,
  item_id     uuid NOT NULL,
  revision    integer NOT NULL,
  owner       text NOT NULL,
  note        text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, item_id, revision),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item
);

-- Why something was written off, taken back, returned or refunded.
CREATE TABLE receivable_reason (
  reason_code text PRIMARY KEY CHECK (reason_code ~ '^[a-z][a-z0-9_]{0,62}$'),
  use         text NOT NULL CHECK (use IN ('write_off', 'unapply', 'return', 'refund', 'deduction',
    'deposit')),
  name        jsonb NOT NULL,
  -- Of a write-off: whether the tax in it is taken off what is owed to the tax office.
  tax_relief  boolean NOT NULL DEFAULT false,
  active      boolean NOT NULL DEFAULT true,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL
);

INSERT INTO receivable_reason (reason_code, use, name, tax_relief, recorded_at, recorded_by) VALUES
  ('small_difference', 'write_off', '{"en":"Small difference","fr":"Petit écart","es":"Pequeña diferencia","de":"Kleindifferenz"}', false, now(), 'system'),
  ('bank_charge', 'write_off', '{"en":"Bank charge kept by a bank on the way","fr":"Frais retenus par une banque","es":"Gastos retenidos por un banco","de":"Von einer Bank einbehaltene Gebühr"}', false, now(), 'system'),
  ('goodwill', 'write_off', '{"en":"Goodwill","fr":"Geste commercial","es":"Gesto comercial","de":"Kulanz"}', false, now(), 'system'),
  ('wrong_item', 'unapply', '{"en":"Applied to the wrong item","fr":"Imputé au mauvais poste","es":"Aplicado a la partida equivocada","de":"Falschem Posten zugeordnet"}', false, now(), 'system'),
  ('wrong_customer', 'unapply', '{"en":"Applied to the wrong customer","fr":"Imputé au mauvais client","es":"Aplicado al cliente equivocado","de":"Falschem Kunden zugeordnet"}', false, now(), 'system'),
  ('insufficient_funds', 'return', '{"en":"Insufficient funds","fr":"Provision insuffisante","es":"Fondos insuficientes","de":"Keine Deckung"}', false, now(), 'system'),
  ('account_closed', 'return', '{"en":"Account closed","fr":"Compte clos","es":"Cuenta cancelada","de":"Konto erloschen"}', false, now(), 'system'),
  ('payer_objects', 'return', '{"en":"Payer objects","fr":"Opposition du payeur","es":"El pagador se opone","de":"Widerspruch des Zahlers"}', false, now(), 'system'),
  ('entered_wrongly', 'return', '{"en":"Entered by mistake","fr":"Saisi par erreur","es":"Registrado por error","de":"Irrtümlich erfasst"}', false, now(), 'system'),
  ('overpaid', 'refund', '{"en":"Paid too much","fr":"Trop payé","es":"Pagado de más","de":"Zu viel bezahlt"}', false, now(), 'system'),
  ('credit_balance', 'refund', '{"en":"Credit balance","fr":"Solde créditeur","es":"Saldo a favor","de":"Guthaben"}', false, now(), 'system'),
  ('count_difference', 'deposit', '{"en":"Counting difference","fr":"Écart de comptage","es":"Diferencia de recuento","de":"Zähldifferenz"}', false, now(), 'system');

GRANT SELECT, INSERT ON open_item, allocation, receipt, receipt_key, receipt_reversal,
  suspense_owner, receivable_reason TO quittance_app;
GRANT UPDATE (open_minor) ON open_item TO quittance_app;
GRANT UPDATE (name, tax_relief, active, recorded_at, recorded_by) ON receivable_reason
  TO quittance_app;

-- Documents that were issued before: one item on the account that owes it. A credit whose amount was
-- kept stands on customer credit; one set off against the receivable still waits there to be applied.
INSERT INTO open_item (account_id, item_id, legal_entity_id, currency, kind, control, amount_minor,
  open_minor, document_on, due_on, document_account_id, recorded_at)
SELECT d.owner_id, d.invoice_id, d.legal_entity_id, d.currency,
       CASE WHEN d.payable > 0 THEN 'invoice' ELSE 'credit_note' END,
       CASE WHEN coalesce(k.kept, 0) > 0 THEN '2500' ELSE '1200' END,
       d.payable, d.payable, d.issued_on, d.due_on, nullif(d.head_id, d.owner_id), d.recorded_at
  FROM (SELECT coalesce(payer_id, account_id) AS owner_id, invoice_id, legal_entity_id, currency,
               sum(payable_minor)::bigint AS payable, min(issued_on) AS issued_on,
               min(due_on) AS due_on, min(recorded_at) AS recorded_at,
               (array_agg(coalesce(document_account_id, account_id)))[1] AS head_id
          FROM invoice
         GROUP BY 1, 2, 3, 4) d
  LEFT JOIN (SELECT account_id, document_id, sum(amount_minor) AS kept FROM ledger_transfer
              WHERE event = 'credit_kept' GROUP BY 1, 2) k
         ON k.account_id = d.owner_id AND k.document_id = d.invoice_id
 WHERE d.payable <> 0;
