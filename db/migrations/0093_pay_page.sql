-- What a customer pays besides for paying in a certain way: none without a row. By legal entity, by where
-- the customer lives ('' = wherever no row says more) and by way; of a date the later revision holds.
CREATE TABLE surcharge_rule (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  country         text NOT NULL CHECK (country ~ '^([A-Z]{2})?$'),
  region          text NOT NULL,
  method          text NOT NULL CHECK (method IN ('card', 'bank')),
  from_on         date NOT NULL,
  revision        integer NOT NULL,
  -- Of what is paid, and a fixed amount, tax included, at most the cap; all zero: nothing any more.
  percent         numeric NOT NULL CHECK (percent BETWEEN 0 AND 100),
  fixed_minor     bigint NOT NULL CHECK (fixed_minor >= 0),
  cap_minor       bigint CHECK (cap_minor > 0),
  tax_class       text NOT NULL,
  businesses_only boolean NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (legal_entity_id, country, region, method, from_on, revision),
  CHECK (country <> '' OR region = '')
);
GRANT SELECT, INSERT ON surcharge_rule TO quittance_app;

-- What a payment takes besides, as the customer was shown; its document is issued once it has arrived.
CREATE TABLE payment_surcharge (
  account_id   uuid NOT NULL,
  payment_id   uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  tax_class    text NOT NULL,
  method       text NOT NULL,
  document_id  uuid,
  PRIMARY KEY (account_id, payment_id),
  FOREIGN KEY (account_id, payment_id) REFERENCES payment
);
GRANT SELECT, INSERT ON payment_surcharge TO quittance_app;
GRANT UPDATE (document_id) ON payment_surcharge TO quittance_app;

-- The customer lets us keep the card of this payment and take what falls due with it; it is kept once
-- the payment has arrived.
CREATE TABLE payment_keep (
  account_id  uuid NOT NULL,
  payment_id  uuid NOT NULL,
  -- What they agreed to, as it stood on the page.
  consent     text NOT NULL,
  notice_days smallint NOT NULL,
  recorded_at timestamptz NOT NULL,
  means_id    uuid,
  PRIMARY KEY (account_id, payment_id),
  FOREIGN KEY (account_id, payment_id) REFERENCES payment,
  FOREIGN KEY (account_id, means_id) REFERENCES payment_means
);
GRANT SELECT, INSERT ON payment_keep TO quittance_app;
GRANT UPDATE (means_id) ON payment_keep TO quittance_app;
