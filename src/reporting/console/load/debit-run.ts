import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import { type ReplacedFile, replacedFiles, type TakenFile, takenFiles } from './run-files.ts'

/** A run of direct debits as its screen shows it. */
export type DebitRunShown = {
  readonly runId: string
  readonly reference: string
  readonly entityCode: string
  readonly entityName: string
  readonly scheme: string
  readonly state: string
  readonly collectOn: Temporal.PlainDate
  readonly currency: string
  readonly debits: number
  readonly totalMinor: bigint
  readonly version: string
  readonly fileName: string | null
  readonly sha256: string | null
  /** Each time that the file was taken to the bank: when, by whom, why again. */
  readonly taken: readonly TakenFile[]
  /** Files that the living one took the place of. */
  readonly replaced: readonly ReplacedFile[]
  /** Why the bank refused the file as a whole, by its code. */
  readonly refusedFor: string | null
  /** When the bank said that it has the file. */
  readonly acceptedAt: Temporal.Instant | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  readonly changedAt: Temporal.Instant
}

/** The run of direct debits of a reference. */
export function loadDebitRunShown(db: Db, reference: string): Promise<DebitRunShown | undefined> {
  return maybeOne(
    db,
    sql<DebitRunShown>`
      select r.run_id as "runId", r.reference, e.code as "entityCode", e.name as "entityName",
        r.scheme, r.state, r.collect_on as "collectOn", r.currency, r.debits,
        r.total_minor as "totalMinor",
        case r.scheme when 'ach' then 'NACHA'
          else 'pain.008.001.' || coalesce(c.pain008_version, '08') end as version,
        regexp_replace(r.file_path, '^.*/', '') as "fileName", ${takenFiles('r.reference')} as taken,
        ${replacedFiles('r.reference')} as replaced, r.refused_for as "refusedFor",
        r.accepted_at as "acceptedAt", r.file_sha256 as sha256,
        r.recorded_at as "recordedAt", r.recorded_by as "recordedBy", r.changed_at as "changedAt"
      from debit_run r join legal_entity e using (legal_entity_id)
      left join debit_creditor c using (legal_entity_id)
      where r.reference = ${reference}`,
  )
}

/** What of a run is alike: how far it has come, or how it is collected. */
export type DebitPart = {
  readonly name: string
  readonly debits: number
  readonly minor: bigint
}

/** The debits of a run by what became of them. */
export function loadDebitStates(db: Db, runId: string): Promise<DebitPart[]> {
  return rows(
    db,
    sql<DebitPart>`
      select state as name, count(*)::int as debits, sum(amount_minor)::bigint as minor
      from payment where debit_run_id = ${runId} group by 1 order by 2 desc, 1`,
  )
}

/** The debits of a run by their sequence: what the file holds in which batch. */
export function loadDebitSequences(db: Db, runId: string): Promise<DebitPart[]> {
  return rows(
    db,
    sql<DebitPart>`
      select coalesce(p.sequence, 'PPD') || case m.scheme when 'sepa_b2b' then ' B2B'
          when 'sepa_core' then ' CORE' else '' end as name,
        count(*)::int as debits, sum(p.amount_minor)::bigint as minor
      from payment p join mandate m using (account_id, mandate_id)
      where p.debit_run_id = ${runId} and p.state <> 'cancelled' group by 1 order by 1`,
  )
}

/** Why customers were left out of a run. */
export function loadLeftOut(db: Db, runId: string): Promise<DebitPart[]> {
  return rows(
    db,
    sql<DebitPart>`
      select reason as name, count(*)::int as debits, sum(amount_minor)::bigint as minor
      from debit_left_out where run_id = ${runId} group by 1 order by 2 desc, 1`,
  )
}
