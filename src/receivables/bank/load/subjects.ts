import { sql } from 'kysely'
import { maybeOne, type Tx } from '../../../platform/database/database.ts'
import { CASH_OF_RECEIPT } from '../../load/receipts.ts'
import type { RecordedKind } from '../../matching/recorded.ts'

/** Something in the books as a person names it. */
export type NamedSubject = {
  readonly kind: RecordedKind
  /** Whose it is; the house account where nobody's. */
  readonly accountId: string
  /** Its id, or what people know it by: number of a deposit, reference of a run. */
  readonly subject: string
  /** The bank account's in the ledger: of a journal that side is meant. */
  readonly ledgerAccount: string
}

/** The same as the books have it; amounts above zero come in. */
export type Subject = {
  readonly subjectAccountId: string | null
  readonly subjectId: string
  readonly legalEntityId: string
  readonly currency: string
  /** Where the books have it; null: on clearing, from where the link moves it. */
  readonly ledgerAccount: string | null
  readonly amountMinor: bigint
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What a person says that a line tells of; undefined where there is no such thing, or where it is not
 * in that state (a receipt that went back is no receipt, one that stands has no reversal).
 */
export function loadSubject(tx: Tx, named: NamedSubject): Promise<Subject | undefined> {
  const { kind, subject } = named
  const isId = UUID.test(subject)
  if (kind === 'deposit') return depositOf(tx, named)
  if (kind === 'payout') return payoutOf(tx, subject)
  if (kind === 'debit_run') return runOf(tx, subject)
  if (!isId) return Promise.resolve(undefined)
  if (kind === 'receipt' || kind === 'reversal') return receiptOf(tx, named)
  if (kind === 'refund' || kind === 'refund_back') return refundOf(tx, named)
  if (kind === 'debit') return debitOf(tx, named)
  return kind === 'journal' ? journalOf(tx, named) : Promise.resolve(undefined)
}

function receiptOf(tx: Tx, { kind, accountId, subject }: NamedSubject) {
  const sign = kind === 'receipt' ? 1 : -1
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT r.account_id AS "subjectAccountId", r.receipt_id::text AS "subjectId",
             r.legal_entity_id AS "legalEntityId", r.currency,
             CASE WHEN ${kind === 'reversal'}::boolean THEN ${CASH_OF_RECEIPT} ELSE r.cash_account END
               AS "ledgerAccount",
             r.amount_minor * ${sign}::int AS "amountMinor"
        FROM receipt r LEFT JOIN receipt_reversal v USING (account_id, receipt_id)
       WHERE r.account_id = ${accountId} AND r.receipt_id = ${subject}
         AND (v.receipt_id IS NULL) = ${kind === 'receipt'}::boolean
         AND NOT EXISTS (SELECT FROM bank_line b WHERE b.receipt_account_id = r.account_id
                            AND b.receipt_id = r.receipt_id AND ${kind === 'receipt'}::boolean)`,
  )
}

function refundOf(tx: Tx, { kind, accountId, subject }: NamedSubject) {
  const sign = kind === 'refund' ? -1 : 1
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT f.account_id AS "subjectAccountId", f.refund_id::text AS "subjectId",
             f.legal_entity_id AS "legalEntityId", f.currency, f.cash_account AS "ledgerAccount",
             f.amount_minor * ${sign}::int AS "amountMinor"
        FROM refund f
        LEFT JOIN allocation v ON v.account_id = f.account_id AND v.reverses = f.allocation_id
       WHERE f.account_id = ${accountId} AND f.refund_id = ${subject}
         AND f.way IN ('transfer', 'check')
         AND (${kind === 'refund'}::boolean OR v.allocation_id IS NOT NULL)`,
  )
}

function debitOf(tx: Tx, { accountId, subject }: NamedSubject) {
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT p.account_id AS "subjectAccountId", p.payment_id::text AS "subjectId",
             p.legal_entity_id AS "legalEntityId", p.currency, NULL AS "ledgerAccount",
             p.amount_minor AS "amountMinor"
        FROM payment p
       WHERE p.account_id = ${accountId} AND p.payment_id = ${subject}
         AND p.debit_run_id IS NOT NULL AND p.state NOT IN ('planned', 'cancelled')`,
  )
}

function journalOf(tx: Tx, { accountId, subject, ledgerAccount }: NamedSubject) {
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT t.account_id AS "subjectAccountId", t.transfer_id::text AS "subjectId",
             t.legal_entity_id AS "legalEntityId", t.currency,
             ${ledgerAccount} AS "ledgerAccount",
             CASE WHEN t.debit = ${ledgerAccount} THEN t.amount_minor ELSE -t.amount_minor END
               AS "amountMinor"
        FROM ledger_transfer t
       WHERE t.account_id = ${accountId} AND t.transfer_id = ${subject}
         AND ${ledgerAccount} IN (t.debit, t.credit)
         AND t.event IN ('manual_journal', 'bank_charge', 'bank_line_received', 'bank_line_paid',
                         'unclaimed_handed_over', 'agency_remitted')
         AND NOT EXISTS (SELECT FROM ledger_reversal v
                          WHERE v.account_id = t.account_id AND v.transfer_id = t.transfer_id)`,
  )
}

function depositOf(tx: Tx, { accountId, subject }: NamedSubject) {
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT d.account_id AS "subjectAccountId", d.deposit_id::text AS "subjectId",
             d.legal_entity_id AS "legalEntityId", d.currency, d.cash_account AS "ledgerAccount",
             d.control_minor AS "amountMinor"
        FROM deposit d JOIN deposit_closing USING (account_id, deposit_id)
       WHERE d.account_id = ${accountId}
         AND (d.reference = ${subject} OR d.deposit_id::text = ${subject})`,
  )
}

function payoutOf(tx: Tx, subject: string) {
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT NULL AS "subjectAccountId", provider || ' ' || payout_id AS "subjectId",
             legal_entity_id AS "legalEntityId", currency, cash_account AS "ledgerAccount",
             net_minor AS "amountMinor"
        FROM payout WHERE provider || ' ' || payout_id = ${subject}`,
  )
}

function runOf(tx: Tx, subject: string) {
  return maybeOne(
    tx,
    sql<Subject>`
      SELECT NULL AS "subjectAccountId", run_id::text AS "subjectId",
             legal_entity_id AS "legalEntityId", currency, NULL AS "ledgerAccount",
             total_minor AS "amountMinor"
        FROM debit_run
       WHERE (reference = ${subject} OR run_id::text = ${subject}) AND state IN ('sent', 'settled')`,
  )
}
