-- Documents whose legal term has ended: whom they were for goes, the figures stay in the books.

CREATE TABLE document_end (
  account_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  ended_at   timestamptz NOT NULL,
  -- Of the file, until it is gone from the disk too.
  path       text,
  PRIMARY KEY (account_id, invoice_id),
  FOREIGN KEY (account_id, invoice_id) REFERENCES invoice
);
CREATE INDEX document_end_path ON document_end (account_id, invoice_id) WHERE path IS NOT NULL;
GRANT SELECT ON document_end TO quittance_app;
GRANT UPDATE (path) ON document_end TO quittance_app;

-- The one way to take anything from an issued document: by the term that is kept in retention_period,
-- counted from the end of its calendar year, and by the clock of the database, so that nobody's wish
-- ends it early. Not while it is owed, disputed in law (legal_hold), or the account is served still.
CREATE FUNCTION end_documents(most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  term  integer;
  doc   record;
  ended integer := 0;
BEGIN
  SELECT r.months INTO term FROM public.retention_period r WHERE r.kind = 'documents';
  FOR doc IN
    SELECT i.account_id, i.invoice_id FROM public.invoice i
     WHERE i.issued_on < current_date - make_interval(months => term)
       AND make_date(extract(year FROM i.issued_on)::integer, 12, 31)
         + make_interval(months => term) < current_date
       AND NOT EXISTS (SELECT FROM public.document_end e
         WHERE e.account_id = i.account_id AND e.invoice_id = i.invoice_id)
       AND NOT EXISTS (SELECT FROM public.legal_hold h
         WHERE h.account_id = i.account_id AND h.released_at IS NULL)
       AND NOT EXISTS (SELECT FROM public.open_item o
         WHERE o.item_id = i.invoice_id AND o.account_id = coalesce(i.payer_id, i.account_id)
           AND o.open_minor <> 0)
     ORDER BY i.issued_on, i.account_id, i.invoice_id LIMIT most
  LOOP
    INSERT INTO public.document_end (account_id, invoice_id, ended_at, path)
      SELECT doc.account_id, doc.invoice_id, now(), (SELECT f.path FROM public.document_file f
        WHERE f.account_id = doc.account_id AND f.invoice_id = doc.invoice_id AND f.format = 'pdf');
    DELETE FROM public.document_copy c
     WHERE c.account_id = doc.account_id AND c.invoice_id = doc.invoice_id;
    DELETE FROM public.document_file f
     WHERE f.account_id = doc.account_id AND f.invoice_id = doc.invoice_id;
    UPDATE public.invoice i SET reason = CASE WHEN i.reason IS NOT NULL THEN '—' END,
        snapshot = jsonb_set(i.snapshot::jsonb, '{buyer}', (i.snapshot::jsonb -> 'buyer')
          || '{"name": "—", "addressLines": [], "taxId": null, "email": null,
               "buyerReference": null, "poNumber": null}'
          || jsonb_build_object('subscriptions', coalesce((
            SELECT jsonb_agg((s.value - 'account') || '{"premise": null}' ORDER BY s.ordinality)
              FROM jsonb_array_elements(i.snapshot::jsonb -> 'buyer' -> 'subscriptions')
                WITH ORDINALITY s), '[]')))::json
      WHERE i.account_id = doc.account_id AND i.invoice_id = doc.invoice_id;
    -- What a person wrote; what a plan calls its charges names nobody.
    UPDATE public.invoice_line l SET description = '—'
     WHERE l.account_id = doc.account_id AND l.invoice_id = doc.invoice_id AND l.charge_code = 'once';
    ended := ended + 1;
  END LOOP;
  RETURN ended;
END
$$;
REVOKE ALL ON FUNCTION end_documents(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_documents(integer) TO quittance_app;
