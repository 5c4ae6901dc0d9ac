import { type RawBuilder, sql } from 'kysely'
import { type Db, one, rows } from '../../../platform/database/database.ts'
import { PAYABLE, type PayableRow } from './reconciliation.ts'

/** What is read as JSON: amounts are minor units as texts, days and moments texts as the API gives them. */
type Minor = string
type Day = string

/** A promise on the card. */
export type CardPromise = {
  readonly promiseId: string
  readonly currency: string
  readonly amountMinor: Minor
  readonly paidMinor: Minor
  readonly madeOn: Day
  readonly payBy: Day
  readonly state: string
}

/** A dispute or inquiry that nobody has decided yet. */
export type CardDispute = {
  readonly caseId: string
  readonly number: string
  readonly kind: string
  readonly subject: string
  readonly contact: string | null
  readonly currency: string | null
  readonly amountMinor: Minor | null
  readonly dueOn: Day | null
}

/** What was said with a customer. */
export type CardContact = {
  readonly interactionId: string
  readonly at: string
  readonly channel: string
  readonly direction: string
  readonly kind: string
  readonly subject: string
  readonly body: string
  readonly outcome: string | null
  readonly nextOn: Day | null
  readonly byActor: string
}

/** How a customer stands in the queue, by currency. */
export type CardStanding = {
  readonly currency: string
  readonly asOf: Day
  readonly collector: string | null
  readonly segment: string | null
  readonly overdueMinor: Minor
  readonly sparedMinor: Minor
  readonly expectedMinor: Minor
  readonly oldestDueOn: Day
  readonly riskBps: number
  readonly evidence: unknown
  readonly averageDaysLate: number
  readonly strategy: string | null
  readonly nextAction: string | null
  readonly tactic: string | null
  readonly nextOn: Day | null
}

/** Something that is owed. */
export type CardItem = Omit<PayableRow, 'openMinor' | 'dueOn'> & {
  readonly openMinor: Minor
  readonly dueOn: Day
}

/** Money or a credit note that could pay for something. */
export type CardCredit = Pick<CardItem, 'itemId' | 'kind' | 'currency' | 'openMinor'>

/** All of a customer that a collector must see at once. */
export type CollectionCard = {
  readonly standings: readonly CardStanding[]
  readonly items: readonly CardItem[]
  readonly credits: readonly CardCredit[]
  readonly promises: readonly CardPromise[]
  readonly disputes: readonly CardDispute[]
  readonly contacts: readonly CardContact[]
}

/**
 * The card of an account by one statement: a collector goes from one to the next all day. At most `most` of
 * each kind: what is owed the oldest due first, promises that run first, disputes that must be decided first,
 * the latest contacts first.
 */
export function loadCollectionCard(
  db: Db,
  accountId: string,
  most: number,
): Promise<CollectionCard> {
  return one(
    db,
    sql<CollectionCard>`
      select ${part(standingsOf(accountId))} as standings,
        ${part(sql`
          select "itemId", kind, document, reference, entity, currency, "dueOn",
            "openMinor"::text as "openMinor"
          from (${PAYABLE(accountId, most)}) p order by "dueOn", "itemId"`)} as items,
        ${part(sql`
          select item_id as "itemId", kind, currency, open_minor::text as "openMinor"
          from open_item where account_id = ${accountId} and open_minor < 0
          order by document_on, item_id`)} as credits,
        ${part(promisesOf(accountId, most))} as promises,
        ${part(disputesOf(accountId, most))} as disputes,
        ${part(sql`
          select interaction_id as "interactionId",
            to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, channel, direction, kind, subject,
            body, outcome, next_on as "nextOn", by_actor as "byActor"
          from interaction where account_id = ${accountId}
          order by interaction.at desc, interaction_id limit ${most}`)} as contacts`,
  )
}

/** What one must know of a customer before anything else. */
export type AccountFlags = Pick<CollectionCard, 'promises' | 'disputes'> & {
  /** Why nothing is sent to the e-mail address any more; null where it works. */
  readonly emailBlock: 'bounced' | 'complained' | 'asked' | null
}

/** The promises and open disputes of an account, and whether e-mail reaches it. */
export function loadFlags(db: Db, accountId: string, most: number): Promise<AccountFlags> {
  return one(
    db,
    sql<AccountFlags>`
      select ${part(promisesOf(accountId, most))} as promises,
        ${part(disputesOf(accountId, most))} as disputes, (
          select b.reason from email_block b join account a using (account_id)
          where b.account_id = ${accountId} and b.email = a.email and b.released_at is null
          limit 1) as "emailBlock"`,
  )
}

/** The rows of a query as one value. */
function part(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(part), '[]') from (${query}) part)`
}

function promisesOf(accountId: string, most: number) {
  return sql`
    select promise_id as "promiseId", p.currency, p.amount_minor::text as "amountMinor",
      s.paid_minor::text as "paidMinor", p.made_on as "madeOn", p.pay_by as "payBy", s.state
    from promise_to_pay p join promise_standing s using (account_id, promise_id)
    where account_id = ${accountId}
    order by s.state = 'running' desc, p.pay_by desc, promise_id limit ${most}`
}

function disputesOf(accountId: string, most: number) {
  return sql`
    select case_id as "caseId", number, kind, subject, contact, currency,
      amount_minor::text as "amountMinor", due_on as "dueOn"
    from dispute_case where account_id = ${accountId} and state = 'open'
    order by due_on, case_id limit ${most}`
}

/** The rows of a customer in the queue. */
function standingsOf(accountId: string) {
  return sql`
    select currency, as_of as "asOf", collector, segment, overdue_minor::text as "overdueMinor",
      spared_minor::text as "sparedMinor", expected_minor::text as "expectedMinor",
      oldest_due_on as "oldestDueOn", risk_bps as "riskBps", evidence,
      average_days_late as "averageDaysLate", strategy, next_action as "nextAction", tactic,
      next_on as "nextOn"
    from collection_standing where account_id = ${accountId} order by currency`
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
