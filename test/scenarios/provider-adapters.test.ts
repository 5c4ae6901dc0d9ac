import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gocardlessProvider } from '../../src/integrations/payments/jobs/gocardless.ts'
import { type StripeSettings, stripeProvider } from '../../src/integrations/payments/jobs/stripe.ts'
import { OutcomeUnknown, type PaymentOrder } from '../../src/receivables/payments/provider.ts'

/*
 * The adapters against servers of ours that speak the documented shapes of the providers' interfaces:
 * no network, and the lost answers that a real one gives only on bad days.
 */

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void

const servers: Server[] = []

async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => handler(request, body, response))
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

const NOW = Temporal.Instant.from('2026-03-02T12:00:00Z')

const settings = (address: string): StripeSettings => ({
  apiKey: 'sk_test_1',
  secrets: ['whsec_new', 'whsec_old'],
  now: () => NOW,
  address,
  publicUrl: 'https://pay.example.com',
})

const order = (more: Partial<PaymentOrder> = {}): PaymentOrder => ({
  paymentId: '0195a000-0000-7000-8000-000000000001',
  amountMinor: 1190n,
  currency: 'EUR',
  description: 'Sunward P-1',
  means: { token: 'pm_card_visa', customerToken: 'cus_1' },
  returnTo: '/pay/done/a/p',
  ...more,
})

const means = (token: string) => ({ means: { token, customerToken: null } })

const kinds = (facts: readonly { fact: object }[]) => facts.map(({ fact }) => fact)

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

describe('Stripe', () => {
  const created = 1772452800
  const made = new Map<string, object>()
  let charges = 0
  let address = ''

  const intent = (status: string, more: object = {}) => ({
    ...{ id: 'pi_1', object: 'payment_intent', created, status, amount: 1190 },
    ...{ amount_received: status === 'succeeded' ? 1190 : 0, last_payment_error: null },
    ...more,
  })

  function charge(body: URLSearchParams, response: ServerResponse): void {
    const token = body.get('payment_method')
    if (token === 'pm_declined') {
      const payment_intent = intent('requires_payment_method')
      const error = { type: 'card_error', code: 'card_declined', message: 'no' }
      json(
        response,
        { error: { ...error, decline_code: 'insufficient_funds', payment_intent } },
        402,
      )
    } else if (token === 'pm_down') json(response, { error: { type: 'api_error' } }, 500)
    else if (token === 'pm_lost') response.destroy()
    else json(response, intent(token === 'pm_slow' ? 'processing' : 'succeeded'))
  }

  beforeAll(async () => {
    address = await serve((request, body, response) => {
      const path = (request.url ?? '').split('?')[0]
      const form = new URLSearchParams(body)
      const key = String(request.headers['idempotency-key'] ?? '')
      if (request.method === 'POST' && path === '/v1/payment_intents') {
        if (!made.has(key)) charges += 1
        made.set(key, {})
        charge(form, response)
      } else if (path === '/v1/payment_intents/pi_1') json(response, intent('succeeded'))
      else if (request.method === 'POST' && path === '/v1/checkout/sessions') {
        const url = `https://checkout.example.com/${form.get('success_url')}`
        const session = { id: 'cs_1', object: 'checkout.session', status: 'open', created, url }
        json(response, { ...session, payment_status: 'unpaid', payment_intent: null })
      } else if (path === '/v1/checkout/sessions/cs_1') {
        const session = { id: 'cs_1', status: 'complete', payment_status: 'paid', created }
        json(response, { ...session, amount_total: 1190, payment_intent: 'pi_9' })
      } else if (path === '/v1/refunds') json(response, { id: 're_1', status: 'succeeded' })
      else if (path === '/v1/payouts') {
        const payout = { id: 'po_1', amount: 1148, currency: 'eur', arrival_date: created }
        json(response, { object: 'list', has_more: false, data: [payout] })
      } else if (path === '/v1/balance_transactions') {
        const source = { id: 'ch_1', payment_intent: 'pi_1' }
        const data = [
          { id: 'txn_1', type: 'charge', amount: 1190, fee: 40, source },
          { id: 'txn_2', type: 'stripe_fee', amount: -2, fee: 0, source: null },
          { id: 'txn_3', type: 'payout', amount: -1148, fee: 0, source: 'po_1' },
        ]
        json(response, { object: 'list', has_more: false, data })
      } else json(response, { error: { type: 'invalid_request_error', message: path } }, 404)
    })
  })

  test('charges a kept card, and says what became of it', async () => {
    const provider = stripeProvider(settings(address))
    const paid = await provider.pay(order())
    expect(paid.reference).toBe('pi_1')
    expect(kinds(paid.facts)).toEqual([{ kind: 'succeeded', amountMinor: 1190n }])
    const slow = await provider.pay(order(means('pm_slow')))
    expect(kinds(slow.facts)).toEqual([{ kind: 'pending' }])
    const declined = await provider.pay(order(means('pm_declined')))
    expect(kinds(declined.facts)).toEqual([{ kind: 'failed', reason: 'insufficient_funds' }])
  })

  test('does not know what became of a payment whose answer was lost, and asks by the same key', async () => {
    const provider = stripeProvider(settings(address))
    charges = 0
    const lost = order({ ...means('pm_lost'), paymentId: '0195a000-0000-7000-8000-000000000002' })
    await expect(provider.pay(lost)).rejects.toThrow(OutcomeUnknown)
    await expect(provider.pay(lost)).rejects.toThrow(OutcomeUnknown)
    await expect(provider.pay(order(means('pm_down')))).rejects.toThrow(OutcomeUnknown)
    expect(charges).toBe(1)
    const found = await provider.find(order(), 'pi_1')
    expect(kinds(found?.facts ?? [])).toEqual([{ kind: 'succeeded', amountMinor: 1190n }])
    expect(await provider.find(order(), null)).toBeUndefined()
  })

  test('leads to its own page where no card is kept', async () => {
    const provider = stripeProvider(settings(address))
    const asked = await provider.pay(order({ means: null }))
    expect(asked.reference).toBe('cs_1')
    expect(asked.facts[0]?.fact).toMatchObject({
      kind: 'needs_customer',
      page: 'https://checkout.example.com/https://pay.example.com/pay/done/a/p',
    })
    expect(await provider.find(order(), 'cs_1')).toMatchObject({
      alias: 'pi_9',
      facts: [{ fact: { kind: 'succeeded', amountMinor: 1190n } }],
    })
  })

  test('splits payouts, and gives money back', async () => {
    const provider = stripeProvider(settings(address))
    const day = Temporal.PlainDate.from('2026-03-02')
    expect(await provider.payouts(day, day)).toEqual([
      {
        ...{ payoutId: 'po_1', currency: 'EUR', arrivesOn: day, netMinor: 1148n },
        lines: [
          {
            ...{ lineId: 'txn_1', kind: 'payment', reference: 'pi_1' },
            ...{ grossMinor: 1190n, feeMinor: 40n },
          },
          { lineId: 'txn_2', kind: 'fee', reference: null, grossMinor: 0n, feeMinor: 2n },
        ],
      },
    ])
    const [fact] = await provider.refund('pi_1', 'r-1', 400n)
    expect(fact?.fact).toEqual({ kind: 'refunded', refundId: 're_1', amountMinor: 400n })
  })

  const event = (type: string, object: object) =>
    JSON.stringify({ id: `evt_${type}`, object: 'event', type, created, data: { object } })

  async function told(
    body: string,
    secret = 'whsec_new',
    timestamp = NOW.epochMilliseconds / 1000,
  ) {
    const stripe = new Stripe('sk_test_1')
    const header = stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp })
    const provider = stripeProvider(settings(address))
    return provider.read(Buffer.from(body), { 'stripe-signature': header })
  }

  test.each<readonly [string, object, object]>([
    ['payment_intent.succeeded', intent('succeeded'), { kind: 'succeeded', amountMinor: 1190n }],
    ['payment_intent.canceled', intent('canceled'), { kind: 'cancelled' }],
    [
      'payment_intent.payment_failed',
      intent('requires_payment_method', { last_payment_error: { code: 'expired_card' } }),
      { kind: 'failed', reason: 'expired_card' },
    ],
    [
      'refund.created',
      { id: 're_1', payment_intent: 'pi_1', status: 'succeeded', amount: 400 },
      { kind: 'refunded', refundId: 're_1', amountMinor: 400n },
    ],
    [
      'refund.failed',
      { id: 're_1', payment_intent: 'pi_1', status: 'failed', amount: 400 },
      { kind: 'refund_failed', refundId: 're_1' },
    ],
    [
      'charge.dispute.created',
      { id: 'dp_1', payment_intent: 'pi_1', reason: 'fraudulent', status: 'needs_response' },
      { kind: 'dispute_opened', disputeId: 'dp_1', reason: 'fraudulent' },
    ],
    [
      'charge.dispute.closed',
      { id: 'dp_1', payment_intent: 'pi_1', reason: 'fraudulent', status: 'lost' },
      { kind: 'dispute_lost', disputeId: 'dp_1' },
    ],
  ])('reads the webhook %s', async (type, object, fact) => {
    const { news } = await told(event(type, object), 'whsec_old')
    expect(news).toMatchObject([{ eventId: `evt_${type}`, reference: 'pi_1', fact }])
  })

  test('reads what came of its page, with the name of the payment', async () => {
    const session = { id: 'cs_1', status: 'complete', payment_status: 'paid', amount_total: 1190 }
    const done = await told(
      event('checkout.session.completed', { ...session, payment_intent: 'pi_9' }),
    )
    expect(done.news).toMatchObject([{ reference: 'cs_1', alias: 'pi_9' }])
    expect((await told(event('customer.created', { id: 'cus_1' }))).news).toEqual([])
  })

  test('takes no webhook that is forged or old', async () => {
    const body = event('payment_intent.succeeded', intent('succeeded'))
    await expect(told(body, 'whsec_other')).rejects.toThrow('webhook_unsigned')
    const old = NOW.epochMilliseconds / 1000 - 301
    await expect(told(body, 'whsec_new', old)).rejects.toThrow('webhook_unsigned')
  })
})

describe('GoCardless', () => {
  const made = new Map<string, object>()
  let address = ''
  const payment = (status: string) => ({
    ...{ id: 'PM1', amount: 1190, currency: 'EUR', status },
    created_at: '2026-03-02T12:00:00.000Z',
  })

  beforeAll(async () => {
    address = await serve((request, body, response) => {
      const path = (request.url ?? '').split('?')[0]
      const key = String(request.headers['idempotency-key'] ?? '')
      if (request.method === 'POST' && path === '/payments') {
        const mandate = JSON.parse(body).payments.links.mandate
        if (mandate === 'MD_lost') response.destroy()
        else if (mandate === 'MD_gone') {
          json(response, { error: { errors: [{ reason: 'mandate_is_inactive' }] } }, 422)
        } else if (made.has(key)) {
          const links = { conflicting_resource_id: 'PM1' }
          const errors = [{ reason: 'idempotent_creation_conflict', links }]
          json(response, { error: { errors } }, 409)
        } else {
          made.set(key, {})
          json(response, { payments: payment('pending_submission') }, 201)
        }
      } else if (path === '/payments/PM1') json(response, { payments: payment('confirmed') })
      else if (path === '/payouts') {
        const payouts = [{ id: 'PO1', amount: 1150, currency: 'EUR', arrival_date: '2026-03-04' }]
        json(response, { payouts })
      } else if (path === '/payout_items') {
        const payout_items = [
          { type: 'payment_paid_out', amount: '1190.0', links: { payment: 'PM1' } },
          { type: 'gocardless_fee', amount: '-40.0', links: { payment: 'PM1' } },
        ]
        json(response, { payout_items, meta: { cursors: { after: null } } })
      } else json(response, {}, 404)
    })
  })

  const debit = (mandate: string, more: Partial<PaymentOrder> = {}) =>
    order({ means: { token: mandate, customerToken: null }, ...more })

  test('debits a mandate once by its key, and finds it again', async () => {
    const provider = gocardlessProvider(settings(address))
    const first = await provider.pay(debit('MD1'))
    expect(first).toMatchObject({ reference: 'PM1', facts: [{ fact: { kind: 'pending' } }] })
    const again = await provider.pay(debit('MD1'))
    expect(kinds(again.facts)).toEqual([{ kind: 'succeeded', amountMinor: 1190n }])
    expect(kinds((await provider.find(debit('MD1'), 'PM1'))?.facts ?? [])).toEqual([
      { kind: 'succeeded', amountMinor: 1190n },
    ])
    const paymentId = '0195a000-0000-7000-8000-000000000003'
    await expect(provider.pay(debit('MD_lost', { paymentId }))).rejects.toThrow(OutcomeUnknown)
    expect(kinds((await provider.pay(debit('MD_gone', { paymentId }))).facts)).toEqual([
      { kind: 'failed', reason: 'mandate_cancelled' },
    ])
  })

  test('reads its signed webhooks, and no others', async () => {
    const provider = gocardlessProvider(settings(address))
    const event = (action: string, details = {}) => ({
      ...{ id: `EV_${action}`, created_at: '2026-03-02T12:00:00.000Z', resource_type: 'payments' },
      ...{ action, links: { payment: 'PM1' }, details },
    })
    const events = [
      event('confirmed'),
      event('failed', { cause: 'insufficient_funds', reason_code: 'AM04' }),
      event('charged_back', { cause: 'authorisation_disputed' }),
      { ...event('created'), resource_type: 'mandates', links: { mandate: 'MD1' } },
    ]
    const body = Buffer.from(JSON.stringify({ events }))
    const signature = createHmac('sha256', 'whsec_old').update(body).digest('hex')
    const { news } = await provider.read(body, { 'webhook-signature': signature })
    expect(kinds(news)).toEqual([
      { kind: 'confirmed' },
      { kind: 'failed', reason: 'AM04' },
      { kind: 'returned', reason: 'authorisation_disputed' },
    ])
    for (const wrong of ['', '00', 'f'.repeat(64)]) {
      const forged = provider.read(body, { 'webhook-signature': wrong })
      await expect(forged).rejects.toThrow('webhook_unsigned')
    }
  })

  test('splits payouts into payments and fees', async () => {
    const day = (text: string) => Temporal.PlainDate.from(text)
    const provider = gocardlessProvider(settings(address))
    const [payout] = await provider.payouts(day('2026-03-01'), day('2026-03-05'))
    expect(payout).toMatchObject({ payoutId: 'PO1', netMinor: 1150n })
    expect(
      payout?.lines.map(({ kind, grossMinor, feeMinor }) => [kind, grossMinor, feeMinor]),
    ).toEqual([
      ['payment', 1190n, 0n],
      ['fee', 0n, 40n],
    ])
  })
})
