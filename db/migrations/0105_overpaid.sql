-- What customers paid of an invoice and later credit notes gave back, so that it is theirs: credit notes
-- about this invoice alone, as far as they were not set off against it; at most what was paid. `owing`
-- is the account that owes it. A function, because few invoices have credit notes: written out in every
-- list of invoices, it cost a page 0.1 ms to make ready what no row of it needs.
CREATE FUNCTION overpaid_minor(account uuid, invoice uuid, owing uuid) RETURNS bigint
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT greatest(0, least(
    (SELECT coalesce(sum(l.amount_minor), 0) FROM public.open_item t
       JOIN public.allocation l ON l.account_id = t.account_id AND l.item_id = t.item_id
      WHERE t.account_id = owing AND l.kind = 'applied'
        AND (t.item_id = invoice OR (t.kind = 'instalment' AND t.origin_item_id = invoice))),
    (SELECT coalesce(sum(n.amount_minor), 0) * -1 FROM public.invoice_link k
       JOIN public.open_item n ON n.account_id = owing AND n.item_id = k.invoice_id
      WHERE k.account_id = account AND k.other_id = invoice
        AND k.relation <> 'rebills' AND n.amount_minor < 0
        AND NOT EXISTS (SELECT FROM public.invoice_link x
                         WHERE x.account_id = k.account_id AND x.invoice_id = k.invoice_id
                           AND x.relation <> 'rebills' AND x.other_id <> k.other_id))
    - (SELECT coalesce(sum(l.amount_minor), 0) FROM public.allocation l
        WHERE l.account_id = owing AND l.item_id = invoice AND l.kind = 'offset')))::bigint
$$;
