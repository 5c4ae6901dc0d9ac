-- How long what is kept, what must not be erased, and what was.

CREATE TABLE retention_period (
  kind       text PRIMARY KEY CHECK (kind IN ('documents', 'mandates', 'customers', 'sign_ins')),
  months     integer NOT NULL CHECK (months BETWEEN 1 AND 600),
  changed_at timestamptz,
  changed_by text
);
-- Documents: ten years from the end of the calendar year (HGB § 257, AO § 147; other countries ask for
-- less). Mandates: a debit without mandate can be claimed back for 13 months (SEPA rulebook).
INSERT INTO retention_period (kind, months) VALUES
  ('documents', 120), ('mandates', 14), ('customers', 36), ('sign_ins', 12);

-- A dispute or an investigation: nothing of the customer is erased while it lasts.
CREATE TABLE legal_hold (
  account_id  uuid NOT NULL REFERENCES account,
  hold_id     uuid NOT NULL,
  reason      text NOT NULL,
  placed_at   timestamptz NOT NULL,
  placed_by   text NOT NULL,
  released_at timestamptz,
  released_by text,
  CHECK ((released_at IS NULL) = (released_by IS NULL)),
  PRIMARY KEY (account_id, hold_id)
);

CREATE TABLE erasure (
  erasure_id uuid PRIMARY KEY,
  subject    text NOT NULL CHECK (subject IN ('account', 'person')),
  subject_id uuid NOT NULL,
  -- As the log names it until then: `account:C-100`; of a person it is not kept once they are erased.
  object     text NOT NULL,
  reason     text NOT NULL,
  state      text NOT NULL CHECK (state IN ('running', 'done')),
  -- What the law keeps: issued documents until the end of this day.
  documents_until date,
  -- What was done so far, by kind.
  counts     jsonb NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL,
  started_by text NOT NULL,
  ended_at   timestamptz,
  CHECK ((state = 'done') = (ended_at IS NOT NULL))
);
CREATE INDEX erasure_of ON erasure (subject_id);

-- Entries of the log whose bodies were erased, wholly or in part.
CREATE TABLE redacted_entry (
  recorded_at timestamptz NOT NULL,
  id          uuid NOT NULL,
  erasure_id  uuid NOT NULL REFERENCES erasure,
  PRIMARY KEY (recorded_at, id, erasure_id)
);

-- The digest of an entry of before bodies had hashes, kept when its body goes.
ALTER TABLE command_log ADD COLUMN erased_sha256 bytea CHECK (length(erased_sha256) = 32);

GRANT SELECT, INSERT ON legal_hold, erasure TO quittance_app;
GRANT SELECT ON retention_period, redacted_entry TO quittance_app;
GRANT UPDATE (months, changed_at, changed_by) ON retention_period TO quittance_app;
GRANT UPDATE (released_at, released_by) ON legal_hold TO quittance_app;
GRANT UPDATE (state, counts, ended_at, object) ON erasure TO quittance_app;
GRANT UPDATE (input, preview) ON approval_request TO quittance_app;
GRANT UPDATE (agent, network), DELETE ON session TO quittance_app;
GRANT DELETE ON one_time_link, known_device, security_alert, outside_identity, password TO quittance_app;

ALTER TABLE schedule DROP CONSTRAINT schedule_name_check;
-- The program knows the names; a list here would be changed by every schedule that is added.
ALTER TABLE schedule ADD CONSTRAINT schedule_name_check CHECK (name ~ '^[a-z][a-z_]{0,62}$');
INSERT INTO schedule (name, at_hour) VALUES ('retention', 4);

-- The one way to touch the log: takes personal data out of the bodies of entries about the subject of an
-- erasure that is under way, `most` at a time, and notes which. Of a customer: whole bodies of entries
-- that are about nobody else, else the rows about them; only of commands that carry master data. Of a
-- person: their address and name, wherever they stand. The hashes of the bodies stay for the chain.
CREATE FUNCTION erase_from_log(erasing uuid, commands text[], most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  subject public.erasure;
  entry   record;
  marker  jsonb;
  email   text;
  called  text;
  touched integer := 0;
BEGIN
  SELECT * INTO subject FROM public.erasure e WHERE e.erasure_id = erasing AND e.state = 'running';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure % is under way', erasing USING errcode = '42501';
  END IF;
  marker := jsonb_build_object('erased', erasing);
  IF subject.subject = 'person' THEN
    -- As they stand inside JSON.
    SELECT substring(to_jsonb(p.email)::text FROM 2 FOR length(to_jsonb(p.email)::text) - 2),
        substring(to_jsonb(p.name)::text FROM 2 FOR length(to_jsonb(p.name)::text) - 2)
      INTO email, called FROM public.person p WHERE p.person_id = subject.subject_id;
  END IF;
  FOR entry IN
    SELECT l.recorded_at, l.id,
        (SELECT count(*) FROM unnest(l.objects) o WHERE o LIKE 'account:%') = 1 AS alone
      FROM public.command_log l
     WHERE l.objects @> ARRAY[subject.object]
       AND (subject.subject = 'person' OR l.command = ANY (commands)
         OR (l.command IN ('requestApproval', 'approveRequest')
           AND coalesce(l.input ->> 'command', l.outcome ->> 'command') = ANY (commands))
         OR l.changes @? '$[*] ? (@.table == "account" || @.table == "premise" || @.table == "mandate")')
       AND NOT EXISTS (SELECT FROM public.redacted_entry r
         WHERE r.recorded_at = l.recorded_at AND r.id = l.id AND r.erasure_id = erasing)
     ORDER BY l.recorded_at, l.id LIMIT most
  LOOP
    UPDATE public.command_log l SET
        input = CASE
          WHEN subject.subject = 'person'
            THEN replace(replace(l.input::text, email, 'erased'), called, 'erased')::jsonb
          WHEN NOT entry.alone AND jsonb_typeof(l.input -> 'rows') = 'array' THEN
            jsonb_set(l.input, '{rows}', (
              SELECT jsonb_agg(CASE WHEN 'account:' || (r.value ->> 'accountNumber') = subject.object
                THEN marker ELSE r.value END ORDER BY r.ordinality)
              FROM jsonb_array_elements(l.input -> 'rows') WITH ORDINALITY r))
          ELSE marker END,
        outcome = CASE WHEN subject.subject = 'person'
          THEN replace(replace(l.outcome::text, email, 'erased'), called, 'erased')::jsonb END,
        changes = CASE
          WHEN subject.subject = 'person'
            THEN replace(replace(l.changes::text, email, 'erased'), called, 'erased')::jsonb
          WHEN NOT entry.alone THEN (
            SELECT jsonb_agg(CASE WHEN c.value -> 'key' ->> 'account_id' = subject.subject_id::text
              THEN jsonb_build_object('table', c.value -> 'table', 'key', c.value -> 'key',
                'before', marker, 'after', marker) ELSE c.value END ORDER BY c.ordinality)
            FROM jsonb_array_elements(l.changes) WITH ORDINALITY c) END,
        objects = CASE WHEN subject.subject = 'person'
          THEN array_replace(l.objects, subject.object, 'person:' || subject.subject_id)
          ELSE l.objects END,
        erased_sha256 = coalesce(l.erased_sha256, CASE WHEN l.body_sha256 IS NULL THEN
          sha256(convert_to(jsonb_build_array(extract(epoch FROM l.recorded_at), l.id, l.command,
            l.actor, extract(epoch FROM l.effective_at), l.key, l.input, l.outcome)::text, 'UTF8'))
          END),
        salt = NULL
      WHERE l.recorded_at = entry.recorded_at AND l.id = entry.id;
    INSERT INTO public.redacted_entry (recorded_at, id, erasure_id)
      VALUES (entry.recorded_at, entry.id, erasing);
    touched := touched + 1;
  END LOOP;
  RETURN touched;
END
$$;
REVOKE ALL ON FUNCTION erase_from_log(uuid, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_from_log(uuid, text[], integer) TO quittance_app;
