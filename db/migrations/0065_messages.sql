-- What was said between us and a customer, whichever way, in one timeline; and what we send.

CREATE TABLE interaction (
  account_id     uuid NOT NULL REFERENCES account,
  interaction_id uuid NOT NULL,
  -- When it was said, sent or heard.
  at             timestamptz NOT NULL,
  channel        text NOT NULL
    CHECK (channel IN ('email', 'letter', 'call', 'visit', 'counter', 'portal', 'note')),
  direction      text NOT NULL CHECK (direction IN ('out', 'in', 'internal')),
  -- What it was about in one word: the code of the template, call, bounce, note.
  kind           text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9_.]{0,62}$'),
  subject        text NOT NULL,
  -- The exact text.
  body           text NOT NULL,
  -- What came of it: reached, not_reached, promised, refused, wrong_number.
  outcome        text CHECK (outcome ~ '^[a-z][a-z0-9_]{0,62}$'),
  -- When somebody should come back to it, and whether that was done.
  next_on        date,
  done_at        timestamptz,
  done_by        text,
  -- [{"kind": "invoice", "id": "…", "label": "R-2026-000001"}]
  about          jsonb NOT NULL DEFAULT '[]',
  -- People who are asked to look at it.
  mentions       text[] NOT NULL DEFAULT '{}',
  by_actor       text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  CHECK ((done_at IS NULL) = (done_by IS NULL)),
  PRIMARY KEY (account_id, interaction_id)
);
CREATE INDEX interaction_timeline ON interaction (account_id, at DESC, interaction_id);
CREATE INDEX interaction_at ON interaction (at, account_id, interaction_id);
CREATE INDEX interaction_next ON interaction (next_on, account_id, interaction_id)
  WHERE next_on IS NOT NULL AND done_at IS NULL;

-- The wording of a message, by code, language, channel and legal entity; null: of every one. Built-in
-- wordings are in the program and have no row. A version without text brings the built-in one back.
CREATE TABLE message_template (
  template_id     uuid PRIMARY KEY,
  code            text NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{0,40}(\.[a-z0-9_]{1,20})?$'),
  language        text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'de')),
  channel         text CHECK (channel IN ('email', 'letter', 'portal')),
  legal_entity_id uuid REFERENCES legal_entity,
  version         integer NOT NULL CHECK (version > 0),
  from_on         date NOT NULL,
  subject         text,
  body            text,
  saved_at        timestamptz NOT NULL,
  saved_by        text NOT NULL,
  CHECK ((subject IS NULL) = (body IS NULL)),
  UNIQUE NULLS NOT DISTINCT (code, language, channel, legal_entity_id, version)
);

-- A message to a customer; its exact text is that of the interaction of the same id.
CREATE TABLE message (
  account_id       uuid NOT NULL,
  message_id       uuid NOT NULL,
  legal_entity_id  uuid NOT NULL REFERENCES legal_entity,
  template_code    text NOT NULL,
  -- 0: the wording built in.
  template_version integer NOT NULL CHECK (template_version >= 0),
  language         text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'de')),
  channel          text NOT NULL CHECK (channel IN ('email', 'letter', 'portal')),
  -- What the sender knows it by: asked for twice it is one message.
  send_key         text,
  -- To whom, as it was then: name, e-mail, address lines, country, postal code, paper.
  recipient        jsonb NOT NULL,
  -- Paragraphs, lists and tables, of which e-mail and letter are made.
  content          json NOT NULL,
  state            text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'unknown', 'failed',
    'bounced', 'printing', 'printed', 'shown', 'cancelled')),
  attempts         integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Of an e-mail: when it is due; of one being sent: when whoever sends it is given up.
  next_at          timestamptz,
  -- The message that did not arrive and that this one is sent instead of.
  replaces         uuid,
  queued_at        timestamptz NOT NULL,
  ended_at         timestamptz,
  PRIMARY KEY (account_id, message_id),
  FOREIGN KEY (account_id, message_id) REFERENCES interaction,
  FOREIGN KEY (account_id, replaces) REFERENCES message,
  CHECK ((next_at IS NOT NULL) = (channel = 'email' AND state IN ('queued', 'sending')))
);
CREATE UNIQUE INDEX message_key ON message (account_id, send_key) WHERE send_key IS NOT NULL;
CREATE UNIQUE INDEX message_replaces ON message (account_id, replaces) WHERE replaces IS NOT NULL;
CREATE INDEX message_due ON message (next_at, account_id, message_id)
  WHERE next_at IS NOT NULL;
CREATE INDEX message_to_print ON message (legal_entity_id, account_id, message_id)
  WHERE channel = 'letter' AND state = 'queued';
CREATE INDEX message_unknown ON message (account_id, message_id) WHERE state = 'unknown';

-- Issued documents that go with a message.
CREATE TABLE message_document (
  account_id uuid NOT NULL,
  message_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  PRIMARY KEY (account_id, message_id, invoice_id),
  FOREIGN KEY (account_id, message_id) REFERENCES message,
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);
CREATE INDEX message_document_of ON message_document (account_id, invoice_id);

-- An address to which nothing is sent any more: it bounced for good, or its owner asked so.
CREATE TABLE email_block (
  account_id  uuid NOT NULL REFERENCES account,
  block_id    uuid NOT NULL,
  email       text NOT NULL,
  reason      text NOT NULL CHECK (reason IN ('bounced', 'complained', 'asked')),
  blocked_at  timestamptz NOT NULL,
  blocked_by  text NOT NULL,
  released_at timestamptz,
  released_by text,
  CHECK ((released_at IS NULL) = (released_by IS NULL)),
  PRIMARY KEY (account_id, block_id)
);
CREATE UNIQUE INDEX email_block_open ON email_block (account_id, email) WHERE released_at IS NULL;

GRANT SELECT, INSERT ON interaction, message_template, message, message_document, email_block
  TO quittance_app;
GRANT UPDATE (done_at, done_by) ON interaction TO quittance_app;
-- Who a customer was goes with their erasure: the text of what was said, and where it was sent.
GRANT UPDATE (subject, body, about) ON interaction TO quittance_app;
GRANT UPDATE (state, attempts, next_at, ended_at, recipient, content) ON message TO quittance_app;
GRANT UPDATE (released_at, released_by, email) ON email_block TO quittance_app;
