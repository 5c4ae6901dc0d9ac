-- Every column in which words about a customer can stand, and what becomes of them. A test names those
-- on which nobody has decided.
CREATE TABLE personal_data (
  table_name  text NOT NULL,
  -- All of the table: '*'.
  column_name text NOT NULL,
  becomes     text NOT NULL CHECK (becomes IN (
    -- With the erasure of the customer: by erase_words, or by a step of its own.
    'erased', 'erased_apart',
    -- When the term of documents is over: by end_books, or by a step of its own.
    'ended', 'ended_apart',
    -- After a short period of its own, erasure or not.
    'passing',
    -- Figures, codes and numbers of books, which name nobody.
    'books',
    -- About goods, rules, staff and the company: no customer's.
    'nobody')),
  PRIMARY KEY (table_name, column_name)
);
GRANT SELECT ON personal_data TO quittance_app;

INSERT INTO personal_data (table_name, column_name, becomes)
SELECT split_part(name, '.', 1), split_part(name, '.', 2), becomes
  FROM (VALUES
    ('erased', 'account_care_flag.note account_care_flag_end.why account_hold.reason
      account_succession.reason account_succession.undone_reason bill_run_exception.note
      contact_opt_out.note credit_hold.reason credit_hold_end.reason credit_limit.reason
      credit_release.reason dispute_case.contact dispute_case.subject dispute_event.text
      dispute_evidence.content dispute_evidence.name document_copy.reason dunning_hold.reason
      dunning_hold_end.why legal_hold.reason message_copy.reason payment_plan.note
      payment_plan_end.note placement.note placement_recall.reason promise_cancellation.why
      promise_to_pay.note remittance.note remittance_line.note suspense_owner.note
      suspension_step.note unclaimed_case.note'),
    ('erased_apart', 'account.bill_to account.buyer_reference account.email account.name account.phone
      account.tax_id approval_request.changes approval_request.input approval_request.input_sealed
      approval_request.preview bulk_row.facts bulk_row.input command_key.outcome command_log.changes
      command_log.input command_log.objects command_log.outcome command_log.salt
      dispute_event.facts dispute_stakeholder.part dispute_stakeholder.who email_block.email erasure.object
      interaction.about interaction.body interaction.mentions interaction.subject
      mandate.account_number mandate.account_number_shown mandate.holder mandate_event.details
      message.content message.recipient message_attempt.answer message_bounce.diagnostic
      message_bounce.email payer_bank_account.number payer_bank_account.number_shown payer_name.name
      payer_name.words payment_means.customer_token payment_means.shown payment_means.token
      placement_evidence.path premise.address_lines premise.name sales_order.content
      sales_order.reason statement.content task.facts task.note ticket_revision.content'),
    ('ended', 'allocation.note bank_line_booking.note bank_line_link.note bank_match.note
      late_charge_waiver.reason payment_deduction.note receipt.note receipt.payer_bank
      receipt.payer_name receipt_image.content receipt_reversal.note refund.note refund.payee
      refund.payee_account_shown remittance.payer_name'),
    ('ended_apart', 'bank_file.content bank_line.payer_name bank_line.payer_number
      bank_line.payer_number_shown bank_line.suggestions bank_line.texts bank_match.evidence
      bank_line_link.evidence document_end.path document_file.path invoice.reason invoice.snapshot
      invoice_line.description refund.payee_account remittance_file.content debit_run.file_path
      refund_run.file_path usage_file.content usage_import_finding.facts usage_import_finding.label
      usage_import_finding.value'),
    ('passing', 'print_batch.path draft_invoice.content draft_piece.lines outbox_event.body
      outbox_event.facts provider_event.fact webhook_attempt.answer'),
    ('books', 'account.exemptions account.number account.region account.time_zone
      account_assignment.value account_number.number agreed_price.price amendment.after
      amendment.before approval_request.amounts approval_request.approvers approval_request.command
      approval_request.decision_note approval_request.note approval_request.outcome
      approval_request.rules autopay.consent bad_debt_relief.country bank_file.name
      bank_line.bank_reference bank_line.check_number bank_line.end_to_end_id bank_line.fingerprint
      bank_line.return_reason bank_line.rule bank_line.structured bank_line_link.subject_id
      bank_match.rule bank_match.suggested bill_run_account.facts bill_run_account.reason
      bill_run_exception.facts bill_run_exception.line_ref billing_state.begun bulk_row.label
      carried_balance.lots channel.register channel.serial collection_standing.collector
      collection_standing.evidence collection_standing.flags collection_standing.last_outcome
      collection_standing.next_action collection_standing.segment collection_standing.strategy
      collection_standing.tactic command_key.actor command_key.command command_key.key
      command_log.actor command_log.command command_log.key command_log.origin commitment.name
      contract.early_exit contract.number contract.po_number contract.signed_file contract.uplift
      contract_amendment.after contract_amendment.before contract_po.po_number debit_run.reference
      deposit.reference discount.name dispute_case.escalated_to dispute_case.number
      dispute_case.owner dispute_case.reference dispute_evidence.media_type
      document_number.label draft_carry.lots dunning_dropped.reason dunning_notice.channel
      dunning_outcome.channel dunning_outcome.items dunning_outcome.reason erasure.counts
      erasure.reason incident_document.reason interaction.by_actor interval_day.source
      invoice.tax_rounding invoice_line.component invoice_line.posted_to
      invoice_line.revenue_account invoice_line.standing invoice_line.taxes invoice_line.trace
      invoice_line.unit invoice_tax.category invoice_tax.exemption_reason invoice_tax.name
      late_charge.detail ledger_transfer.event ledger_transfer.memo mandate.blocked_reason
      mandate.reference mandate_reference.reference message.send_key message_bounce.report_key
      one_off_charge.description one_off_charge.reference one_off_charge.unit open_item.reference
      order_result.line outbox_event.event_type outside_reference.reference
      outside_reference.source payment.page payment.reason payment.reference payment.trace
      payment_keep.consent payment_means.blocked_reason payment_method_label.label
      payment_reference.provider payment_reference.reference payment_surcharge.tax_class
      premise.region promise_to_pay.reference provider_event.event_id provider_event.provider
      provider_event.reference provider_refund.provider_refund_id provider_refund.reason
      receipt.check_number receipt.reference receipt_key.receipt_key refund.check_number
      refund_run.reference refund_run_part.change_told refund_run_part.refused_for
      refund_run_part.trace register_read.source rejected_usage.account_number
      rejected_usage.corrected rejected_usage.facts rejected_usage.fingerprint
      rejected_usage.reason rejected_usage.received rejected_usage.recorded rejected_usage.source
      remittance.reference remittance_file.name remittance_line.document remittance_line.fault
      remittance_line.reason remittance_match.evidence sales_order.reference sales_order.source
      subscription.number subscription_ending.exit_fee suspense_owner.owner suspension.rule
      task.owner ticket.reference ticket.source ticket_charge.line unclaimed_case.country
      unclaimed_case.region usage_alert_notice.delivery usage_event.event_key
      usage_event.properties usage_event_void.event_key usage_event_void.reason
      usage_event_void.replacement_key usage_import.file_name usage_import.mapping
      usage_import.refusal usage_import.undo_reason usage_import_finding.column_name
      wallet_lot.reason wallet_lot.reference bank_statement.faults bank_statement.note
      bank_statement.number bank_statement.reference bank_answer.file_name payout.payout_id
      payout_line.line_id payout_line.payout_id payout_line.provider payout_line.reference'),
    ('nobody', 'accounting_period.* accounting_period_hold.* api_key.* approval_delegation.*
      assignment_rules.* authenticator.* authority_rule.* authority_switch.* bank_account.*
      bill_run.* billing_cycle.* bulk_run.* charge.* collection_agency.* collection_strategy.*
      collector.* correction_cause.* coupon.* credit_provision.* customer_segment.*
      debit_creditor.* dunning_policy.* dunning_run.* goodwill_budget.* incident.*
      late_charge_policy.* ledger_account.* legal_entity.* log_block.* match_rule.*
      message_template.* meter.* monthly_table.* number_series.* outside_identity.* passkey.*
      payment_plan_policy.* payment_provider.* payment_terms.* person.* person_role.*
      personal_data.* plan.* price_index.* price_version.* product.* rate_cap.*
      receivable_reason.* remittance_mapping.* role.* role_limit.* role_permission.*
      sandbox_payment.* saved_view.* schedule.* schema_migration.* security_alert.* session.*
      statement_run.* surcharge_rule.* suspension_rule.* tax_rule.* tou_calendar.*
      unclaimed_report.* unclaimed_rule.* unused_number.* usage_mapping.* wallet.*
      webhook_endpoint.* webhook_secret.* print_batch.number removed_file.path')
  ) AS decided (becomes, names), regexp_split_to_table(names, '\s+') AS name;

-- Files whose time is over, until they are gone from the disk too.
CREATE TABLE removed_file (
  path       text PRIMARY KEY,
  removed_at timestamptz
);
CREATE INDEX removed_file_waiting ON removed_file (path) WHERE removed_at IS NULL;
GRANT SELECT, UPDATE (removed_at) ON removed_file TO quittance_app;

-- Print batches are copies of letters: the letters are kept as messages.
ALTER TABLE retention_period DROP CONSTRAINT retention_period_kind_check,
  ADD CONSTRAINT retention_period_kind_check
    CHECK (kind IN ('documents', 'mandates', 'customers', 'sign_ins', 'print_files'));
INSERT INTO retention_period (kind, months) VALUES ('print_files', 6);

-- Files of many customers end whole; of a refund, whose account it was given to.
ALTER TABLE bank_file ALTER COLUMN content DROP NOT NULL;
ALTER TABLE remittance_file ALTER COLUMN content DROP NOT NULL;
ALTER TABLE usage_file ALTER COLUMN content DROP NOT NULL;
ALTER TABLE refund DROP CONSTRAINT refund_check,
  ADD CONSTRAINT refund_payee_account CHECK (payee = '—' OR (way = 'transfer') = (payee_account IS NOT NULL));

-- What stands in a column of which nothing is to be read any more.
CREATE FUNCTION emptied(type text) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE type WHEN 'text' THEN '''—''' WHEN 'bytea' THEN '''''::bytea'
    ELSE '''{}''::' || type END $$;

-- Takes out what was written about a customer who is being erased, wherever it stands: notes, reasons,
-- disputes with their files, packs for agencies. What was decided, when, by whom and about how much stays.
CREATE FUNCTION erase_words(erasing uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  subject public.erasure;
  place   record;
  touched integer;
  total   integer := 0;
BEGIN
  SELECT * INTO subject FROM public.erasure e
   WHERE e.erasure_id = erasing AND e.state = 'running' AND e.subject = 'account';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure % of a customer is under way', erasing USING errcode = '42501';
  END IF;
  FOR place IN
    SELECT d.table_name, d.column_name, public.emptied(c.udt_name) AS nothing
      FROM public.personal_data d JOIN information_schema.columns c
        ON c.table_schema = 'public' AND c.table_name = d.table_name AND c.column_name = d.column_name
     WHERE d.becomes = 'erased' ORDER BY 1, 2
  LOOP
    EXECUTE format('UPDATE public.%I SET %2$I = %3$s WHERE account_id = $1 AND %2$I IS NOT NULL',
      place.table_name, place.column_name, place.nothing) USING subject.subject_id;
    GET DIAGNOSTICS touched = ROW_COUNT;
    total := total + touched;
  END LOOP;
  UPDATE public.dispute_event e SET facts = e.facts - ARRAY['who', 'part', 'name', 'file', 'contact']
   WHERE e.account_id = subject.subject_id;
  DELETE FROM public.dispute_stakeholder s WHERE s.account_id = subject.subject_id;
  GET DIAGNOSTICS touched = ROW_COUNT;
  UPDATE public.bulk_row b SET input = jsonb_build_object('erased', erasing), facts = NULL
   WHERE b.state <> 'pending'
     AND 'account:' || coalesce(b.input ->> 'accountNumber', b.label) = subject.object;
  INSERT INTO public.removed_file (path)
    SELECT p.path FROM public.placement_evidence p WHERE p.account_id = subject.subject_id
    ON CONFLICT DO NOTHING;
  RETURN total + touched;
END
$$;
REVOKE ALL ON FUNCTION erase_words(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_words(uuid) TO quittance_app;

-- Ends what was kept with the books as long as documents are: who paid and who was paid, what was noted
-- about it, files of banks, statements of account, letters. `most` rows of each place at a time; by the clock of the
-- database, never under a legal hold. Files of print batches have their own, shorter period.
CREATE FUNCTION end_books(most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before  timestamptz;
  printed timestamptz;
  place   record;
  touched integer;
  total   integer := 0;
BEGIN
  SELECT now() - make_interval(months => r.months) INTO printed
    FROM public.retention_period r WHERE r.kind = 'print_files';
  INSERT INTO public.removed_file (path)
    SELECT f.path FROM public.print_batch b,
        LATERAL (VALUES (b.path), (regexp_replace(b.path, '\.pdf$', '.csv'))) f (path)
     WHERE b.printed_at < printed
    ON CONFLICT DO NOTHING;
  SELECT date_trunc('year', now() - make_interval(months => r.months)) INTO before
    FROM public.retention_period r WHERE r.kind = 'documents';
  -- Nothing is that old yet.
  IF NOT EXISTS (SELECT FROM public.command_log l WHERE l.recorded_at < before) THEN
    RETURN 0;
  END IF;
  FOR place IN
    SELECT d.table_name AS tab, d.column_name AS col, 'recorded_at' AS at,
        public.emptied(c.udt_name) AS nothing, 'account_id' AS whose
      FROM public.personal_data d JOIN information_schema.columns c
        ON c.table_schema = 'public' AND c.table_name = d.table_name AND c.column_name = d.column_name
     WHERE d.becomes = 'ended'
    UNION ALL VALUES ('refund', 'payee_account', 'recorded_at', 'NULL', 'account_id'),
      ('bank_file', 'content', 'recorded_at', 'NULL', NULL),
      ('remittance_file', 'content', 'recorded_at', 'NULL', NULL),
      ('bank_match', 'evidence', 'recorded_at', '''{}''', 'account_id'),
      ('bank_line_link', 'evidence', 'recorded_at', '''{}''', 'account_id'),
      ('bank_line', 'payer_name', 'booked_on', '''—''', 'receipt_account_id'),
      ('bank_line', 'payer_number_shown', 'booked_on', '''—''', 'receipt_account_id'),
      ('bank_line', 'texts', 'booked_on', '''{}''', 'receipt_account_id'),
      ('bank_line', 'suggestions', 'booked_on', '''[]''::jsonb', 'receipt_account_id')
    ORDER BY tab, col DESC
  LOOP
    EXECUTE format('UPDATE public.%1$I SET %2$I = %3$s WHERE ctid = ANY (ARRAY(
        SELECT t.ctid FROM public.%1$I t WHERE t.%4$I < $1 AND t.%2$I IS NOT NULL
          AND t.%2$I IS DISTINCT FROM %3$s %5$s LIMIT $2))',
      place.tab, place.col, place.nothing, place.at, CASE WHEN place.whose IS NOT NULL THEN format(
        'AND NOT EXISTS (SELECT FROM public.legal_hold h
          WHERE h.account_id = t.%I AND h.released_at IS NULL)', place.whose) ELSE '' END)
      USING before, most;
    GET DIAGNOSTICS touched = ROW_COUNT;
    total := total + touched;
  END LOOP;
  UPDATE public.bank_line l SET payer_number = NULL, payer_number_index = NULL
   WHERE l.booked_on < before AND l.payer_number IS NOT NULL AND l.payer_name = '—';
  WITH old AS (
    SELECT i.file_id FROM public.usage_import i JOIN public.usage_file f USING (file_id)
     WHERE f.content IS NOT NULL GROUP BY i.file_id HAVING max(i.received_at) < before LIMIT most)
  UPDATE public.usage_file f SET content = NULL FROM old WHERE f.file_id = old.file_id;
  GET DIAGNOSTICS touched = ROW_COUNT;
  total := total + touched;
  DELETE FROM public.usage_import_finding n USING public.usage_import i
   WHERE i.import_id = n.import_id AND i.received_at < before;
  INSERT INTO public.removed_file (path)
    SELECT r.file_path FROM public.debit_run r WHERE r.recorded_at < before AND r.file_path IS NOT NULL
    UNION SELECT r.file_path FROM public.refund_run r
     WHERE r.recorded_at < before AND r.file_path IS NOT NULL
    ON CONFLICT DO NOTHING;
  UPDATE public.statement s SET content = json_build_object('openingMinor', s.opening_minor::text,
      'movementMinor', s.movement_minor::text, 'closingMinor', s.closing_minor::text,
      'overdueMinor', s.overdue_minor::text, 'movements', '[]'::json, 'openItems', '[]'::json,
      'erased', true)
   WHERE s.ctid = ANY (ARRAY(SELECT t.ctid FROM public.statement t
      WHERE t.made_at < before
        AND t.content -> 'erased' IS NULL
        AND NOT EXISTS (SELECT FROM public.legal_hold h
          WHERE h.account_id = t.account_id AND h.released_at IS NULL) LIMIT most));
  GET DIAGNOSTICS touched = ROW_COUNT;
  total := total + touched;
  UPDATE public.message m SET content = '[]', recipient = jsonb_build_object('name', '—',
      'number', m.recipient -> 'number', 'email', NULL, 'lines', '[]'::jsonb,
      'country', m.recipient -> 'country', 'postalCode', NULL, 'paper', m.recipient -> 'paper')
   WHERE m.ctid = ANY (ARRAY(SELECT t.ctid FROM public.message t
      WHERE t.queued_at < before AND t.ended_at IS NOT NULL AND t.recipient ->> 'name' <> '—'
        AND NOT EXISTS (SELECT FROM public.legal_hold h
          WHERE h.account_id = t.account_id AND h.released_at IS NULL) LIMIT most));
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN total + touched;
END
$$;
REVOKE ALL ON FUNCTION end_books(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_books(integer) TO quittance_app;

-- As 0078, and entries that name what is the customer's: cases, tasks, promises, plans, placements, payment
-- advices, documents.
CREATE OR REPLACE FUNCTION erase_from_log(erasing uuid, commands text[], most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  subject public.erasure;
  entry   record;
  marker  jsonb;
  email   text;
  called  text;
  about   text[];
  touched integer := 0;
BEGIN
  SELECT * INTO subject FROM public.erasure e WHERE e.erasure_id = erasing AND e.state = 'running';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure % is under way', erasing USING errcode = '42501';
  END IF;
  marker := jsonb_build_object('erased', erasing);
  about := ARRAY[subject.object];
  IF subject.subject = 'account' THEN
    SELECT about || coalesce(array_agg(named), '{}') INTO about FROM (
      SELECT 'case:' || c.number FROM public.dispute_case c WHERE c.account_id = subject.subject_id
      UNION ALL SELECT 'interaction:' || i.interaction_id FROM public.interaction i
        WHERE i.account_id = subject.subject_id
      UNION ALL SELECT 'task:' || t.task_id FROM public.task t WHERE t.account_id = subject.subject_id
      UNION ALL SELECT 'promise:' || p.promise_id FROM public.promise_to_pay p
        WHERE p.account_id = subject.subject_id
      UNION ALL SELECT 'plan:' || p.plan_id FROM public.payment_plan p
        WHERE p.account_id = subject.subject_id
      UNION ALL SELECT 'placement:' || p.placement_id FROM public.placement p
        WHERE p.account_id = subject.subject_id
      UNION ALL SELECT 'remittance:' || r.remittance_id FROM public.remittance r
        WHERE r.account_id = subject.subject_id
      UNION ALL SELECT 'document:' || d.label FROM public.document_number d
        WHERE d.account_id = subject.subject_id) AS of_theirs (named);
  END IF;
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
     WHERE l.objects && about
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
