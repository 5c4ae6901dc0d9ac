import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { BilledUsage, StoredDocument } from '../stored-document.ts'

/** A metered charge on an invoice, and its last billing period there. */
type Metered = {
  readonly accountId: string
  readonly invoiceId: string
  readonly itemId: string
  readonly periodStart: string
}

/**
 * What was billed of the meters of some invoices in the year up to each, by month: all lines with
 * their corrections, but none of a document issued later, so that a page printed again shows what
 * it showed. Of several charges on one meter (energy, levies) the first one counts. Whether a month
 * is estimated is told by the document that billed or corrected it last: a tier that an actual read
 * left unchanged gets no line, though it is no longer estimated. One statement for all; by invoice id.
 */
export async function loadBilledUsage(
  db: Db,
  documents: readonly StoredDocument[],
): Promise<Map<string, BilledUsage[]>> {
  const metered = documents.flatMap(meteredItems)
  if (metered.length === 0) return new Map()
  type Row = BilledUsage & { readonly invoiceId: string }
  const found = await rows(
    db,
    sql<Row>`
      WITH chart AS (
        SELECT w.account_id, w.invoice_id, s.subscription_id, c.meter_code,
               max(w.period_start) AS last, (array_agg(w.item_id ORDER BY c.position))[1] AS item_id
          FROM unnest(${metered.map(m => m.accountId)}::uuid[],
                      ${metered.map(m => m.invoiceId)}::uuid[],
                      ${metered.map(m => m.itemId)}::uuid[],
                      ${metered.map(m => m.periodStart)}::date[])
               AS w (account_id, invoice_id, item_id, period_start)
          JOIN subscription_item s USING (account_id, item_id)
          JOIN charge c USING (plan_code, plan_version, charge_code)
         WHERE c.meter_code IS NOT NULL
         GROUP BY w.account_id, w.invoice_id, s.subscription_id, c.meter_code
      ), billed AS (
        SELECT ch.invoice_id, ch.item_id, l.period_start, s.plan_code, s.plan_version,
               c.charge_code, c.position, sum(l.quantity) AS quantity,
               split_part(l.component, '@', 2) AS segment, max(i.recorded_at) AS told_at,
               (array_agg(l.trace::text LIKE '%"estimated":true%' ORDER BY l.revision DESC))[1]
                 AND sum(l.quantity) <> 0 AS estimated
          FROM chart ch
          JOIN invoice own ON own.account_id = ch.account_id AND own.invoice_id = ch.invoice_id
          JOIN subscription_item s
            ON s.account_id = ch.account_id AND s.subscription_id = ch.subscription_id
          JOIN charge c
            ON c.plan_code = s.plan_code AND c.plan_version = s.plan_version
           AND c.charge_code = s.charge_code AND c.meter_code = ch.meter_code
          JOIN invoice_line l
            ON l.account_id = ch.account_id AND l.item_id = s.item_id
           AND l.period_start BETWEEN ch.last - interval '1 year' AND ch.last
           AND l.component ~ '^(usage|volume|tier[0-9]+)@'
          JOIN invoice i
            ON i.account_id = l.account_id AND i.invoice_id = l.invoice_id
           AND (i.recorded_at, i.invoice_id) <= (own.recorded_at, own.invoice_id)
         GROUP BY ch.invoice_id, ch.item_id, l.period_start, s.plan_code, s.plan_version,
                  c.charge_code, c.position, l.item_id, l.component
      ), last_told AS (
        SELECT billed.*, told_at = max(told_at) OVER (
                 PARTITION BY invoice_id, item_id, period_start, plan_code, plan_version,
                              charge_code, segment) AS is_last
          FROM billed
      ), charged AS (
        SELECT DISTINCT ON (invoice_id, item_id, period_start, plan_code, plan_version)
               invoice_id, item_id, period_start, sum(quantity) AS quantity,
               bool_or(estimated AND is_last) AS estimated
          FROM last_told
         GROUP BY invoice_id, item_id, period_start, plan_code, plan_version, charge_code, position
         ORDER BY invoice_id, item_id, period_start, plan_code, plan_version, position
      )
      SELECT invoice_id AS "invoiceId", item_id AS "itemId",
             to_char(period_start, 'YYYY-MM') AS month, sum(quantity) AS quantity,
             bool_or(estimated) AS estimated
        FROM charged
       GROUP BY invoice_id, item_id, to_char(period_start, 'YYYY-MM')
       ORDER BY invoice_id, item_id, month`,
  )
  return Map.groupBy(found, row => row.invoiceId)
}

/** The usage charges of an invoice: those whose lines rest on reads or records. */
function meteredItems(document: StoredDocument): Metered[] {
  if (document.kind !== 'invoice') return []
  const { invoiceId } = document
  const last = new Map<string, Metered>()
  for (const line of document.lines) {
    const { itemId, periodStart, trace, accountId = document.accountId } = line
    const isMetered = trace.some(step => step.step === 'read' || step.step === 'usage')
    if (itemId === null || periodStart === null || !isMetered) continue
    const known = last.get(itemId)
    if (known === undefined || known.periodStart < periodStart) {
      last.set(itemId, { accountId, invoiceId, itemId, periodStart })
    }
  }
  return [...last.values()]
}
