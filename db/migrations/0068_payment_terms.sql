-- When documents are due: named rules that change by date, and who they hold for.

CREATE TABLE payment_terms (
  terms_code  text NOT NULL,
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  name        jsonb NOT NULL,
  -- As people write it: 'net 30', '30 eom 10', '1/3 net 0, 1/3 net 30, 1/3 net 60', '2% 10, net 30'.
  rule        text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (terms_code, from_on, revision)
);

-- For whom they hold from a date on: a contract, else the account, else all customers of a legal
-- entity (its house account). Of one date the later revision holds.
CREATE TABLE payment_terms_use (
  account_id  uuid NOT NULL REFERENCES account,
  -- The contract; the account itself where it is for all of them.
  scope_id    uuid NOT NULL,
  from_on     date NOT NULL,
  revision    integer NOT NULL,
  -- Null: none of its own from then on.
  terms_code  text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (account_id, scope_id, from_on, revision)
);
GRANT SELECT, INSERT ON payment_terms, payment_terms_use TO quittance_app;
