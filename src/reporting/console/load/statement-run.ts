import { sql } from 'kysely'
import { channelFor, type Reachable } from '../../../documents/messages/channel.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A run of statements as its screen shows it. */
export type StatementRunHead = {
  readonly runId: string
  readonly number: string
  readonly entityCode: string
  readonly entityName: string
  readonly fromOn: Temporal.PlainDate
  readonly asOf: Temporal.PlainDate
  readonly method: string | null
  readonly whose: string
  readonly segment: string | null
  readonly state: string
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly approvedBy: string | null
  readonly approvedAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  /** Parts of the work, and how many are done in the phase that it is in. */
  readonly chunks: number
  readonly chunksDone: number
  /** Customers who were looked at; of them those with nothing to tell, and those told by another run. */
  readonly customers: number
  readonly idle: number
  readonly told: number
}

/** The run of statements of a number. */
export function loadStatementRunHead(
  db: Db,
  number: string,
): Promise<StatementRunHead | undefined> {
  return maybeOne(
    db,
    sql<StatementRunHead>`
      select r.run_id as "runId", r.number, e.code as "entityCode", e.name as "entityName",
        r.from_on as "fromOn", r.as_of as "asOf", r.method, r.whose, r.segment_code as segment,
        r.state, r.created_by as "createdBy", r.created_at as "createdAt",
        r.approved_by as "approvedBy", r.approved_at as "approvedAt",
        r.finished_at as "finishedAt", c.chunks, c.done as "chunksDone", c.customers, c.idle, c.told
      from statement_run r join legal_entity e using (legal_entity_id),
        lateral (select count(*)::int as chunks,
            count(*) filter (where k.state = 'done'
              or (k.state = 'ready' and r.state = 'preparing'))::int as done,
            coalesce(sum(k.customers), 0)::int as customers,
            coalesce(sum(k.idle), 0)::int as idle, coalesce(sum(k.told), 0)::int as told
          from statement_run_chunk k where k.run_id = r.run_id) c
      where r.number = ${number}`,
  )
}

/** What the statements of a run come to in a currency. */
export type StatementTotals = {
  readonly currency: string
  readonly statements: bigint
  readonly openingMinor: bigint
  readonly movementMinor: bigint
  readonly closingMinor: bigint
  readonly overdueMinor: bigint
  /** Of the closing: balances that are in the customers' favour. */
  readonly creditMinor: bigint
}

/** The totals of a run by currency: opening plus movements is closing. */
export function loadStatementTotals(db: Db, runId: string): Promise<StatementTotals[]> {
  return rows(
    db,
    sql<StatementTotals>`
      select currency, count(*) as statements, sum(opening_minor)::bigint as "openingMinor",
        sum(movement_minor)::bigint as "movementMinor", sum(closing_minor)::bigint as "closingMinor",
        sum(overdue_minor)::bigint as "overdueMinor",
        coalesce(sum(closing_minor) filter (where closing_minor < 0), 0)::bigint as "creditMinor"
      from statement where run_id = ${runId} group by 1 order by 1`,
  )
}

/** By which way statements go, or went, and where they are; `not_sent` before they are sent. */
export type StatementWay = {
  readonly channel: string
  readonly state: string
  readonly statements: bigint
}

type StatementsAlike = Reachable & StatementWay & { readonly isSent: boolean }

/** The ways of a run's statements: until they are sent, those that sending them would take. */
export async function loadStatementWays(db: Db, runId: string): Promise<StatementWay[]> {
  const alike = await rows(
    db,
    sql<StatementsAlike>`
      select a.delivery, case when a.email is not null then '' end as email,
        exists (select from email_block b where b.account_id = a.account_id and b.email = a.email
                 and b.released_at is null) as "isBlocked",
        m.message_id is not null as "isSent", m.channel, coalesce(m.state, 'not_sent') as state,
        count(*) as statements
      from statement s join account a using (account_id)
      left join message_statement ms using (account_id, statement_id)
      left join message m on m.account_id = ms.account_id and m.message_id = ms.message_id
      where s.run_id = ${runId} group by 1, 2, 3, 4, 5, 6`,
  )
  const ways = new Map<string, StatementWay>()
  for (const each of alike) {
    const channel = each.isSent ? each.channel : channelFor('statement', each)
    const key = `${channel} ${each.state}`
    const statements = (ways.get(key)?.statements ?? 0n) + each.statements
    ways.set(key, { channel, state: each.state, statements })
  }
  return [...ways].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way)
}

/** How many customers a run left out, by reason. */
export function loadStatementLeftOut(
  db: Db,
  runId: string,
): Promise<{ readonly reason: string; readonly customers: bigint }[]> {
  return rows(
    db,
    sql<{ reason: string; customers: bigint }>`
      select reason, count(*) as customers from statement_left_out
      where run_id = ${runId} group by 1 order by 1`,
  )
}
