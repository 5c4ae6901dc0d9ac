-- A person who approves sees what would change, before and after.
ALTER TABLE approval_request ADD COLUMN changes jsonb;
GRANT UPDATE (changes) ON approval_request TO quittance_app;

-- As 0058, and the answers that were kept for repeated requests go with the entries.
CREATE OR REPLACE FUNCTION erase_from_log(erasing uuid, commands text[], most integer) RETURNS integer
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
    SELECT l.recorded_at, l.id, l.key,
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
    -- What a repeated request would be told again.
    UPDATE public.command_key k SET outcome = CASE
        WHEN subject.subject = 'person'
          THEN replace(replace(k.outcome::text, email, 'erased'), called, 'erased')::jsonb
        ELSE marker END
      WHERE k.key = entry.key;
    INSERT INTO public.redacted_entry (recorded_at, id, erasure_id)
      VALUES (entry.recorded_at, entry.id, erasing);
    touched := touched + 1;
  END LOOP;
  RETURN touched;
END
$$;

-- Orders and tickets as they came in describe what was done for whom. What they became is billed and
-- stays, and so do the codes, quantities and prices of their lines, by which that is proven.
CREATE FUNCTION erase_orders(erasing uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  subject public.erasure;
  orders  integer;
  tickets integer;
BEGIN
  SELECT * INTO subject FROM public.erasure e
   WHERE e.erasure_id = erasing AND e.state = 'running' AND e.subject = 'account';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure % of a customer is under way', erasing USING errcode = '42501';
  END IF;
  UPDATE public.sales_order o SET reason = CASE WHEN o.reason IS NOT NULL THEN '—' END,
      content = o.content - ARRAY['name', 'poNumber', 'note'] || jsonb_build_object('erased', erasing,
        'lines', (SELECT jsonb_agg(l.value - ARRAY['description', 'name'] ORDER BY l.ordinality)
          FROM jsonb_array_elements(o.content -> 'lines') WITH ORDINALITY l))
    WHERE o.account_id = subject.subject_id;
  GET DIAGNOSTICS orders = ROW_COUNT;
  UPDATE public.ticket_revision r SET
      content = r.content - ARRAY['reason', 'note'] || jsonb_build_object('erased', erasing,
        'lines', (SELECT jsonb_agg(l.value - ARRAY['description', 'name'] ORDER BY l.ordinality)
          FROM jsonb_array_elements(r.content -> 'lines') WITH ORDINALITY l))
    WHERE r.account_id = subject.subject_id;
  GET DIAGNOSTICS tickets = ROW_COUNT;
  RETURN orders + tickets;
END
$$;
REVOKE ALL ON FUNCTION erase_orders(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_orders(uuid) TO quittance_app;
