-- Money of customers that nobody has asked for: when it is dormant, by legal entity and by where the
-- customer lives ('' = wherever no row says more). Of two rows for one date the later revision holds.
CREATE TABLE unclaimed_rule (
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  country         text NOT NULL CHECK (country ~ '^([A-Z]{2})?$'),
  region          text NOT NULL,
  from_on         date NOT NULL,
  revision        integer NOT NULL,
  -- So many months after the customer was last heard of; null: nothing becomes dormant.
  dormancy_months smallint CHECK (dormancy_months BETWEEN 1 AND 600),
  -- Days that the customer has to answer the letter.
  answer_days     smallint NOT NULL CHECK (answer_days BETWEEN 0 AND 365),
  -- A letter from this amount on, in the currency of the legal entity.
  letter_from_minor bigint NOT NULL CHECK (letter_from_minor >= 0),
  -- Where credits of businesses are exempt.
  exempts_businesses boolean NOT NULL,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (legal_entity_id, country, region, from_on, revision),
  CHECK (country <> '' OR region = '')
);
GRANT SELECT, INSERT ON unclaimed_rule TO quittance_app;

-- What was handed over to an authority: one payment for many owners.
CREATE TABLE unclaimed_report (
  report_id       uuid PRIMARY KEY,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  country         text NOT NULL,
  region          text NOT NULL,
  currency        text NOT NULL,
  authority       text NOT NULL,
  reported_on     date NOT NULL,
  total_minor     bigint NOT NULL CHECK (total_minor > 0),
  owners          integer NOT NULL CHECK (owners > 0),
  -- On the house account: from unclaimed property to the bank.
  transfer_id     uuid NOT NULL,
  note            text,
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL
);
GRANT SELECT, INSERT ON unclaimed_report TO quittance_app;

-- A credit that became dormant, and how far it has come.
CREATE TABLE unclaimed_case (
  account_id      uuid NOT NULL REFERENCES account,
  case_id         uuid NOT NULL,
  item_id         uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  currency        text NOT NULL,
  country         text NOT NULL,
  region          text NOT NULL,
  -- When the customer was last heard of, and when the months were over.
  heard_on        date NOT NULL,
  dormant_on      date NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  message_id      uuid,
  answer_by       date NOT NULL,
  -- Set aside: taken from the credit to unclaimed property.
  held_on         date,
  held_allocation uuid,
  report_id       uuid REFERENCES unclaimed_report,
  ended_on        date,
  ended_because   text CHECK (ended_because IN ('heard', 'used', 'claimed')),
  note            text,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (account_id, case_id),
  FOREIGN KEY (account_id, item_id) REFERENCES open_item,
  CHECK ((held_on IS NULL) = (held_allocation IS NULL)),
  CHECK ((ended_on IS NULL) = (ended_because IS NULL)),
  CHECK (report_id IS NULL OR (held_on IS NOT NULL AND ended_on IS NULL)),
  CHECK (held_on IS NULL OR ended_because IS NULL OR ended_because = 'claimed')
);
-- A credit is in one case that runs.
CREATE UNIQUE INDEX unclaimed_case_item ON unclaimed_case (account_id, item_id)
  WHERE ended_on IS NULL;
CREATE INDEX unclaimed_case_waiting ON unclaimed_case (legal_entity_id, answer_by)
  WHERE ended_on IS NULL AND report_id IS NULL;
CREATE INDEX unclaimed_case_report ON unclaimed_case (report_id) WHERE report_id IS NOT NULL;
GRANT SELECT, INSERT ON unclaimed_case TO quittance_app;
GRANT UPDATE (held_on, held_allocation, report_id, ended_on, ended_because, note)
  ON unclaimed_case TO quittance_app;

-- A credit leaves its customer's account for unclaimed property.
ALTER TABLE allocation DROP CONSTRAINT allocation_kind_check;
ALTER TABLE allocation ADD CONSTRAINT allocation_kind_check CHECK (kind IN ('applied', 'offset',
  'kept', 'moved', 'write_off', 'discount', 'refunded', 'returned', 'planned', 'unclaimed'));
