import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { providerOf, sandboxWorld } from '../../src/integrations/payments/jobs/provider-of.ts'
import { answerSandboxPage, sandboxWebhook } from '../../src/integrations/payments/jobs/sandbox.ts'
import { paymentTasks } from '../../src/integrations/payments/jobs/tasks.ts'
import { allRows } from '../../src/platform/list.ts'
import { factToJson } from '../../src/receivables/payments/commands/news.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

type Requested = { readonly paymentId: string; readonly state: string; readonly amount: string }

let company: Company
let server: RunningServer

/** Thirteen customers with an invoice of 11.90 each that is due. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (let n = 1; n <= 13; n++) {
    await signUp(company, { number: `P-${n}`, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  await company.do('definePaymentProvider', {
    provider: 'sandbox',
    kind: 'sandbox',
    legalEntity: 'SUN',
    webhookSecret: 'whsec_sandbox_1',
  })
  company.on('2026-03-02')
  server = await startServer(company.system, { port: 0 })
})

afterAll(() => server.close())

async function keep(account: string, token: string): Promise<string> {
  const input = { accountNumber: account, provider: 'sandbox', kind: 'card', token }
  const kept = await company.do('keepPaymentMeans', { ...input, shown: 'Visa •••• 4242' })
  return kept.meansId as string
}

/** Asks for a payment of all that is due, by means of the sandbox, and works the job that makes it. */
async function pay(account: string, token: string, more: object = {}): Promise<Requested> {
  const meansId = await keep(account, token)
  const input = { accountNumber: account, provider: 'sandbox', meansId, ...more }
  const requested = await company.do<Requested>('requestPayment', input)
  await company.drain()
  return requested
}

/** Time goes by, and the sweep asks what became of payments. */
async function later(duration: Temporal.DurationLike): Promise<void> {
  const { clock } = company.system
  clock.set(clock.now().add(duration))
  await paymentTasks(company.system).askPayments?.({})
}

/** The daily question to providers for what their webhooks did not bring. */
function hearMissed(): Promise<void> {
  const today = company.system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  const from = today.subtract({ days: 14 })
  const span = { from: from.toString(), to: today.toString() }
  return paymentTasks(company.system).fetchMissedNews!(span)
}

async function listed(name: string, account: string): Promise<Record<string, unknown>[]> {
  const all = await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, {}))
  return all.filter(row => row.account === account)
}

/** What became of an account's payments, and what it still owes: `succeeded, owes 0`. */
async function outcome(account: string): Promise<string> {
  const payments = await listed('payments', account)
  const items = await listed('open-items', account)
  const owed = items.reduce((sum, item) => sum + Number(item.open), 0)
  const states = payments.map(({ state, reason }) => [state, reason].filter(Boolean).join(' '))
  return `${states.join(', ')}; owes ${owed.toFixed(2)}`
}

/** The kinds of what somebody must look at about an account. */
async function tasksOf(account: string): Promise<unknown[]> {
  const tasks = await listed('tasks', account)
  return tasks.map(({ kind }) => kind)
}

/** The sandbox's webhook, as it comes, as the body is, or changed. */
async function webhook(change: (body: string) => string = body => body) {
  const world = await sandboxWorld(company.system, 'sandbox')
  const { body, signature } = await sandboxWebhook(world)
  const provider = await providerOf(company.system, 'sandbox')
  return provider.read(Buffer.from(change(body)), { 'sandbox-signature': signature })
}

async function tell(news: Awaited<ReturnType<typeof webhook>>['news']): Promise<void> {
  const rows = news.map(({ eventId, reference, ...told }) => ({
    eventId,
    reference,
    ...factToJson(told),
  }))
  await company.do('recordProviderNews', { provider: 'sandbox', news: rows })
}

describe('a payment by card', () => {
  test('pays what is due, and goes through clearing', async () => {
    const note = 'Asked for by telephone'
    await pay('P-1', 'card_ok', { note })
    expect(await outcome('P-1')).toBe('succeeded; owes 0.00')
    // The note stays with the payment and its receipt; where the money is stands in words.
    expect(await listed('payments', 'P-1')).toMatchObject([{ note }])
    const [receipt] = await listed('receipts', 'P-1')
    expect(receipt).toMatchObject({ place: 'clearing', bankAccount: null, note })
  })

  test('that is declined leaves the invoice open, and blocks what is of no use', async () => {
    await pay('P-2', 'card_declined_insufficient_funds')
    expect(await outcome('P-2')).toBe('failed insufficient_funds; owes 11.90')
    const [payment] = await listed('payments', 'P-2')
    expect(payment?.retryOn).toBe('2026-03-05')
    // A rule takes the place of what is built in; what it gives up is not taken again by itself.
    const rule = { way: 'card', kind: 'funds', fromOn: '2026-03-01' }
    const wrong = { rows: [{ ...rule, days: [1, 1, 1, 1] }] }
    expect(await company.do('setRetryRules', wrong)).toMatchObject({ rejected: 1 })
    await company.rows('setRetryRules', { ...rule, days: [9] })
    await pay('P-2', 'card_declined_insufficient_funds')
    expect((await listed('payments', 'P-2')).map(each => each.retryOn)).toContain('2026-03-11')
    await pay('P-3', 'card_declined_expired_card')
    expect(await outcome('P-3')).toBe('failed expired_card; owes 11.90')
    const [means] = await listed('payment-means', 'P-3')
    const again = { accountNumber: 'P-3', provider: 'sandbox', meansId: means?.meansId }
    expect((await company.refusal('requestPayment', again)).code).toBe('means_blocked')
  })

  test('that asks for the customer waits for them', async () => {
    const { paymentId } = await pay('P-4', 'card_3ds')
    expect(await outcome('P-4')).toBe('needs_customer; owes 11.90')
    const world = await sandboxWorld(company.system, 'sandbox')
    const reference = `sb_${paymentId.replaceAll('-', '')}`
    await answerSandboxPage(world, reference, 'card_ok')
    await later({ minutes: 10 })
    expect(await outcome('P-4')).toBe('succeeded; owes 0.00')
  })

  test('whose answer was lost, or that was not sent, is asked about and made once', async () => {
    await pay('P-5', 'card_lost_answer')
    await pay('P-6', 'card_not_sent')
    expect(await outcome('P-5')).toBe('unknown; owes 11.90')
    expect(await outcome('P-6')).toBe('unknown; owes 11.90')
    await later({ minutes: 10 })
    expect(await outcome('P-5')).toBe('succeeded; owes 0.00')
    expect(await outcome('P-6')).toBe('succeeded; owes 0.00')
  })

  test('asked for 50 times at once is one charge', async () => {
    const meansId = await keep('P-7', 'card_ok')
    const input = { accountNumber: 'P-7', provider: 'sandbox', meansId }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => company.try('requestPayment', input)),
    )
    const ids = answers.map(answer => (answer.ok ? (answer.value as Requested).paymentId : 'no'))
    expect(new Set(ids).size).toBe(1)
    const other = { ...input, meansId: await keep('P-7', 'card_slow') }
    expect((await company.refusal('requestPayment', other)).code).toBe('item_being_paid')
    await company.drain()
    expect(await outcome('P-7')).toBe('succeeded; owes 0.00')
    expect((await company.refusal('requestPayment', input)).code).toBe('nothing_to_pay')
  })
})

describe('what comes back', () => {
  test('a debit that is returned, and disputes lost and won, whatever order they are told in', async () => {
    const fee = { entity: 'SUN', fromOn: '2026-01-01', currency: 'EUR', amount: '4.00' }
    await company.do('setReturnFee', fee)
    await pay('P-8', 'bank_returned_AM04')
    await pay('P-9', 'card_chargeback')
    await pay('P-10', 'card_chargeback_won')
    await later({ hours: 49 })
    expect(await outcome('P-8')).toBe('succeeded; owes 0.00')
    await later({ hours: 48 })
    // No webhook came: the provider is asked each day what it would have said.
    for (const _ of [1, 2]) await hearMissed()
    expect(await outcome('P-9')).toBe('disputed fraudulent; owes 0.00')
    expect(await tasksOf('P-9')).toEqual(['chargeback'])
    await later({ hours: 300 })
    const { news } = await webhook()
    // Each by itself, the newest first, and all of them again.
    for (const one of news.toReversed()) await tell([one])
    await Promise.all([tell(news), tell(news.toReversed()), tell(news)])
    // Each with its fee, task and letter once; the card of the chargeback is taken no more.
    expect(await outcome('P-8')).toBe('returned AM04; owes 15.90')
    expect(await outcome('P-9')).toBe('lost fraudulent; owes 15.90')
    expect(await outcome('P-10')).toBe('succeeded; owes 0.00')
    expect(await tasksOf('P-8')).toEqual(['returned_payment'])
    expect(await tasksOf('P-9')).toEqual(['returned_payment'])
    expect(await tasksOf('P-10')).toEqual([])
    const blocked = await listed('payment-means', 'P-9')
    expect(blocked.map(means => means.blocked)).toEqual(['fraudulent'])
    const letters = await Promise.all(['P-8', 'P-9'].map(each => listed('messages', each)))
    expect(letters.flat().map(({ template }) => template)).toEqual([
      'returned_payment',
      'returned_payment',
    ])
  })

  test('news that came before the answer is not lost', async () => {
    const meansId = await keep('P-11', 'card_slow')
    const input = { accountNumber: 'P-11', provider: 'sandbox', meansId }
    const { paymentId } = await company.do<Requested>('requestPayment', input)
    const reference = `sb_${paymentId.replaceAll('-', '')}`
    const at = company.system.clock.now()
    const fact = { kind: 'succeeded', amountMinor: 1190n } as const
    await tell([{ eventId: `evt_${reference}_2`, reference, at, fact }])
    expect(await outcome('P-11')).toBe('planned; owes 11.90')
    await company.drain()
    expect(await outcome('P-11')).toBe('succeeded; owes 0.00')
  })

  test('a refund by the provider makes the customer owe again what it paid', async () => {
    const { paymentId } = await pay('P-12', 'card_ok')
    const provider = await providerOf(company.system, 'sandbox')
    const refund = { refundId: 're_1', amountMinor: 400n, currency: 'EUR', providerRefundId: null }
    await provider.refund({ ...refund, reference: `sb_${paymentId.replaceAll('-', '')}` })
    await tell((await webhook()).news)
    expect(await outcome('P-12')).toBe('succeeded; owes 4.00')
  })
})

describe('a webhook', () => {
  test('that was changed, or signed with another secret, is not read', async () => {
    await expect(webhook(body => body.replace('succeeded', 'succeedeD'))).rejects.toThrow(
      'webhook_unsigned',
    )
    const world = await sandboxWorld(company.system, 'sandbox')
    const { body, signature } = await sandboxWebhook(world)
    const provider = await providerOf(company.system, 'sandbox')
    for (const wrong of [undefined, '', 'v1,', signature.replace(/^t=\d/, 't=9'), 't=1,v1=00']) {
      const read = provider.read(Buffer.from(body), { 'sandbox-signature': wrong })
      await expect(read).rejects.toThrow('webhook_unsigned')
    }
    const two = `${signature.split(',')[0]},v1=${'0'.repeat(64)},${signature.split(',')[1]}`
    await provider.read(Buffer.from(body), { 'sandbox-signature': two })
    const { clock } = company.system
    clock.set(clock.now().add({ minutes: 6 }))
    const late = provider.read(Buffer.from(body), { 'sandbox-signature': signature })
    await expect(late).rejects.toThrow('webhook_unsigned')
  })

  test('over HTTP is refused with 400 where it is not genuine, and taken once however often it comes', async () => {
    await pay('P-13', 'card_ok')
    const provider = await providerOf(company.system, 'sandbox')
    const [payment] = await listed('payments', 'P-13')
    const reference = `sb_${String(payment?.paymentId).replaceAll('-', '')}`
    const refund = { refundId: 're_13', amountMinor: 590n, currency: 'EUR' }
    await provider.refund({ ...refund, providerRefundId: null, reference })
    const { body, signature } = await sandboxWebhook(await sandboxWorld(company.system, 'sandbox'))
    const post = async (text: string, signed: string) => {
      const response = await fetch(`${server.url}/webhooks/sandbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sandbox-signature': signed },
        body: text,
      })
      return response.status
    }
    for (const wrong of ['', 'v1,', 't=1,v1=00']) expect(await post(body, wrong)).toBe(400)
    expect(await post(`${body} `, signature)).toBe(400)
    expect(await outcome('P-13')).toBe('succeeded; owes 0.00')
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(body, signature)))
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(await outcome('P-13')).toBe('succeeded; owes 5.90')
  })

  test('with the former secret is read for a day after another was set', async () => {
    const before = await sandboxWebhook(await sandboxWorld(company.system, 'sandbox'))
    const change = { provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' }
    await company.do('definePaymentProvider', { ...change, webhookSecret: 'whsec_sandbox_2' })
    const provider = await providerOf(company.system, 'sandbox')
    await provider.read(Buffer.from(before.body), { 'sandbox-signature': before.signature })
    const world = await sandboxWorld(company.system, 'sandbox')
    expect(world.secrets).toEqual(['whsec_sandbox_2', 'whsec_sandbox_1'])
    company.system.clock.set(company.system.clock.now().add({ hours: 25 }))
    expect((await sandboxWorld(company.system, 'sandbox')).secrets).toEqual(['whsec_sandbox_2'])
  })

  test('leaves the books in order', async () => {
    expect(await company.broken()).toEqual([])
  })
})
