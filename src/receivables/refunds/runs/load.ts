import { sql } from 'kysely'
import { isIban } from '../../../formats/identifiers.ts'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'

/** A run of refunds by transfer. */
export type RefundRun = {
  readonly runId: string
  readonly reference: string
  readonly legalEntityId: string
  readonly scheme: 'sepa' | 'ach'
  readonly currency: string
  /** The account of the ledger of the bank account that pays. */
  readonly cashAccount: string
  readonly payOn: Temporal.PlainDate
  readonly state: 'review' | 'approved' | 'sent' | 'refused' | 'cancelled'
  readonly refunds: number
  readonly totalMinor: bigint
  readonly filePath: string | null
  readonly fileSha256: string | null
  /** The how many-th file of the run; more than one where it replaces one that the bank never had. */
  readonly fileNo: number
  /** Why the bank refused the file as a whole, by its code. */
  readonly refusedFor: string | null
  /** When the bank said that it has the file. */
  readonly acceptedAt: Temporal.Instant | null
}

const RUN = sql`
  run_id AS "runId", reference, legal_entity_id AS "legalEntityId", scheme, currency,
  cash_account AS "cashAccount", pay_on AS "payOn",
  state, refunds, total_minor AS "totalMinor", file_path AS "filePath",
  file_sha256 AS "fileSha256", file_no AS "fileNo", refused_for AS "refusedFor",
  accepted_at AS "acceptedAt"`

/** A run by its reference. */
export function loadRefundRun(db: Db, reference: string): Promise<RefundRun | undefined> {
  return maybeOne(db, sql<RefundRun>`SELECT ${RUN} FROM refund_run WHERE reference = ${reference}`)
}

/** The same, held against other changes. */
export function lockRefundRun(tx: Tx, reference: string): Promise<RefundRun | undefined> {
  return maybeOne(
    tx,
    sql<RefundRun>`SELECT ${RUN} FROM refund_run WHERE reference = ${reference} FOR UPDATE`,
  )
}

/** A refund by transfer, with the allocation that took it off its credit. */
export type RefundToSend = {
  readonly accountId: string
  readonly refundId: string
  readonly itemId: string
  readonly allocationId: string
  readonly legalEntityId: string
  readonly amountMinor: bigint
  readonly refundedOn: Temporal.PlainDate
}

const REFUND = sql`
  f.account_id AS "accountId", f.refund_id AS "refundId", f.item_id AS "itemId",
  f.allocation_id AS "allocationId", f.legal_entity_id AS "legalEntityId",
  f.amount_minor AS "amountMinor", f.refunded_on AS "refundedOn"`

/** Neither a credit again nor told by the bank: nobody has sent it yet. */
const STANDS = sql`
  NOT EXISTS (SELECT FROM allocation v
               WHERE v.account_id = f.account_id AND v.reverses = f.allocation_id)`
const UNTOLD = sql`
  NOT EXISTS (SELECT FROM bank_line_link k
               WHERE k.kind = 'refund' AND k.subject_account_id = f.account_id
                 AND k.subject_id = f.refund_id::text AND k.undone_at IS NULL)`

/** Refunds by transfer of a legal entity that no run has and the bank has not told of. */
export function loadWaiting(
  db: Db,
  scope: {
    readonly legalEntityId: string
    readonly scheme: 'sepa' | 'ach'
    readonly currency: string
    readonly cashAccount: string
    readonly from: Temporal.PlainDate | null
    readonly leaveOut: readonly string[]
  },
): Promise<RefundToSend[]> {
  return rows(
    db,
    sql<RefundToSend>`
      SELECT ${REFUND} FROM refund f
       WHERE f.legal_entity_id = ${scope.legalEntityId} AND f.currency = ${scope.currency}
         AND f.cash_account = ${scope.cashAccount}
         AND f.way = 'transfer' AND (f.account_type IS NOT NULL) = ${scope.scheme === 'ach'}::boolean
         AND (${scope.from}::date IS NULL OR f.refunded_on >= ${scope.from}::date)
         AND NOT f.refund_id = ANY(${[...scope.leaveOut]}::uuid[])
         AND NOT EXISTS (SELECT FROM refund_run_part r
                          WHERE r.account_id = f.account_id AND r.refund_id = f.refund_id
                            AND r.let_go_at IS NULL)
         AND ${STANDS} AND ${UNTOLD}
       ORDER BY f.account_id, f.refund_id`,
  )
}

/** How many refunds of a run are credits again, or were told by the bank, before it is released. */
export async function countOutdated(db: Db, runId: string): Promise<number> {
  const found = await rows(
    db,
    sql<{ refundId: string }>`
      SELECT f.refund_id AS "refundId"
        FROM refund_run_part r JOIN refund f USING (account_id, refund_id)
       WHERE r.run_id = ${runId} AND NOT (${STANDS} AND ${UNTOLD})`,
  )
  return found.length
}

/** A refund as the file needs it; the account number is still sealed. */
export type FileRefund = {
  readonly accountId: string
  readonly refundId: string
  readonly amountMinor: bigint
  readonly payee: string
  readonly payeeAccount: Buffer
  readonly accountType: 'checking' | 'savings' | null
  readonly trace: string | null
  readonly account: string
}

/** The refunds of a run in the order of its file. */
export function loadFileRefunds(db: Db, runId: string): Promise<FileRefund[]> {
  return rows(
    db,
    sql<FileRefund>`
      SELECT f.account_id AS "accountId", f.refund_id AS "refundId",
             f.amount_minor AS "amountMinor", f.payee, f.payee_account AS "payeeAccount",
             f.account_type AS "accountType", r.trace, a.number AS account
        FROM refund_run_part r
        JOIN refund f USING (account_id, refund_id)
        JOIN account a USING (account_id)
       WHERE r.run_id = ${runId}
       ORDER BY r.trace, f.account_id, f.refund_id`,
  )
}

/** The run that has a refund in hand, and where it stands. */
export function loadRunOf(
  db: Db,
  key: { readonly accountId: string; readonly refundId: string },
): Promise<{ reference: string; state: RefundRun['state'] } | undefined> {
  return maybeOne(
    db,
    sql<{ reference: string; state: RefundRun['state'] }>`
      SELECT u.reference, u.state FROM refund_run_part r JOIN refund_run u USING (run_id)
       WHERE r.account_id = ${key.accountId} AND r.refund_id = ${key.refundId}
         AND r.let_go_at IS NULL`,
  )
}

/** Refunds that were sent to the bank, by what it calls them: the id without dashes, or the trace. */
export function loadSent(
  db: Db,
  endToEndIds: readonly string[],
): Promise<(RefundToSend & { readonly endToEndId: string })[]> {
  const ids = endToEndIds.filter(id => /^[0-9a-f]{32}$/i.test(id)).map(id => id.toLowerCase())
  const traces = endToEndIds.filter(id => /^\d{15}$/.test(id))
  if (ids.length + traces.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<RefundToSend & { readonly endToEndId: string }>`
      SELECT coalesce(r.trace, replace(f.refund_id::text, '-', '')) AS "endToEndId", ${REFUND}
        FROM refund_run_part r
        JOIN refund_run u USING (run_id)
        JOIN refund f USING (account_id, refund_id)
       WHERE (r.refund_id = ANY(${ids}::uuid[]) OR r.trace = ANY(${traces}::text[]))
         AND r.let_go_at IS NULL AND u.state IN ('sent', 'refused')
       ORDER BY f.account_id, f.refund_id`,
  )
}

/** What of these refunds still stands; ask under the locks of their credits. */
export async function loadStanding(
  db: Db,
  refundIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await rows(
    db,
    sql<{ refundId: string }>`
      SELECT f.refund_id AS "refundId" FROM refund f
       WHERE f.refund_id = ANY(${[...refundIds]}::uuid[]) AND ${STANDS}`,
  )
  return new Set(found.map(row => row.refundId))
}

/** The IBAN of the bank account that a run is paid from; null where no IBAN of it is known. */
export async function loadIbanOf(
  db: Db,
  run: Pick<RefundRun, 'legalEntityId' | 'currency' | 'cashAccount'>,
): Promise<string | null> {
  const found = await rows(
    db,
    sql<{ number: string }>`
      SELECT n.number FROM bank_account b JOIN bank_account_number n USING (bank_account_id)
       WHERE b.legal_entity_id = ${run.legalEntityId} AND b.currency = ${run.currency}
         AND b.ledger_account = ${run.cashAccount}
       ORDER BY b.main DESC, n.number`,
  )
  return found.find(({ number }) => isIban(number))?.number ?? null
}

/** The refunds that a run pays out. */
export function loadRunRefunds(
  db: Db,
  runId: string,
): Promise<{ readonly accountId: string; readonly refundId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; refundId: string }>`
      SELECT account_id AS "accountId", refund_id AS "refundId" FROM refund_run_part
       WHERE run_id = ${runId} AND let_go_at IS NULL ORDER BY account_id, refund_id`,
  )
}
