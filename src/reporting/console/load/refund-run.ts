import { sql } from 'kysely'
import { type Db, maybeOne } from '../../../platform/database/database.ts'
import { type ReplacedFile, replacedFiles, type TakenFile, takenFiles } from './run-files.ts'

/** A run of refunds as its screen shows it. */
export type RefundRunShown = {
  readonly reference: string
  readonly entityCode: string
  readonly entityName: string
  readonly scheme: string
  readonly state: string
  readonly payOn: Temporal.PlainDate
  readonly currency: string
  readonly refunds: number
  readonly totalMinor: bigint
  readonly paid: number
  readonly paidMinor: bigint
  readonly back: number
  readonly backMinor: bigint
  /** Paid or credits again before it was released: then it is not released any more. */
  readonly outdated: number
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

/** The run of refunds of a reference, with what the bank told of it. */
export function loadRefundRunShown(db: Db, reference: string): Promise<RefundRunShown | undefined> {
  return maybeOne(
    db,
    sql<RefundRunShown>`
      select u.reference, e.code as "entityCode", e.name as "entityName", u.scheme, u.state,
        u.pay_on as "payOn", u.currency, u.refunds, u.total_minor as "totalMinor",
        s.paid, s.paid_minor as "paidMinor", s.back, s.back_minor as "backMinor", s.outdated,
        regexp_replace(u.file_path, '^.*/', '') as "fileName", ${takenFiles('u.reference')} as taken,
        ${replacedFiles('u.reference')} as replaced, u.refused_for as "refusedFor",
        u.accepted_at as "acceptedAt", u.file_sha256 as sha256,
        u.recorded_at as "recordedAt", u.recorded_by as "recordedBy", u.changed_at as "changedAt"
      from refund_run u join legal_entity e using (legal_entity_id)
      cross join lateral (
        select count(*) filter (where paid and not back)::int as paid,
          coalesce(sum(amount_minor) filter (where paid and not back), 0)::bigint as paid_minor,
          count(*) filter (where back)::int as back,
          coalesce(sum(amount_minor) filter (where back), 0)::bigint as back_minor,
          count(*) filter (where paid or back)::int as outdated
        from (
          select f.amount_minor,
            exists (select from bank_line_link k where k.kind = 'refund'
              and k.subject_account_id = f.account_id and k.subject_id = f.refund_id::text
              and k.undone_at is null) as paid,
            exists (select from allocation v where v.account_id = f.account_id
              and v.reverses = f.allocation_id) as back
          from refund_run_part p join refund f using (account_id, refund_id)
          where p.run_id = u.run_id) x) s
      where u.reference = ${reference}`,
  )
}
