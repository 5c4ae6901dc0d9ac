import { type RawBuilder, sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import type { Json } from '../../../platform/json.ts'

type Of = { readonly accountId: string; readonly placementId: string }

/** A table of the evidence: its rows as JSON, which the pack prints as CSV. */
export type EvidenceTable = {
  readonly name: string
  readonly rows: readonly Readonly<Record<string, Json>>[]
}

/** What the evidence shows beside the documents themselves, a query each. */
const TABLES: Readonly<Record<string, (of: Of) => RawBuilder<unknown>>> = {
  claim: ({ accountId, placementId }) => sql`
    SELECT n.label AS document, o.kind, o.reference, o.document_on, o.due_on, o.currency,
           o.amount_minor, p.amount_minor AS placed_minor, o.open_minor
      FROM placement_item p JOIN open_item o USING (account_id, item_id)
      LEFT JOIN document_number n ON n.invoice_id = o.item_id
       AND n.account_id = coalesce(o.document_account_id, o.account_id)
     WHERE p.account_id = ${accountId} AND p.placement_id = ${placementId}
     ORDER BY o.due_on, o.item_id`,
  debtor: ({ accountId }) => sql`
    SELECT number, kind, name, bill_to ->> 'line1' AS line_1, bill_to ->> 'line2' AS line_2,
           bill_to ->> 'postalCode' AS postal_code, bill_to ->> 'city' AS city, country, email,
           language, tax_id
      FROM account WHERE account_id = ${accountId}`,
  contracts: ({ accountId }) => sql`
    SELECT c.number AS contract, e.code AS entity, c.currency, c.start_on, c.end_on, c.po_number,
           s.number AS subscription, s.start_on AS subscription_start,
           s.end_on AS subscription_end, i.plan_code, i.charge_code, i.quantity
      FROM contract c JOIN legal_entity e USING (legal_entity_id)
      LEFT JOIN subscription s ON s.account_id = c.account_id AND s.contract_id = c.contract_id
      LEFT JOIN subscription_item i ON i.account_id = s.account_id
       AND i.subscription_id = s.subscription_id
     WHERE c.account_id = ${accountId} ORDER BY c.number, s.number, i.charge_code`,
  ledger: ({ accountId }) => sql`
    SELECT t.effective_on, t.event, t.debit, t.credit, t.amount_minor, t.currency, t.memo,
           t.transfer_id, t.recorded_at
      FROM ledger_transfer t WHERE t.account_id = ${accountId}
     ORDER BY t.effective_on, t.transfer_id`,
  payments: ({ accountId }) => sql`
    SELECT r.booked_on, r.value_on, r.method, r.amount_minor, r.currency, r.reference, r.payer_name,
           v.kind AS gone_back, v.effective_on AS gone_back_on
      FROM receipt r LEFT JOIN receipt_reversal v USING (account_id, receipt_id)
     WHERE r.account_id = ${accountId} ORDER BY r.booked_on, r.receipt_id`,
  contacts: ({ accountId }) => sql`
    SELECT i.at, i.channel, i.direction, i.kind, i.subject, i.outcome, i.body, i.by_actor,
           m.state AS delivery, m.recipient, m.queued_at, m.ended_at
      FROM interaction i LEFT JOIN message m
        ON m.account_id = i.account_id AND m.message_id = i.interaction_id
     WHERE i.account_id = ${accountId} ORDER BY i.at, i.interaction_id`,
  promises: ({ accountId }) => sql`
    SELECT p.made_on, p.pay_by, p.amount_minor, p.currency, s.state, s.paid_minor
      FROM promise_to_pay p JOIN promise_standing s USING (account_id, promise_id)
     WHERE p.account_id = ${accountId} ORDER BY p.made_on, p.promise_id`,
}

/** Every table of the evidence of a placement. Read at one moment. */
export async function loadEvidenceTables(db: Db, of: Of): Promise<EvidenceTable[]> {
  const tables: EvidenceTable[] = []
  for (const [name, query] of Object.entries(TABLES)) {
    const found = await rows(
      db,
      sql<{ row: Record<string, Json> }>`SELECT to_json(t) AS row FROM (${query(of)}) t`,
    )
    tables.push({ name, rows: found.map(({ row }) => row) })
  }
  return tables
}

/** The numbers of the placed documents. */
export async function loadEvidenceDocuments(db: Db, of: Of): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ label: string }>`
      SELECT DISTINCT n.label
        FROM placement_item p JOIN open_item o USING (account_id, item_id)
        JOIN document_number n ON n.account_id = coalesce(o.document_account_id, o.account_id)
         AND n.invoice_id = o.item_id
       WHERE p.account_id = ${of.accountId} AND p.placement_id = ${of.placementId}
       ORDER BY n.label`,
  )
  return found.map(({ label }) => label)
}
