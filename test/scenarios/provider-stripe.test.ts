import type { ServerResponse } from 'node:http'
import Stripe from 'stripe'
import { beforeAll, describe, expect, test } from 'vitest'
import { stripeProvider } from '../../src/integrations/payments/jobs/stripe.ts'
import { OutcomeUnknown, type RefundOrder } from '../../src/receivables/payments/provider.ts'
import { StripeRefunds } from '../support/provider-refunds.ts'
import { json, kinds, means, NOW, order, serve, settings } from '../support/provider-servers.ts'

const OURS = { refund_id: 'r-1' }

describe('Stripe', () => {
  const refunds = new StripeRefunds()
  const created = 1772452800
  const made = new Map<string, object>()
  let keepsAsked: string | null = null
  let charges = 0
  let address = ''
  /** What happened at Stripe while our webhook could not be reached. */
  let lost: readonly { readonly id: string; readonly type: string }[] = []

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

  /** As Stripe lists them: of the kinds asked for and of their time, two a page. */
  function listEvents(query: URLSearchParams, response: ServerResponse): void {
    const types = [...query].flatMap(([name, value]) => (name.startsWith('types') ? [value] : []))
    const isInTime =
      Number(query.get('created[gte]')) <= created && created < Number(query.get('created[lt]'))
    const asked = lost.filter(({ type }) => isInTime && types.includes(type))
    const start = asked.findIndex(({ id }) => id === query.get('starting_after')) + 1
    const data = asked.slice(start, start + 2)
    json(response, { object: 'list', has_more: start + 2 < asked.length, data })
  }

  beforeAll(async () => {
    address = await serve((request, body, response) => {
      const path = (request.url ?? '').split('?')[0] ?? ''
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
        keepsAsked = form.get('payment_intent_data[setup_future_usage]')
        json(response, { ...session, payment_status: 'unpaid', payment_intent: null })
      } else if (path === '/v1/checkout/sessions/cs_1') {
        const session = { id: 'cs_1', status: 'complete', payment_status: 'paid', created }
        const isWhole = (request.url ?? '').includes('expand')
        const card = { brand: 'visa', last4: '4242', exp_year: 2028, exp_month: 2 }
        const payment_method = { id: 'pm_9', card }
        const whole = { id: 'pi_9', setup_future_usage: 'off_session', payment_method }
        const payment_intent = isWhole ? whole : 'pi_9'
        json(response, { ...session, amount_total: 1190, customer: 'cus_9', payment_intent })
      } else if (path.startsWith('/v1/refunds')) refunds.answer(request, form, response)
      else if (path === '/v1/payouts') {
        const payout = { id: 'po_1', amount: -852, currency: 'eur', arrival_date: created }
        json(response, { object: 'list', has_more: false, data: [payout] })
      } else if (path === '/v1/events')
        listEvents(new URLSearchParams(request.url?.split('?')[1]), response)
      else if (path === '/v1/balance_transactions') {
        const source = { id: 'ch_1', payment_intent: 'pi_1' }
        const data = [
          { id: 'txn_1', type: 'charge', amount: 1190, fee: 40, source },
          { id: 'txn_2', type: 'stripe_fee', amount: -2, fee: 0, source: null },
          { id: 'txn_4', type: 'refund', amount: -400, fee: 0, source },
          { id: 'txn_5', type: 'refund_failure', amount: 400, fee: 0, source },
          { id: 'txn_6', type: 'adjustment', amount: -500, fee: 1500, source },
          { id: 'txn_3', type: 'payout', amount: 852, fee: 0, source: 'po_1' },
        ]
        json(response, { object: 'list', has_more: false, data })
      } else json(response, { error: { type: 'invalid_request_error', message: path } }, 404)
    })
  })

  test('keeps the card of its page where the customer agreed, and asks for nothing else', async () => {
    const provider = stripeProvider(settings(address))
    await provider.pay(order({ means: null }))
    expect(keepsAsked).toBeNull()
    await provider.pay(order({ means: null, keeps: true }))
    expect(keepsAsked).toBe('off_session')
    const kept = await provider.kept?.('cs_1')
    expect({ ...kept, expiresOn: String(kept?.expiresOn) }).toEqual({
      ...{ kind: 'card', token: 'pm_9', customerToken: 'cus_9', shown: 'Visa •••• 4242' },
      expiresOn: '2028-02-29',
    })
    expect(await provider.kept?.('pi_1')).toBeUndefined()
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

  test('splits payouts', async () => {
    const provider = stripeProvider(settings(address))
    const day = Temporal.PlainDate.from('2026-03-02')
    expect(await provider.payouts(day, day)).toEqual([
      {
        ...{ payoutId: 'po_1', currency: 'EUR', arrivesOn: day, netMinor: -852n },
        lines: [
          {
            ...{ lineId: 'txn_1', kind: 'payment', reference: 'pi_1' },
            ...{ grossMinor: 1190n, feeMinor: 40n },
          },
          { lineId: 'txn_2', kind: 'fee', reference: null, grossMinor: 0n, feeMinor: 2n },
          { lineId: 'txn_4', kind: 'refund', reference: 'pi_1', grossMinor: -400n, feeMinor: 0n },
          { lineId: 'txn_5', kind: 'refund', reference: 'pi_1', grossMinor: 400n, feeMinor: 0n },
          {
            ...{ lineId: 'txn_6', kind: 'dispute', reference: 'pi_1' },
            ...{ grossMinor: -500n, feeMinor: 1500n },
          },
        ],
      },
    ])
  })

  const refunding = (refundId: string, more: Partial<RefundOrder> = {}): RefundOrder => ({
    ...{ refundId, reference: 'pi_1', amountMinor: 400n, currency: 'EUR', providerRefundId: null },
    ...more,
  })

  test('gives money back with our id on it, and says how far it is', async () => {
    const provider = stripeProvider(settings(address))
    const [done] = await provider.refund(refunding('r-1'))
    const named = { refundId: 're_r-1', key: 'r-1' }
    expect(done?.fact).toEqual({ kind: 'refunded', ...named, amountMinor: 400n })
    const slow = { refundId: 're_slow', key: 'slow', amountMinor: 400n }
    expect(kinds(await provider.refund(refunding('slow')))).toEqual([
      { kind: 'refund_pending', ...slow },
    ])
    expect(kinds(await provider.refund(refunding('over')))).toEqual([
      {
        kind: 'refund_failed',
        refundId: 'none over',
        key: 'over',
        reason: 'charge_already_refunded',
      },
    ])
    // Of a payment that came of Stripe's page the payment itself is refunded.
    const [page] = await provider.refund(refunding('page', { reference: 'cs_1' }))
    expect(page?.fact).toMatchObject({ refundId: 're_page' })
    expect(refunds.of('re_page')).toMatchObject({ payment_intent: 'pi_9' })
  })

  test('finds a refund whose answer was lost by our id, however long ago', async () => {
    const provider = stripeProvider(settings(address))
    await expect(provider.refund(refunding('lost'))).rejects.toThrow(OutcomeUnknown)
    const found = await provider.findRefund(refunding('lost'))
    expect(kinds(found ?? [])).toEqual([
      { kind: 'refunded', refundId: 're_lost', key: 'lost', amountMinor: 400n },
    ])
    expect(await provider.findRefund(refunding('never'))).toBeUndefined()
    const known = await provider.findRefund(refunding('r-1', { providerRefundId: 're_r-1' }))
    expect(kinds(known ?? [])).toMatchObject([{ kind: 'refunded', refundId: 're_r-1' }])
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
      'refund.updated',
      { id: 're_1', payment_intent: 'pi_1', status: 'pending', amount: 400, metadata: OURS },
      { kind: 'refund_pending', refundId: 're_1', key: 'r-1', amountMinor: 400n },
    ],
    [
      'refund.failed',
      { id: 're_1', payment_intent: 'pi_1', status: 'failed', amount: 400, failure_reason: 'lost' },
      { kind: 'refund_failed', refundId: 're_1', reason: 'lost' },
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
    // Had the webhook been lost, Stripe would be asked for it.
    lost = [JSON.parse(event(type, object))]
    expect(await missed('2026-03-02')).toEqual(news)
  })

  const missed = (day: string) => {
    const on = Temporal.PlainDate.from(day)
    return stripeProvider(settings(address)).missed?.(on, on)
  }

  test('is asked for what lost webhooks would have said, page by page, of the days alone', async () => {
    const dispute = { payment_intent: 'pi_1', reason: 'fraudulent', status: 'needs_response' }
    const said = (n: number) => event('charge.dispute.created', { id: `dp_${n}`, ...dispute })
    const other = event('customer.created', { id: 'cus_1' })
    lost = [1, 2, 3].map(n => ({ ...JSON.parse(said(n)), id: `evt_${n}` }))
    lost = [...lost, JSON.parse(other)]
    const ids = (await missed('2026-03-02'))?.map(({ eventId }) => eventId)
    expect(ids).toEqual(['evt_1', 'evt_2', 'evt_3'])
    expect(await missed('2026-03-03')).toEqual([])
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
