-- What customers have signed so that we may take money from their account (SEPA core and B2B, ACH).

-- How a legal entity collects: who it is to banks. Its own account is in legal_entity.
CREATE TABLE debit_creditor (
  legal_entity_id      uuid PRIMARY KEY REFERENCES legal_entity,
  -- SEPA: creditor identifier, and the versions of the files that the bank takes.
  creditor_id          text,
  pain008_version      text NOT NULL DEFAULT '08' CHECK (pain008_version IN ('02', '08')),
  pain001_version      text NOT NULL DEFAULT '09' CHECK (pain001_version IN ('03', '09')),
  -- ACH: the bank that sends for us, who we are to it, and as what we appear.
  ach_odfi             text CHECK (ach_odfi ~ '^[0-9]{9}$'),
  ach_bank_name        text,
  ach_origin           text,
  ach_company_id       text,
  ach_company_name     text,
  ach_description      text,
  recorded_at          timestamptz NOT NULL,
  recorded_by          text NOT NULL
);

CREATE TABLE mandate (
  account_id           uuid NOT NULL REFERENCES account,
  mandate_id           uuid NOT NULL,
  legal_entity_id      uuid NOT NULL REFERENCES legal_entity,
  reference            text NOT NULL,
  scheme               text NOT NULL CHECK (scheme IN ('sepa_core', 'sepa_b2b', 'ach')),
  one_off              boolean NOT NULL,
  signed_on            date NOT NULL,
  holder               text NOT NULL,
  -- Sealed: the IBAN, or routing number and account number with a blank between.
  account_number       bytea NOT NULL,
  account_number_index bytea NOT NULL CHECK (length(account_number_index) = 32),
  account_number_shown text NOT NULL,
  -- SEPA: the BIC, if known. ACH: the routing number.
  bank_code            text,
  account_type         text CHECK (account_type IN ('checking', 'savings')),
  -- Days between notice and collection, as agreed; 14 where nothing was.
  notice_days          smallint NOT NULL DEFAULT 14 CHECK (notice_days BETWEEN 0 AND 60),
  -- When it was last used before it came here; null: never.
  used_before_on       date,
  -- The account has changed since the mandate was last used: the next file says so.
  amended              boolean NOT NULL DEFAULT false,
  blocked_reason       text,
  revoked_on           date,
  recorded_at          timestamptz NOT NULL,
  CHECK ((scheme = 'ach') = (account_type IS NOT NULL)),
  PRIMARY KEY (account_id, mandate_id)
);
CREATE INDEX mandate_number ON mandate (account_number_index);

-- References are unique with their creditor, which a table keyed by account cannot promise.
CREATE TABLE mandate_reference (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  reference       text NOT NULL,
  account_id      uuid NOT NULL,
  mandate_id      uuid NOT NULL,
  PRIMARY KEY (legal_entity_id, reference)
);

-- What became of a mandate.
CREATE TABLE mandate_event (
  account_id   uuid NOT NULL,
  event_id     uuid NOT NULL,
  mandate_id   uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('entered', 'account_changed', 'blocked', 'released',
    'revoked')),
  effective_on date NOT NULL,
  -- The account number before and after, masked; why; who was called back.
  details      jsonb NOT NULL,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text NOT NULL,
  PRIMARY KEY (account_id, event_id),
  FOREIGN KEY (account_id, mandate_id) REFERENCES mandate
);
CREATE INDEX mandate_event_mandate ON mandate_event (account_id, mandate_id);

GRANT SELECT, INSERT ON debit_creditor, mandate, mandate_reference, mandate_event TO quittance_app;
GRANT UPDATE ON debit_creditor TO quittance_app;
GRANT UPDATE (holder, account_number, account_number_index, account_number_shown, bank_code,
  account_type, amended, blocked_reason, revoked_on) ON mandate TO quittance_app;
