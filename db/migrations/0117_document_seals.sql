-- Issued documents sealed in the order of their numbers: each block of a series bears the digests of its
-- documents and the hash of these and of the block before. Whoever changes, removes or slips in a
-- document afterwards is found by it, with the number.
CREATE TABLE document_block (
  legal_entity_id uuid NOT NULL,
  kind            text NOT NULL,
  year            integer NOT NULL,
  block_no        integer NOT NULL CHECK (block_no > 0),
  -- Those of its documents, rising; the first is the one after the last of the block before.
  numbers         bigint[] NOT NULL CHECK (cardinality(numbers) > 0),
  -- The SHA-256 of each, in the same order.
  digests         bytea NOT NULL,
  hash            bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at       timestamptz NOT NULL,
  CHECK (length(digests) = 32 * cardinality(numbers)),
  PRIMARY KEY (legal_entity_id, kind, year, block_no),
  FOREIGN KEY (legal_entity_id, kind, year) REFERENCES number_series
);
-- Digests do not compress, and are read as a whole.
ALTER TABLE document_block ALTER COLUMN digests SET STORAGE EXTERNAL;
GRANT SELECT, INSERT ON document_block TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes) VALUES ('document_block', 'kind', 'books');

-- The words of a document as one digest: what its end takes away is in it, and nothing else of the
-- document is. Under no settings of the session.
CREATE FUNCTION document_words_sha256(account uuid, document uuid) RETURNS bytea
  LANGUAGE sql STABLE
AS $$
  SELECT sha256(convert_to(ROW(i.reason, i.snapshot::text, ARRAY(
      SELECT l.description FROM public.invoice_line l
       WHERE l.account_id = account AND l.invoice_id = document ORDER BY l.line_no))::text, 'UTF8'))
    FROM public.invoice i WHERE i.account_id = account AND i.invoice_id = document
$$;

-- What the words were before they went.
ALTER TABLE document_end ADD words_sha256 bytea CHECK (length(words_sha256) = 32);

-- As in 0082, and the digest of what goes is kept.
CREATE OR REPLACE FUNCTION end_documents(most integer) RETURNS integer
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
    INSERT INTO public.document_end (account_id, invoice_id, ended_at, words_sha256, path)
      SELECT doc.account_id, doc.invoice_id, now(),
        public.document_words_sha256(doc.account_id, doc.invoice_id), (SELECT f.path FROM public.document_file f
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
