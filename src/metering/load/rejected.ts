import { type RawBuilder, sql } from 'kysely'
import type { Refusal } from '../../kernel/result.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { RejectedState, RejectedUsage, UsageKind } from '../rejected.ts'

/** Which refused rows are meant; what is left out does not narrow. */
export type RejectedFilter = {
  readonly ids?: readonly string[] | undefined
  readonly state?: RejectedState | undefined
  readonly kind?: UsageKind | undefined
  /** Why they were refused. */
  readonly code?: string | undefined
  /** Of the account of this number, or, where none has it, of rows that name it. */
  readonly accountNumber?: string | undefined
  /** Rows after this one: the last of the page before. */
  readonly after?: string | undefined
}

type Row = Omit<RejectedUsage, 'refusal'> & Refusal

const COLUMNS = sql`
  rejected_id AS "rejectedId", account_id AS "accountId", account_number AS "accountNumber", kind,
  received, shortened, code, facts, source, received_at AS "receivedAt",
  last_received_at AS "lastReceivedAt", times_received AS "timesReceived", state, corrected,
  recorded, reason, changed_at AS "changedAt", changed_by AS "changedBy"`

/** A page of refused rows, oldest first; a page that is not full is the last. */
export async function listRejectedUsage(
  db: Db,
  filter: RejectedFilter,
  limit: number,
): Promise<RejectedUsage[]> {
  return (await find(db, filter, limit, sql``)).map(rejectedOf)
}

/** As `listRejectedUsage`, and holds the rows until the transaction ends. */
export async function holdRejectedUsage(
  tx: Tx,
  filter: RejectedFilter,
  limit: number,
): Promise<RejectedUsage[]> {
  return (await find(tx, filter, limit, sql`FOR UPDATE`)).map(rejectedOf)
}

function find(
  db: Db,
  filter: RejectedFilter,
  limit: number,
  lock: RawBuilder<unknown>,
): Promise<Row[]> {
  const { ids, state, kind, code, accountNumber, after } = filter
  const account = sql`(account_id = (SELECT account_id FROM account_number
      WHERE number = ${accountNumber}) OR (account_id IS NULL AND account_number = ${accountNumber}))`
  const wanted = [
    ids === undefined ? null : sql`rejected_id = ANY (${ids}::uuid[])`,
    state === undefined ? null : sql`state = ${sql.lit(state)}`,
    kind === undefined ? null : sql`kind = ${kind}`,
    code === undefined ? null : sql`code = ${code}`,
    accountNumber === undefined ? null : account,
    after === undefined ? null : sql`rejected_id > ${after}::uuid`,
  ].filter(each => each !== null)
  return rows(
    db,
    sql<Row>`SELECT ${COLUMNS} FROM rejected_usage
              WHERE ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` AND `)}
              ORDER BY rejected_id LIMIT ${limit} ${lock}`,
  )
}

function rejectedOf({ code, facts, ...row }: Row): RejectedUsage {
  return { ...row, refusal: { code, facts } }
}
