import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { providerOf, sandboxWorld } from '../../src/integrations/payments/jobs/provider-of.ts'
import { sandboxWebhook } from '../../src/integrations/payments/jobs/sandbox.ts'
import { paymentTasks } from '../../src/integrations/payments/jobs/tasks.ts'
import { rows } from '../../src/platform/database/database.ts'
import { factToJson } from '../../src/receivables/payments/commands/news.ts'
import { loadPayoutParts } from '../../src/reporting/console/load/payout.ts'
import { BankDays } from '../support/bank-days.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const IBAN = 'DE02120300000000202051'

/** What becomes of five customers' payments of 11.90. */
const CARDS = [
  'card_ok',
  'card_refund_comes_back',
  'card_chargeback',
  'card_chargeback_won',
  'bank_returned_AM04',
]

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const n of CARDS.keys()) {
    await signUp(company, { number: `O-${n}`, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  const provider = { provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' }
  await company.do('definePaymentProvider', { ...provider, webhookSecret: 'whsec_sandbox_1' })
  const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [IBAN] }
  await company.rows('defineBankAccounts', account)
  company.on('2026-03-02')
})

async function pay(accountNumber: string, token: string): Promise<string> {
  const means = { accountNumber, provider: 'sandbox', kind: 'card', token, shown: 'Visa' }
  const { meansId } = await company.do('keepPaymentMeans', means)
  const input = { accountNumber, provider: 'sandbox', meansId }
  const { paymentId } = await company.do<{ paymentId: string }>('requestPayment', input)
  await company.drain()
  return paymentId
}

/** Everything that the provider has to say by now. */
async function hear(): Promise<void> {
  const world = await sandboxWorld(company.system, 'sandbox')
  const { body, signature } = await sandboxWebhook(world)
  const provider = await providerOf(company.system, 'sandbox')
  const read = await provider.read(Buffer.from(body), { 'sandbox-signature': signature })
  const news = read.news.map(({ eventId, reference, ...told }) => ({
    ...{ eventId, reference },
    ...factToJson(told),
  }))
  await company.do('recordProviderNews', { provider: 'sandbox', news })
}

async function clearing(): Promise<string> {
  const [found] = await rows(
    company.system.db,
    sql<{ minor: string }>`
      SELECT coalesce(sum(CASE WHEN debit = '1020' THEN amount_minor ELSE -amount_minor END), 0)::text
               AS minor
        FROM ledger_transfer WHERE '1020' IN (debit, credit)`,
  )
  return found?.minor ?? ''
}

test('payouts split into payments, refunds, disputes and fees to the cent of their bank lines', async () => {
  const payments: string[] = []
  for (const [n, token] of CARDS.entries()) payments.push(await pay(`O-${n}`, token))
  // Two are refunded on what they were credited; the money of one comes back after three days.
  for (const n of [0, 1]) {
    await company.do('issueCreditNote', {
      ...{ invoice: `SUN-INV-2026-00000${n + 1}`, reason: 'Too dear', issueOn: '2026-03-02' },
      ...{ netAmount: '5.00', outcome: 'keep' },
    })
    const [credit] = await rows(
      company.system.db,
      sql<{ id: string }>`
        SELECT item_id AS id FROM open_item o JOIN account a USING (account_id)
         WHERE a.number = ${`O-${n}`} AND o.kind = 'credit_note' AND o.open_minor < 0`,
    )
    const asked = { accountNumber: `O-${n}`, paymentId: payments[n], item: credit?.id }
    await company.do('refundPayment', { ...asked, reason: 'credit_balance' })
  }
  await company.drain()
  company.on('2026-03-20')
  await hear()
  await paymentTasks(company.system).fetchPayouts?.({ from: '2026-03-01', to: '2026-03-20' })
  // Told again, they are the same.
  await paymentTasks(company.system).fetchPayouts?.({ from: '2026-03-01', to: '2026-03-20' })
  const payouts = await rows(
    company.system.db,
    sql<{ payoutId: string; net: bigint; on: Temporal.PlainDate }>`
      SELECT payout_id AS "payoutId", net_minor AS net, arrives_on AS on FROM payout ORDER BY 3`,
  )
  const kinds = new Set<string>()
  for (const { payoutId, net } of payouts) {
    const parts = await loadPayoutParts(company.system.db, { provider: 'sandbox', payoutId })
    for (const part of parts) kinds.add(part.kind)
    const sum = parts.reduce((total, part) => total + part.grossMinor - part.feeMinor, 0n)
    expect(sum, payoutId).toBe(net)
    expect(parts.every(part => part.foreign === 0)).toBe(true)
  }
  expect([...kinds].sort()).toEqual(['dispute', 'payment', 'refund'])
  // All that went through the provider has been paid out: nothing is left with it.
  expect(await clearing()).toBe('0')
  const bank = new BankDays(company, IBAN, 100_000n)
  for (const { payoutId, net, on } of payouts) {
    const line = { minor: net, name: 'SANDBOX PAYMENTS', text: payoutId }
    const [seen] = await bank.day(on.toString(), line)
    expect(seen?.text).toContain('linked recorded payout')
  }
  expect(await company.broken()).toEqual([])
})
