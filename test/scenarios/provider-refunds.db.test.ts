import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { providerOf, sandboxWorld } from '../../src/integrations/payments/jobs/provider-of.ts'
import { sandboxWebhook } from '../../src/integrations/payments/jobs/sandbox.ts'
import { paymentTasks } from '../../src/integrations/payments/jobs/tasks.ts'
import { loadSandboxPayments } from '../../src/integrations/payments/sandbox/load.ts'
import { one } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { factToJson } from '../../src/receivables/payments/commands/news.ts'
import type { ProviderNews } from '../../src/receivables/payments/provider.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

type Refund = { readonly refundId: string; readonly amount: string; readonly state: string }

let company: Company
let made = 0

/** Customers who each owe 11.90 that is due, and a provider. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (let n = 1; n <= 14; n++) {
    await signUp(company, { number: `R-${n}`, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  const provider = { provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' }
  await company.do('definePaymentProvider', { ...provider, webhookSecret: 'whsec_sandbox_1' })
  company.on('2026-03-02')
})

type Paid = { readonly account: string; readonly paymentId: string; readonly reference: string }

/** A customer who has paid by means of the sandbox. */
async function pay(token: string): Promise<Paid> {
  const account = `R-${++made}`
  const means = { accountNumber: account, provider: 'sandbox', kind: 'card', token }
  const { meansId } = await company.do('keepPaymentMeans', { ...means, shown: 'Visa •••• 4242' })
  const input = { accountNumber: account, provider: 'sandbox', meansId }
  const { paymentId } = await company.do<{ paymentId: string }>('requestPayment', input)
  await company.drain()
  return { account, paymentId, reference: `sb_${paymentId.replaceAll('-', '')}` }
}

/** The same, and the money is a credit: the invoice was paid otherwise, say. */
async function credit(token: string): Promise<Paid> {
  const paid = await pay(token)
  const { id } = await one(
    company.system.db,
    sql<{ id: string }>`
      SELECT l.allocation_id AS id FROM payment p
        JOIN allocation l ON l.account_id = p.account_id AND l.item_id = p.receipt_id
       WHERE p.payment_id = ${paid.paymentId}`,
  )
  const on = company.system.clock.now().toString().slice(0, 10)
  const input = { accountNumber: paid.account, allocation: id, on }
  await company.do('unapplyAllocation', { ...input, reason: 'wrong_item' })
  return paid
}

const asking = ({ account, paymentId }: Paid, amount?: string) => ({
  ...{ accountNumber: account, paymentId, reason: 'overpaid' },
  ...(amount === undefined ? {} : { amount }),
})

const refund = (paid: Paid, amount?: string) =>
  company.do<Refund>('refundPayment', asking(paid, amount))

async function listed(name: string, account: string): Promise<Record<string, unknown>[]> {
  const all = await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, {}))
  return all.filter(row => row.account === account)
}

/** What became of a customer's refunds, the payment and the money: `done 11.90; refunded; credit 0.00`. */
async function outcome({ account }: Paid): Promise<string> {
  const refunds = await listed('provider-refunds', account)
  const [payment] = await listed('payments', account)
  const items = await listed('open-items', account)
  const sum = items.reduce((total, item) => total + Number(item.open), 0)
  const texts = refunds
    .map(({ state, amount, refusedFor }) => [state, amount, refusedFor].filter(Boolean).join(' '))
    .sort()
  return `${texts.join(', ')}; ${payment?.state}; owes ${sum.toFixed(2)}`
}

/** Time goes by, and the sweep asks what became of refunds. */
async function later(duration: Temporal.DurationLike): Promise<void> {
  const { clock } = company.system
  clock.set(clock.now().add(duration))
  await paymentTasks(company.system).askRefunds?.({})
}

/** What the sandbox says of a payment's refunds by now: `refunded 1190`. */
async function truth({ reference }: Paid): Promise<string[]> {
  const all = await loadSandboxPayments(company.system.db, 'sandbox')
  const facts = all.find(each => each.reference === reference)?.facts ?? []
  return facts
    .filter(({ fact }) => fact.kind.startsWith('refund'))
    .map(({ fact }) => ('amountMinor' in fact ? `${fact.kind} ${fact.amountMinor}` : fact.kind))
}

async function news({ reference }: Paid): Promise<readonly ProviderNews[]> {
  const { body, signature } = await sandboxWebhook(
    await sandboxWorld(company.system, 'sandbox'),
    reference,
  )
  const provider = await providerOf(company.system, 'sandbox')
  return (await provider.read(Buffer.from(body), { 'sandbox-signature': signature })).news
}

async function tell(told: readonly ProviderNews[]): Promise<void> {
  const rows = told.map(({ eventId, reference, ...each }) => ({
    ...{ eventId, reference },
    ...factToJson(each),
  }))
  await company.do('recordProviderNews', { provider: 'sandbox', news: rows })
}

describe('a refund to the card', () => {
  test('uses the credit up at once, and is done when the provider says so', async () => {
    const paid = await credit('card_ok')
    const asked = await refund(paid)
    expect(asked).toMatchObject({ amount: '11.90', state: 'planned' })
    // The credit cannot be used a second time while the refund is under way.
    expect(await openItemsOf(company, paid.account)).toEqual(['invoice 2026-02-16 11.90 of 11.90'])
    await company.drain()
    expect(await outcome(paid)).toBe('done 11.90; refunded; owes 11.90')
    expect(await truth(paid)).toEqual(['refunded 1190'])
    expect(await balancesOf(company, paid.account)).toContain('1200 11.90')
    const back = {
      accountNumber: paid.account,
      refund: asked.refundId,
      on: '2026-03-02',
      note: 'x',
    }
    expect((await company.refusal('takeRefundBack', back)).code).toBe('refund_with_provider')
  })

  test('is never more than was taken, nor than the credit; who asks twice gets one', async () => {
    const paid = await credit('card_ok')
    const equal = Array.from({ length: 50 }, () =>
      company.try('refundPayment', asking(paid, '4.00')),
    )
    const ids = (await Promise.all(equal)).map(each =>
      each.ok ? (each.value as Refund).refundId : each.refusal.code,
    )
    expect(new Set(ids).size).toBe(1)
    await company.drain()
    expect(await truth(paid)).toEqual(['refunded 400'])
    // 7.90 are left: of two refunds of some 60 % at the same moment one wins.
    const two = await Promise.all([
      company.try('refundPayment', asking(paid, '4.70')),
      company.try('refundPayment', asking(paid, '4.80')),
    ])
    expect(two.filter(each => each.ok)).toHaveLength(1)
    expect(two.flatMap(each => (each.ok ? [] : [each.refusal.code]))).toEqual([
      'refund_exceeds_captured',
    ])
    // A further credit of the customer does not make the payment larger.
    const more = { entity: 'SUN', accountNumber: paid.account, method: 'transfer', currency: 'EUR' }
    const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
      ...{ ...more, amount: '20.00', bookedOn: '2026-03-02', payerName: paid.account },
    })
    const over = { ...asking(paid, '5.00'), item: receiptId }
    expect((await company.refusal('refundPayment', over)).code).toBe('refund_exceeds_captured')
    await company.drain()
  })

  test('needs a payment that was taken, and a credit', async () => {
    const used = await pay('card_ok')
    expect((await company.refusal('refundPayment', asking(used, '1.00'))).code).toBe(
      'more_than_open',
    )
    const declined = await pay('card_declined_expired_card')
    expect((await company.refusal('refundPayment', asking(declined))).code).toBe(
      'payment_not_refundable',
    )
    const other = { ...asking(used), paymentId: declined.paymentId }
    expect((await company.refusal('refundPayment', other)).code).toBe('unknown_payment')
  })
})

describe('an answer that is lost', () => {
  test('is asked about, and the refund is made once', async () => {
    const lost = await credit('card_refund_lost_answer')
    const down = await credit('card_refund_not_sent')
    await refund(lost)
    await refund(down)
    await company.drain()
    expect(await outcome(lost)).toBe('unknown 11.90; succeeded; owes 11.90')
    expect(await outcome(down)).toBe('unknown 11.90; succeeded; owes 11.90')
    await later({ minutes: 10 })
    expect(await outcome(lost)).toBe('done 11.90; refunded; owes 11.90')
    expect(await outcome(down)).toBe('done 11.90; refunded; owes 11.90')
    expect([await truth(lost), await truth(down)]).toEqual([['refunded 1190'], ['refunded 1190']])
  })

  test('of a worker that died while it asked is found by the next one', async () => {
    const paid = await credit('card_ok')
    const { refundId } = await refund(paid)
    const key = { accountId: await accountId(paid.account), refundId }
    // It wrote down that it asks, the provider refunds, and it is killed.
    await company.do('beginRefund', key)
    const provider = await providerOf(company.system, 'sandbox')
    const order = { refundId, reference: paid.reference, amountMinor: 1190n, currency: 'EUR' }
    await provider.refund({ ...order, providerRefundId: null })
    await Promise.all([company.drain(), later({ minutes: 2 })])
    expect(await outcome(paid)).toBe('done 11.90; refunded; owes 11.90')
    expect(await truth(paid)).toEqual(['refunded 1190'])
  })
})

describe('what the provider says', () => {
  test('of a refund that it declines makes it a credit again', async () => {
    const paid = await credit('card_refund_declined')
    await refund(paid)
    await company.drain()
    expect(await outcome(paid)).toBe('failed 11.90 card_closed; succeeded; owes 0.00')
    expect((await openItemsOf(company, paid.account)).join()).toContain('receipt')
  })

  test('comes in any order, any number of times: the end is its truth', async () => {
    const back = await credit('card_refund_comes_back')
    await refund(back)
    await company.drain()
    expect(await outcome(back)).toBe('done 11.90; refunded; owes 11.90')
    const slow = await credit('card_refund_slow')
    await refund(slow)
    await company.drain()
    expect(await outcome(slow)).toBe('pending 11.90; succeeded; owes 11.90')
    company.system.clock.set(company.system.clock.now().add({ hours: 80 }))
    const all = [...(await news(back)), ...(await news(slow))]
    for (const each of all.toReversed()) await tell([each])
    await Promise.all([tell(all), tell(all.toReversed()), tell(all)])
    expect(await outcome(back)).toBe('failed 11.90 card_closed; succeeded; owes 0.00')
    expect(await outcome(slow)).toBe('done 11.90; refunded; owes 11.90')
  })

  test('of refunds on its own pages is booked, and taken back, however it is told', async () => {
    const facts = (reference: string) => {
      const at = company.system.clock.now()
      const name = (n: number) => ({ reference, eventId: `evt_${reference}_o${n}`, at })
      return [
        { ...name(1), fact: { kind: 'refunded', refundId: 'x1', amountMinor: 400n } as const },
        { ...name(2), fact: { kind: 'refund_failed', refundId: 'x1', reason: 'closed' } as const },
        { ...name(3), fact: { kind: 'refunded', refundId: 'x2', amountMinor: 300n } as const },
        { ...name(4), fact: { kind: 'returned', reason: 'AM04' } as const },
      ]
    }
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [0, 2, 3, 1],
    ]
    const ends: string[] = []
    for (const order of orders) {
      const paid = await (order[1] === 2 ? credit('card_ok') : pay('card_ok'))
      const told = facts(paid.reference)
      for (const i of order) await tell([told[i] as ProviderNews])
      await tell(told)
      const [payment] = await listed('payments', paid.account)
      const balance = (await balancesOf(company, paid.account)).filter(each =>
        /^(1020|1200|25)/.test(each),
      )
      const net = balance.reduce((sum, each) => sum + Number(each.split(' ')[1]), 0)
      ends.push(`${payment?.state} ${payment?.refunded} ${(net).toFixed(2)} ${balance[0]}`)
    }
    // What was taken and came back is owed again, and 3.00 on top of it that were refunded.
    expect(new Set(ends)).toEqual(new Set([ends[0]]))
    expect(ends[0]).toBe('returned 3.00 11.90 1020 -3.00')
  })

  test('leaves the books in order', async () => {
    expect(await company.broken()).toEqual([])
  })
})

async function accountId(number: string): Promise<string> {
  const found = await one(
    company.system.db,
    sql<{ id: string }>`SELECT account_id AS id FROM account WHERE number = ${number}`,
  )
  return found.id
}
