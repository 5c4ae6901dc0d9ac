import { sql } from 'kysely'
import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { receivablePosting } from '../../src/ledger/receivable-rules.ts'
import { type Db, rows, transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { lockPayments, type PaymentKey } from '../../src/receivables/payments/load/payments.ts'
import { bookOut } from '../../src/receivables/refunds/provider/commands/money.ts'
import { insertProviderRefund } from '../../src/receivables/refunds/provider/save.ts'
import { insertRefund } from '../../src/receivables/refunds/save.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'

/** The receipt of the tiny world as a card payment, 1.00 of it refunded, and the payout that it is part of. */
export async function writePayments(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { accountId, legalEntityId, invoiceId } = books
  const at = '2026-02-20T08:00:00Z'
  await sql`
    insert into payment_provider (provider, kind, legal_entity_id, webhook_secret, recorded_at,
      recorded_by)
    values ('sandbox', 'sandbox', ${legalEntityId},
      ${system.vault.seal({ table: 'payment_provider', column: 'webhook_secret', row: ['sandbox'] }, 'whsec_1')},
      ${at}, 'person:ada')`.execute(db)
  await sql`
    insert into payment (account_id, payment_id, legal_entity_id, currency, amount_minor,
      initiated_by, provider, collect_on, state, receipt_id, recorded_at, recorded_by)
    select account_id, gen_random_uuid(), legal_entity_id, currency, amount_minor, 'staff', 'sandbox',
      booked_on, 'succeeded', receipt_id, ${at}, 'person:ada'
    from receipt where account_id = ${accountId}`.execute(db)
  await sql`
    insert into payment_item (account_id, payment_id, item_account_id, item_id, amount_minor)
    select account_id, payment_id, account_id, ${invoiceId}, amount_minor from payment`.execute(db)
  await sql`
    insert into payout (provider, payout_id, legal_entity_id, currency, arrives_on, net_minor,
      gross_minor, fee_minor, cash_account, transfer_ids, recorded_at)
    values ('sandbox', 'po_1', ${legalEntityId}, 'EUR', '2026-02-22', 468, 500, 32, '1000', '{}', ${at})`.execute(
    db,
  )
  await sql`
    insert into payout_line (provider, payout_id, line_id, kind, gross_minor, fee_minor)
    values ('sandbox', 'po_1', 'l_1', 'payment', 500, 32)`.execute(db)
  const where = { legalEntityId, currency: 'EUR', documentId: null, accountId: books.accountId }
  const effectiveOn = Temporal.PlainDate.from('2026-02-22')
  const postings = [
    receivablePosting('payout', 468n, { cash: '1000' }, 'sandbox po_1'),
    receivablePosting('payout_fee', 32n, {}, 'sandbox po_1'),
  ].map(posting => ({ ...posting, ...where, effectiveOn }))
  await transaction(db, tx => postTransfers(tx, postings, Temporal.Instant.from(at)))
  await writeRefund(system, accountId)
}

/** 1.00 of the payment given back to the card, as the provider has told. */
async function writeRefund(system: TestSystem, accountId: string): Promise<void> {
  const { db } = system.owner
  const [payment] = await lockPaymentsOf(db, accountId)
  if (payment === undefined) throw new Error('there is no payment')
  const at = Temporal.Instant.from('2026-02-23T08:00:00Z')
  const booking = { on: Temporal.PlainDate.from('2026-02-23'), at, by: 'person:ada' }
  const itemId = payment.receiptId as string
  const refundId = newId()
  const amount = { amountMinor: 100n, currency: 'EUR' }
  await transaction(db, async tx => {
    const booked = await bookOut(tx, { payment, itemId, ...amount }, booking)
    const why = { reasonCode: 'overpaid', note: null, checkNumber: null }
    const to = { payee: 'Visa', payeeAccount: null, payeeAccountShown: null, ...why }
    const where = { accountId, refundId, itemId, legalEntityId: payment.legalEntityId, ...amount }
    const allocationId = booked.allocationId as string
    await insertRefund(tx, {
      ...where,
      ...to,
      ...booking,
      allocationId,
      way: 'provider',
      cashAccount: '1020',
    })
    const state = { madeBy: 'us', state: 'done', reason: null, providerRefundId: 're_1' } as const
    const more = { paymentId: payment.paymentId, provider: 'sandbox', askAt: null, asked: 0 }
    await insertProviderRefund(tx, { ...where, ...state, ...booked, ...more }, booking)
  })
  await sql`update payment set refunded_minor = 100`.execute(db)
}

function lockPaymentsOf(db: Db, accountId: string) {
  return transaction(db, async tx => {
    const keys = await rows(
      tx,
      sql<PaymentKey>`
        select account_id as "accountId", payment_id as "paymentId" from payment
        where account_id = ${accountId}`,
    )
    return lockPayments(tx, keys)
  })
}
