-- Supply that is suspended for what is owed, and restored: with notice, and never for those to be spared.

-- What notice a place asks for, from a date on; of one date the later revision holds. Without a rule for
-- the country (and region) of a customer nothing is suspended there.
CREATE TABLE suspension_rule (
  country           text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  -- Empty: wherever the country has no rule for the region.
  region            text NOT NULL,
  from_on           date NOT NULL,
  revision          integer NOT NULL,
  -- From the notice to the final notice, and from there to the order.
  notice_days       smallint NOT NULL CHECK (notice_days BETWEEN 0 AND 365),
  final_notice_days smallint NOT NULL CHECK (final_notice_days BETWEEN 0 AND 365),
  -- Nobody is suspended who owes less.
  currency          text NOT NULL,
  minimum_minor     bigint NOT NULL CHECK (minimum_minor > 0),
  -- 1 is Monday, 7 Sunday: no orders on these days.
  quiet_weekdays    smallint[] NOT NULL,
  -- Month and day, both included, over the turn of the year where from is later than until.
  moratorium_from   text CHECK (moratorium_from ~ '^[01][0-9]-[0-3][0-9]$'),
  moratorium_until  text CHECK (moratorium_until ~ '^[01][0-9]-[0-3][0-9]$'),
  -- What restoring costs, without tax.
  fee_minor         bigint NOT NULL CHECK (fee_minor >= 0),
  fee_tax_class     text NOT NULL,
  source            text NOT NULL,
  recorded_at       timestamptz NOT NULL,
  recorded_by       text NOT NULL,
  CHECK ((moratorium_from IS NULL) = (moratorium_until IS NULL)),
  PRIMARY KEY (country, region, from_on, revision)
);

CREATE TABLE suspension (
  account_id      uuid NOT NULL REFERENCES account,
  suspension_id   uuid NOT NULL,
  legal_entity_id uuid NOT NULL REFERENCES legal_entity,
  premise_id      uuid,
  -- The rule by which it is carried out, as it was when it began.
  rule            jsonb NOT NULL,
  currency        text NOT NULL,
  amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
  recorded_at     timestamptz NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (account_id, suspension_id),
  FOREIGN KEY (account_id, premise_id) REFERENCES premise
);
-- What was done, in its order; the last step says how it stands.
CREATE TABLE suspension_step (
  account_id    uuid NOT NULL,
  suspension_id uuid NOT NULL,
  step_no       smallint NOT NULL CHECK (step_no BETWEEN 1 AND 9),
  kind          text NOT NULL CHECK (kind IN ('notice', 'final_notice', 'ordered', 'suspended',
    'reconnect_ordered', 'reconnected', 'stopped')),
  done_on       date NOT NULL,
  note          text,
  -- The letter, or the document of the fee.
  document_id   uuid,
  recorded_at   timestamptz NOT NULL,
  recorded_by   text NOT NULL,
  PRIMARY KEY (account_id, suspension_id, step_no),
  FOREIGN KEY (account_id, suspension_id) REFERENCES suspension
);

GRANT SELECT, INSERT ON suspension_rule, suspension, suspension_step TO quittance_app;
