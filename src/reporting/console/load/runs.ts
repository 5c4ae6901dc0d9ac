import { type RawBuilder, sql } from 'kysely'
import type { RunKind } from '../../../invoicing/load/runs.ts'
import type { RunState } from '../../../invoicing/run-state.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A bill run as lists show it. */
export type RunLine = {
  readonly runId: string
  readonly number: string
  readonly kind: RunKind
  readonly entityCode: string
  readonly entityName: string
  readonly cycleCode: string | null
  readonly throughOn: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly state: RunState
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly approvedBy: string | null
  readonly approvedAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  readonly previousRunId: string | null
  readonly previousNumber: string | null
}

const RUN_COLUMNS = sql`
  r.run_id as "runId", r.number, r.kind, e.code as "entityCode",
  e.name as "entityName",
  r.cycle_code as "cycleCode", r.through_on as "throughOn", r.issue_on as "issueOn", r.state,
  r.created_by as "createdBy", r.created_at as "createdAt", r.approved_by as "approvedBy",
  r.approved_at as "approvedAt", r.finished_at as "finishedAt",
  r.previous_run_id as "previousRunId", p.number as "previousNumber"`

const RUN_TABLES = sql`
  bill_run r
  join legal_entity e on e.legal_entity_id = r.legal_entity_id
  left join bill_run p on p.run_id = r.previous_run_id`

/** Bill runs, the latest first; ids grow with time, so they are the key to page by. */
export function listRuns(
  db: Db,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<RunLine[]> {
  const older = page.before === undefined ? sql`true` : sql`r.run_id < ${page.before}::uuid`
  return rows(
    db,
    sql<RunLine>`
      select ${RUN_COLUMNS} from ${RUN_TABLES} where ${older}
      order by r.run_id desc limit ${page.limit}`,
  )
}

/** Why the last bill run that took up an account made no bill of it. */
export type Unbilled = {
  readonly runNumber: string
  readonly outcome: 'failed' | 'held'
  readonly reason: string | null
  readonly facts: Readonly<Record<string, string | number>>
}

/** What kept an account from being billed by the last run that took it up; undefined if nothing did. */
export function loadUnbilled(db: Db, accountId: string): Promise<Unbilled | undefined> {
  return maybeOne(
    db,
    sql<Unbilled>`
      select * from (
        select r.number as "runNumber", o.outcome, o.reason, o.facts
        from bill_run_account o join bill_run r on r.run_id = o.run_id
        where o.account_id = ${accountId} and o.outcome <> 'pending'
          and r.kind <> 'rebill' and r.state <> 'cancelled'
        order by o.run_id desc limit 1
      ) last where outcome in ('failed', 'held')`,
  )
}

/** The bill run of a number. */
export function loadRunLine(db: Db, number: string): Promise<RunLine | undefined> {
  return maybeOne(
    db,
    sql<RunLine>`select ${RUN_COLUMNS} from ${RUN_TABLES} where r.number = ${number}`,
  )
}

export type OutcomeCount = {
  readonly runId: string
  readonly outcome: 'pending' | 'billed' | 'skipped' | 'held' | 'failed'
  readonly reason: string | null
  readonly accounts: bigint
}

/** How many accounts of each run came to what, and why. */
export function loadOutcomes(db: Db, runIds: readonly string[]): Promise<OutcomeCount[]> {
  return rows(
    db,
    sql<OutcomeCount>`
      select run_id as "runId", outcome, reason, count(*) as accounts
      from bill_run_account where run_id = any(${[...runIds]}::uuid[])
      group by run_id, outcome, reason order by outcome, accounts desc, reason`,
  )
}

export type ExceptionCount = {
  readonly runId: string
  readonly state: 'open' | 'accepted' | 'held'
  readonly exceptions: bigint
}

/** How many exceptions each run has, by what was decided. */
export function loadExceptionCounts(db: Db, runIds: readonly string[]): Promise<ExceptionCount[]> {
  return rows(
    db,
    sql<ExceptionCount>`
      select run_id as "runId", state, count(*) as exceptions
      from bill_run_exception where run_id = any(${[...runIds]}::uuid[])
      group by run_id, state`,
  )
}

export type RunSum = {
  readonly runId: string
  readonly kind: 'invoice' | 'credit_note'
  readonly currency: string
  readonly documents: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
}

/** Control totals of runs: of their drafts until they are issued, of their documents after. */
export function loadRunSums(db: Db, runIds: readonly string[]): Promise<RunSum[]> {
  const of = (table: RawBuilder<unknown>) => sql`
    select run_id, kind, currency, net_minor, tax_minor, gross_minor
    from ${table} where run_id = any(${[...runIds]}::uuid[])`
  return rows(
    db,
    sql<RunSum>`
      select run_id as "runId", kind, currency, count(*) as documents,
        sum(net_minor)::bigint as "netMinor", sum(tax_minor)::bigint as "taxMinor",
        sum(gross_minor)::bigint as "grossMinor"
      from (${of(sql`draft_invoice`)} union all ${of(sql`invoice`)}) d
      group by run_id, kind, currency order by kind desc, currency`,
  )
}

export type ChunkCount = { readonly state: 'pending' | 'rated' | 'issued'; readonly chunks: bigint }

/** How far the work on a run has come. */
export function loadChunkCounts(db: Db, runId: string): Promise<ChunkCount[]> {
  return rows(
    db,
    sql<ChunkCount>`
      select state, count(*) as chunks from bill_run_chunk where run_id = ${runId} group by state`,
  )
}
