import { sql } from 'kysely'
import { formatAmount } from '../../../kernel/money.ts'
import { rows, type Tx } from '../../../platform/database/database.ts'
import type { NewEvent } from '../load.ts'
import { tellDunningRuns, tellNotices } from './dunning/load.ts'
import { tellRefunds } from './refunds/load.ts'

/** What is told of events, by the id of each; an event whose subject is gone is missing. */
export type Told = ReadonlyMap<string, unknown>

type Tell = (tx: Tx, events: readonly NewEvent[]) => Promise<Told>

/** How the events of a type are read, many at once. */
export const TELL: Readonly<Record<string, Tell>> = {
  'invoice.issued': tellDocuments,
  'credit_note.issued': tellDocuments,
  'bill_run.changed': tellRuns,
  'payment.recorded': tellPayments,
  'payment.returned': tellPayments,
  'refund.paid': tellRefunds,
  'usage_alert.reached': tellAlerts,
  'dunning_run.changed': tellDunningRuns,
  'dunning_notice.sent': tellNotices,
  'webhook_endpoint.disabled': tellEndpoints,
}

type DocumentRow = {
  readonly eventId: string
  readonly currency: string
  readonly issuedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly net: bigint
  readonly tax: bigint
  readonly payable: bigint
}

async function tellDocuments(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<DocumentRow>`
      SELECT n.event_id AS "eventId", i.invoice_id AS "documentId", d.label AS number,
             a.number AS account, e.code AS entity, r.number AS run, i.currency,
             i.issued_on AS "issuedOn", i.due_on AS "dueOn", i.service_start AS "serviceStart",
             i.service_end AS "serviceEnd", i.reason, p.net, p.tax, p.payable
        FROM unnest(${events.map(each => each.eventId)}::uuid[],
                    ${events.map(each => each.accountId)}::uuid[],
                    ${events.map(each => each.subjectId)}::uuid[])
             AS n (event_id, account_id, invoice_id)
        JOIN invoice i USING (account_id, invoice_id)
        JOIN document_number d USING (account_id, invoice_id)
        JOIN account a USING (account_id)
        JOIN legal_entity e ON e.legal_entity_id = i.legal_entity_id
        LEFT JOIN bill_run r ON r.run_id = i.run_id
       -- Of a consolidated document every account has a part.
       CROSS JOIN LATERAL (
         SELECT sum(net_minor)::bigint AS net, sum(tax_minor)::bigint AS tax,
                sum(payable_minor)::bigint AS payable
           FROM (SELECT i.net_minor, i.tax_minor, i.payable_minor
                 UNION ALL
                 SELECT s.net_minor, s.tax_minor, s.payable_minor FROM invoice s
                  WHERE s.document_account_id = i.account_id AND s.invoice_id = i.invoice_id) parts
       ) p`,
  )
  return new Map(
    found.map(({ eventId, ...row }) => [
      eventId,
      {
        ...row,
        issuedOn: row.issuedOn.toString(),
        dueOn: row.dueOn.toString(),
        serviceStart: row.serviceStart.toString(),
        serviceEnd: row.serviceEnd.toString(),
        net: formatAmount(row.net, row.currency),
        tax: formatAmount(row.tax, row.currency),
        payable: formatAmount(row.payable, row.currency),
      },
    ]),
  )
}

async function tellRuns(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<{ runId: string }>`
      SELECT r.run_id AS "runId", r.number AS run, e.code AS entity, r.cycle_code AS cycle,
             r.through_on::text AS "throughOn", r.issue_on::text AS "issueOn"
        FROM bill_run r JOIN legal_entity e USING (legal_entity_id)
       WHERE r.run_id = ANY (${[...new Set(events.map(each => each.subjectId))]}::uuid[])`,
  )
  const runs = new Map(found.map(run => [run.runId, run]))
  return present(events, ({ subjectId, facts }) => {
    const run = runs.get(subjectId)
    return run && { ...run, state: facts.state }
  })
}

type PaymentRow = {
  readonly eventId: string
  readonly currency: string
  readonly amount: bigint
  readonly kind: string | null
  readonly reason: string | null
  readonly returnedOn: string | null
}

/** What came in, and of what went back how and why. */
async function tellPayments(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<PaymentRow>`
      SELECT n.event_id AS "eventId", r.receipt_id AS "receiptId",
             CASE WHEN a.kind <> 'house' THEN a.number END AS account, e.code AS entity, r.method,
             r.currency, r.amount_minor AS amount, r.value_on::text AS "valueOn",
             r.booked_on::text AS "bookedOn", r.reference, v.kind, v.reason_code AS reason,
             v.effective_on::text AS "returnedOn"
        FROM unnest(${events.map(each => each.eventId)}::uuid[],
                    ${events.map(each => each.accountId)}::uuid[],
                    ${events.map(each => each.subjectId)}::uuid[])
             AS n (event_id, account_id, receipt_id)
        JOIN receipt r USING (account_id, receipt_id)
        JOIN account a USING (account_id)
        JOIN legal_entity e USING (legal_entity_id)
        LEFT JOIN receipt_reversal v USING (account_id, receipt_id)`,
  )
  const returned = new Set(
    events.flatMap(({ eventId, type }) => (type === 'payment.returned' ? [eventId] : [])),
  )
  return new Map(
    found.map(({ eventId, kind, reason, returnedOn, ...row }) => {
      const payment = { ...row, amount: formatAmount(row.amount, row.currency) }
      const told = returned.has(eventId) ? { ...payment, kind, reason, returnedOn } : payment
      return [eventId, told]
    }),
  )
}

async function tellAlerts(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<{ eventId: string }>`
      SELECT n.event_id AS "eventId", a.number AS account, x.code AS alert,
             s.number AS subscription, x.charge_code AS charge, x.measure, x.basis, x.currency,
             m.period_start::text AS "periodStart", m.period_end::text AS "periodEnd",
             m.value::text AS value, m.threshold::text AS threshold
        FROM unnest(${events.map(each => each.eventId)}::uuid[],
                    ${events.map(each => each.accountId)}::uuid[],
                    ${events.map(each => each.subjectId)}::uuid[],
                    ${events.map(each => String(each.facts.periodStart))}::date[])
             AS n (event_id, account_id, alert_id, period_start)
        JOIN usage_alert_notice m USING (account_id, alert_id, period_start)
        JOIN usage_alert x USING (account_id, alert_id)
        JOIN account a USING (account_id)
        LEFT JOIN subscription s ON s.account_id = x.account_id
             AND s.subscription_id = x.subscription_id`,
  )
  return new Map(found.map(({ eventId, ...alert }) => [eventId, alert]))
}

async function tellEndpoints(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<{ endpointId: string }>`
      SELECT endpoint_id AS "endpointId", url FROM webhook_endpoint
       WHERE endpoint_id = ANY (${events.map(each => each.subjectId)}::uuid[])`,
  )
  const endpoints = new Map(found.map(each => [each.endpointId, each]))
  return present(events, ({ subjectId, facts }) => {
    const endpoint = endpoints.get(subjectId)
    return endpoint && { ...endpoint, reason: facts.reason }
  })
}

function present(
  events: readonly NewEvent[],
  dataOf: (event: NewEvent) => object | undefined,
): Told {
  return new Map(
    events.flatMap(event => {
      const data = dataOf(event)
      return data === undefined ? [] : [[event.eventId, data]]
    }),
  )
}
