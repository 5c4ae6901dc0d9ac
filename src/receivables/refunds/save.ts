import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** Records a credit that was paid out. */
export async function insertRefund(
  tx: Tx,
  refund: {
    readonly accountId: string
    readonly refundId: string
    readonly itemId: string
    readonly allocationId: string
    readonly legalEntityId: string
    readonly currency: string
    readonly amountMinor: bigint
    readonly way: 'transfer' | 'check' | 'cash' | 'provider'
    /** The account of the ledger that it left. */
    readonly cashAccount: string
    readonly on: Temporal.PlainDate
    readonly payee: string
    readonly payeeAccount: Buffer | null
    readonly payeeAccountShown: string | null
    /** Of an ACH credit. */
    readonly accountType?: 'checking' | 'savings' | null
    readonly checkNumber: string | null
    readonly reasonCode: string
    readonly note: string | null
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  const r = refund
  await affected(
    tx,
    sql`
      INSERT INTO refund (account_id, refund_id, item_id, allocation_id, legal_entity_id, currency,
        amount_minor, way, cash_account, refunded_on, payee, payee_account, payee_account_shown, account_type, check_number,
        reason_code, note, recorded_at, recorded_by)
      VALUES (${r.accountId}, ${r.refundId}, ${r.itemId}, ${r.allocationId}, ${r.legalEntityId},
              ${r.currency}, ${r.amountMinor}, ${r.way}, ${r.cashAccount}, ${r.on}, ${r.payee}, ${r.payeeAccount},
              ${r.payeeAccountShown}, ${r.accountType ?? null}, ${r.checkNumber}, ${r.reasonCode}, ${r.note}, ${r.at},
              ${r.by})`,
  )
}
