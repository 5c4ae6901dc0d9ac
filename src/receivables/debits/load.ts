import { sql } from 'kysely'
import type { SepaSequence } from '../../formats/pain/pain008.ts'
import { DOCUMENT_OF_ITEM } from '../../ledger/open-items/load.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import { LACKS_PAPER } from '../mandates/load.ts'
import type { PaymentKey } from '../payments/load/payments.ts'
import { RETRIED_REASONS } from '../payments/retry.ts'
import type { DebitCandidate, DueItem } from './plan.ts'

/** A run of debits. */
export type DebitRun = {
  readonly runId: string
  readonly reference: string
  readonly legalEntityId: string
  readonly scheme: 'sepa' | 'ach'
  readonly currency: string
  readonly collectOn: Temporal.PlainDate
  readonly state: 'review' | 'approved' | 'sent' | 'refused' | 'settled' | 'cancelled'
  readonly debits: number
  readonly totalMinor: bigint
  readonly filePath: string | null
  readonly fileSha256: string | null
  /** The how many-th file of the run; more than one where it replaces one that the bank never had. */
  readonly fileNo: number
  /** Why the bank refused the file as a whole, by its code. */
  readonly refusedFor: string | null
  /** When the bank said that it has the file. */
  readonly acceptedAt: Temporal.Instant | null
  readonly recordedAt: Temporal.Instant
}

const RUN = sql`
  run_id AS "runId", reference, legal_entity_id AS "legalEntityId", scheme, currency,
  collect_on AS "collectOn", state, debits, total_minor AS "totalMinor", file_path AS "filePath",
  file_sha256 AS "fileSha256", file_no AS "fileNo", refused_for AS "refusedFor",
  accepted_at AS "acceptedAt", recorded_at AS "recordedAt"`

/** A run by its reference. */
export function loadDebitRun(db: Db, reference: string): Promise<DebitRun | undefined> {
  return maybeOne(db, sql<DebitRun>`SELECT ${RUN} FROM debit_run WHERE reference = ${reference}`)
}

/** The same, held against other changes. */
export function lockDebitRun(tx: Tx, reference: string): Promise<DebitRun | undefined> {
  return maybeOne(
    tx,
    sql<DebitRun>`SELECT ${RUN} FROM debit_run WHERE reference = ${reference} FOR UPDATE`,
  )
}

/** Runs whose money has come or failed to come by a day. */
export function loadRunsToSettle(db: Db, on: Temporal.PlainDate): Promise<DebitRun[]> {
  return rows(
    db,
    sql<DebitRun>`
      SELECT ${RUN} FROM debit_run WHERE state = 'sent' AND collect_on <= ${on}
       ORDER BY collect_on, reference`,
  )
}

/** What is asked for of candidates. */
export type CandidateScope = {
  readonly legalEntityId: string
  readonly currency: string
  readonly scheme: 'sepa' | 'ach'
  readonly collectOn: Temporal.PlainDate
}

type CandidateRow = Omit<DebitCandidate, 'items'> & { readonly items: DueItem[] }
type Flat = DueItem & {
  readonly mandate: DebitCandidate['mandate']
  readonly byMandate: boolean | null
  readonly capMinor: bigint | null
  readonly autopayNotice: number | null
}

/**
 * A page of the accounts that owe something by the day and have a mandate of the scheme: the one that
 * their consent names, else the one signed last, usable ones first.
 */
export async function loadCandidates(
  db: Db,
  scope: CandidateScope,
  after: string | null,
  accounts: number,
): Promise<DebitCandidate[]> {
  const found = await rows(
    db,
    sql<Omit<Flat, 'mandate'> & DebitCandidate['mandate']>`
      WITH owing AS (
        SELECT DISTINCT o.account_id FROM open_item o
         WHERE o.open_minor > 0 AND o.due_on <= ${scope.collectOn}
           AND o.legal_entity_id = ${scope.legalEntityId} AND o.currency = ${scope.currency}
           AND o.control IN ('1200', '1205')
           AND (${after}::uuid IS NULL OR o.account_id > ${after}::uuid)
           AND EXISTS (SELECT FROM mandate m
                        WHERE m.account_id = o.account_id
                          AND m.legal_entity_id = ${scope.legalEntityId}
                          AND (m.scheme = 'ach') = (${scope.scheme}::text = 'ach'))
         ORDER BY 1 LIMIT ${accounts}
      ), chosen AS (
        SELECT DISTINCT ON (m.account_id) m.*, y.autopay_id,
               y.mandate_id IS NOT DISTINCT FROM m.mandate_id AS by_mandate, y.cap_minor,
               y.notice_days AS autopay_notice
          FROM owing JOIN mandate m USING (account_id)
          LEFT JOIN autopay y ON y.account_id = m.account_id
               AND y.legal_entity_id = m.legal_entity_id AND y.currency = ${scope.currency}
               AND y.consented_on <= ${scope.collectOn}
               AND (y.ended_on IS NULL OR y.ended_on > ${scope.collectOn})
         WHERE m.legal_entity_id = ${scope.legalEntityId}
           AND (m.scheme = 'ach') = (${scope.scheme}::text = 'ach')
         ORDER BY m.account_id, y.mandate_id IS NOT DISTINCT FROM m.mandate_id DESC,
                  m.revoked_on IS NULL DESC, m.blocked_reason IS NULL DESC, m.signed_on DESC,
                  m.mandate_id DESC
      )
      SELECT o.account_id AS "accountId", o.item_id AS "itemId", o.open_minor AS "openMinor",
             coalesce((SELECT sum(i.amount_minor) FROM payment_item i
                         JOIN payment p ON p.account_id = i.account_id
                              AND p.payment_id = i.payment_id
                        WHERE i.item_account_id = o.account_id AND i.item_id = o.item_id
                          AND p.state IN ('planned', 'sending', 'unknown', 'needs_customer',
                              'pending')), 0)::bigint AS "liveMinor",
             o.document_on AS "documentOn", f.failures, f.wait_until AS "waitUntil",
             f.given_up AS "isGivenUp",
             m.mandate_id AS "mandateId", m.scheme,
             m.one_off AS "oneOff", m.signed_on AS "signedOn", m.blocked_reason AS "blockedReason",
             m.revoked_on AS "revokedOn", m.notice_days AS "noticeDays",
             ${LACKS_PAPER} AS "lacksPaper",
             greatest(m.used_before_on, u.last_on) AS "lastUsedOn",
             CASE WHEN m.autopay_id IS NULL THEN NULL ELSE m.by_mandate END AS "byMandate",
             m.cap_minor AS "capMinor", m.autopay_notice AS "autopayNotice"
        FROM chosen m
        JOIN open_item o ON o.account_id = m.account_id
       CROSS JOIN LATERAL (
          SELECT count(*)::int AS failures, max(p.retry_on) AS wait_until,
                 coalesce((array_agg(p.retry_on IS NULL AND p.reason = ANY(${[...RETRIED_REASONS]}::text[])
                   ORDER BY p.payment_id DESC) FILTER (WHERE p.state IN ('failed', 'returned')
                     AND p.initiated_by <> 'customer'))[1], false) AS given_up
            FROM payment_item i
            JOIN payment p ON p.account_id = i.account_id AND p.payment_id = i.payment_id
           WHERE i.item_account_id = o.account_id AND i.item_id = o.item_id
             AND p.state IN ('failed', 'returned')) f
        LEFT JOIN LATERAL (
          SELECT max(p.collect_on) AS last_on FROM payment p
           WHERE p.account_id = m.account_id AND p.mandate_id = m.mandate_id
             AND p.state NOT IN ('failed', 'cancelled')) u ON true
       WHERE o.open_minor > 0 AND o.due_on <= ${scope.collectOn}
         AND o.legal_entity_id = ${scope.legalEntityId} AND o.currency = ${scope.currency}
         AND o.control IN ('1200', '1205')
       ORDER BY o.account_id, o.due_on, o.item_id`,
  )
  return [...Map.groupBy(found, row => row.accountId).values()].map(own => candidateOf(own))
}

function candidateOf(
  own: readonly (Omit<Flat, 'mandate'> & DebitCandidate['mandate'])[],
): CandidateRow {
  const [first] = own as [Omit<Flat, 'mandate'> & DebitCandidate['mandate']]
  const { mandateId, scheme, oneOff, signedOn, blockedReason, revokedOn, noticeDays } = first
  const { lastUsedOn, lacksPaper } = first
  return {
    accountId: first.accountId,
    mandate: {
      ...{ mandateId, scheme, oneOff, signedOn, blockedReason, revokedOn, noticeDays },
      ...{ lastUsedOn, lacksPaper },
    },
    autopay:
      first.byMandate === null
        ? null
        : {
            byMandate: first.byMandate,
            capMinor: first.capMinor,
            noticeDays: first.autopayNotice ?? noticeDays,
          },
    items: own.map(
      ({
        accountId,
        itemId,
        openMinor,
        liveMinor,
        documentOn,
        failures,
        waitUntil,
        isGivenUp,
      }) => ({
        ...{ accountId, itemId, openMinor, liveMinor, documentOn, failures, waitUntil, isGivenUp },
      }),
    ),
  }
}

/** A debit of a run, for its file; the account number is still sealed. */
export type FileDebit = PaymentKey & {
  readonly amountMinor: bigint
  readonly sequence: SepaSequence
  readonly trace: string | null
  readonly mandateId: string
  readonly reference: string
  readonly scheme: 'sepa_core' | 'sepa_b2b' | 'ach'
  readonly signedOn: Temporal.PlainDate
  readonly amended: boolean
  readonly holder: string
  readonly accountNumber: Buffer
  readonly bankCode: string | null
  readonly accountType: 'checking' | 'savings' | null
  readonly account: string
  /** Numbers of the documents that it pays. */
  readonly documents: string | null
}

/** The debits of a run in the order of its file. */
export function loadFileDebits(db: Db, runId: string): Promise<FileDebit[]> {
  return rows(
    db,
    sql<FileDebit>`
      SELECT p.account_id AS "accountId", p.payment_id AS "paymentId",
             p.amount_minor AS "amountMinor", p.sequence, p.trace, m.mandate_id AS "mandateId",
             m.reference, m.scheme, m.signed_on AS "signedOn", m.amended OR p.amended AS amended, m.holder,
             m.account_number AS "accountNumber", m.bank_code AS "bankCode",
             m.account_type AS "accountType", a.number AS account,
             (SELECT string_agg(n.label, ' ' ORDER BY n.label)
                FROM payment_item i
                JOIN open_item o ON o.account_id = i.item_account_id AND o.item_id = i.item_id
                JOIN document_number n
                  ON n.account_id = coalesce(o.document_account_id, o.account_id)
                 AND n.invoice_id = ${DOCUMENT_OF_ITEM}
               WHERE i.account_id = p.account_id AND i.payment_id = p.payment_id) AS documents
        FROM payment p
        JOIN mandate m ON m.account_id = p.account_id AND m.mandate_id = p.mandate_id
        JOIN account a ON a.account_id = p.account_id
       WHERE p.debit_run_id = ${runId}
       ORDER BY p.account_id, p.payment_id`,
  )
}

/** A page of the debits of a run that are still under way. */
export function loadPendingPage(
  db: Db,
  runId: string,
  after: PaymentKey | null,
  most: number,
): Promise<(PaymentKey & { readonly amountMinor: bigint })[]> {
  return rows(
    db,
    sql<PaymentKey & { amountMinor: bigint }>`
      SELECT account_id AS "accountId", payment_id AS "paymentId", amount_minor AS "amountMinor"
        FROM payment
       WHERE debit_run_id = ${runId} AND state = 'pending'
         AND (${after?.accountId ?? null}::uuid IS NULL
              OR (account_id, payment_id) > (${after?.accountId ?? null}::uuid,
                                             ${after?.paymentId ?? null}::uuid))
       ORDER BY 1, 2 LIMIT ${most}`,
  )
}

/** The payments of runs by the reference of the run: what a bank refuses as a whole. */
export function loadRunPayments(db: Db, runReference: string): Promise<PaymentKey[]> {
  return rows(
    db,
    sql<PaymentKey>`
      SELECT p.account_id AS "accountId", p.payment_id AS "paymentId"
        FROM debit_run r JOIN payment p ON p.debit_run_id = r.run_id
       WHERE r.reference = ${runReference} ORDER BY 1, 2`,
  )
}

/**
 * Debits of a run that stand in the way of another file: the bank told of them, they were settled, or
 * their mandate may not be used any more.
 */
export function countBeyondFile(db: Db, runId: string): Promise<{ readonly count: number }> {
  return one(
    db,
    sql<{ count: number }>`
      SELECT count(*)::int AS count
        FROM payment p JOIN mandate m USING (account_id, mandate_id)
       WHERE p.debit_run_id = ${runId}
         AND (p.state <> 'pending' OR m.revoked_on IS NOT NULL OR m.blocked_reason IS NOT NULL
              OR EXISTS (SELECT FROM bank_line_link k
                          WHERE k.kind = 'debit' AND k.subject_account_id = p.account_id
                            AND k.subject_id = p.payment_id::text AND k.undone_at IS NULL)
              OR EXISTS (SELECT FROM bank_line_link k
                          WHERE k.kind = 'debit_run' AND k.subject_id = ${runId}::text
                            AND k.undone_at IS NULL))`,
  )
}
