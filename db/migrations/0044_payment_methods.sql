-- What documents are to be paid by: a label, by which they are split. Of a subscription, or else of its
-- contract, or else of the account.

CREATE TABLE payment_method_label (
  account_id   uuid NOT NULL REFERENCES account,
  place        text NOT NULL CHECK (place IN ('account', 'contract', 'subscription')),
  place_id     uuid NOT NULL,
  label        text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, place_id)
);

GRANT SELECT, INSERT, DELETE ON payment_method_label TO quittance_app;
GRANT UPDATE (label, recorded_at) ON payment_method_label TO quittance_app;
