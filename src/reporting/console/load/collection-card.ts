import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A promise on the card. */
export type CardPromise = {
  readonly promiseId: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly paidMinor: bigint
  readonly madeOn: Temporal.PlainDate
  readonly payBy: Temporal.PlainDate
  readonly state: string
}

/** The last promises of an account, those that run first. */
export function loadCardPromises(db: Db, accountId: string, limit: number): Promise<CardPromise[]> {
  return rows(
    db,
    sql<CardPromise>`
      select promise_id as "promiseId", p.currency, p.amount_minor as "amountMinor",
        s.paid_minor as "paidMinor", p.made_on as "madeOn", p.pay_by as "payBy", s.state
      from promise_to_pay p join promise_standing s using (account_id, promise_id)
      where account_id = ${accountId}
      order by s.state = 'running' desc, p.pay_by desc, promise_id limit ${limit}`,
  )
}

/** A dispute or inquiry that nobody has decided yet. */
export type CardDispute = {
  readonly caseId: string
  readonly number: string
  readonly kind: string
  readonly subject: string
  readonly contact: string | null
  readonly currency: string | null
  readonly amountMinor: bigint | null
  readonly dueOn: Temporal.PlainDate | null
}

/** The open disputes and inquiries of an account, the first to be decided first. */
export function loadCardDisputes(db: Db, accountId: string, limit: number): Promise<CardDispute[]> {
  return rows(
    db,
    sql<CardDispute>`
      select case_id as "caseId", number, kind, subject, contact, currency,
        amount_minor as "amountMinor", due_on as "dueOn"
      from dispute_case where account_id = ${accountId} and state = 'open'
      order by due_on, case_id limit ${limit}`,
  )
}

/** What was said with a customer. */
export type CardContact = {
  readonly interactionId: string
  readonly at: Temporal.Instant
  readonly channel: string
  readonly direction: string
  readonly kind: string
  readonly subject: string
  readonly body: string
  readonly outcome: string | null
  readonly nextOn: Temporal.PlainDate | null
  readonly byActor: string
}

/** The last contacts with a customer, the latest first. */
export function loadCardContacts(db: Db, accountId: string, limit: number): Promise<CardContact[]> {
  return rows(
    db,
    sql<CardContact>`
      select interaction_id as "interactionId", at, channel, direction, kind, subject, body,
        outcome, next_on as "nextOn", by_actor as "byActor"
      from interaction where account_id = ${accountId}
      order by at desc, interaction_id limit ${limit}`,
  )
}

/** How a customer stands in the queue, by currency. */
export type CardStanding = {
  readonly currency: string
  readonly asOf: Temporal.PlainDate
  readonly collector: string | null
  readonly segment: string | null
  readonly overdueMinor: bigint
  readonly sparedMinor: bigint
  readonly expectedMinor: bigint
  readonly oldestDueOn: Temporal.PlainDate
  readonly riskBps: number
  readonly evidence: unknown
  readonly averageDaysLate: number
  readonly strategy: string | null
  readonly nextAction: string | null
  readonly tactic: string | null
  readonly nextOn: Temporal.PlainDate | null
}

/** The rows of a customer in the queue. */
export function loadCardStandings(db: Db, accountId: string): Promise<CardStanding[]> {
  return rows(
    db,
    sql<CardStanding>`
      select currency, as_of as "asOf", collector, segment, overdue_minor as "overdueMinor",
        spared_minor as "sparedMinor", expected_minor as "expectedMinor",
        oldest_due_on as "oldestDueOn", risk_bps as "riskBps", evidence,
        average_days_late as "averageDaysLate", strategy, next_action as "nextAction", tactic,
        next_on as "nextOn"
      from collection_standing where account_id = ${accountId} order by currency`,
  )
}

/** How promises came out, of those whose last day lies in a span: kept, broken, kept in per cent. */
export type PromiseFigures = {
  readonly collector: string | null
  readonly currency: string
  readonly kept: bigint
  readonly broken: bigint
  readonly running: bigint
  readonly keptPercent: string | null
  readonly promisedMinor: bigint
  readonly paidMinor: bigint
}

/** Promises by the collector of today and currency, without those that were cancelled. */
export function loadPromiseFigures(
  db: Db,
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<PromiseFigures[]> {
  const count = (state: string) => sql`count(*) filter (where s.state = ${sql.lit(state)})`
  return rows(
    db,
    sql<PromiseFigures>`
      select g.value as collector, p.currency, ${count('kept')} as kept,
        ${count('broken')} as broken, ${count('running')} as running,
        round(100.0 * ${count('kept')} / nullif(${count('kept')} + ${count('broken')}, 0), 1)::text
          as "keptPercent",
        sum(p.amount_minor)::bigint as "promisedMinor", sum(s.paid_minor)::bigint as "paidMinor"
      from promise_to_pay p join promise_standing s using (account_id, promise_id)
      left join lateral (
        select value from account_assignment x
        where x.account_id = p.account_id and x.kind = 'collector' and x.from_on <= p.made_on
        order by x.from_on desc, x.revision desc limit 1) g on true
      where p.pay_by >= ${span.from} and p.pay_by < ${span.to} and s.state <> 'cancelled'
      group by g.value, p.currency order by g.value, p.currency`,
  )
}
