import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { gocardlessProvider } from '../../src/integrations/payments/jobs/gocardless.ts'
import {
  OutcomeUnknown,
  type PaymentOrder,
  type RefundOrder,
} from '../../src/receivables/payments/provider.ts'
import { GocardlessRefunds } from '../support/provider-refunds.ts'
import { json, kinds, order, serve, settings } from '../support/provider-servers.ts'

describe('GoCardless', () => {
  const refunds = new GocardlessRefunds()
  const made = new Map<string, object>()
  let address = ''
  const payment = (status: string) => ({
    ...{ id: 'PM1', amount: 1190, currency: 'EUR', status },
    created_at: '2026-03-02T12:00:00.000Z',
  })

  beforeAll(async () => {
    address = await serve((request, body, response) => {
      const path = (request.url ?? '').split('?')[0] ?? ''
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
      } else if (path === '/payments/PM1') {
        const amount_refunded = refunds.total()
        json(response, { payments: { ...payment('confirmed'), amount_refunded } })
      } else if (path.startsWith('/refunds')) refunds.answer(request, body, response)
      else if (path === '/payouts') {
        const payouts = [{ id: 'PO1', amount: 1150, currency: 'EUR', arrival_date: '2026-03-04' }]
        json(response, { payouts })
      } else if (path === '/payout_items') {
        const payout_items = [
          { type: 'payment_paid_out', amount: '1190.0', links: { payment: 'PM1' } },
          { type: 'gocardless_fee', amount: '-30.5', links: { payment: 'PM1' } },
          { type: 'app_fee', amount: '-9.8', links: { payment: 'PM1' } },
          { type: 'payment_refunded', amount: '-400.0', links: { payment: 'PM1' } },
          { type: 'refund_funds_returned', amount: '400.0', links: { payment: 'PM1' } },
          { type: 'payment_charged_back', amount: '-100.0', links: { payment: 'PM2' } },
          { type: 'payment_failed', amount: '-50.0', links: { payment: 'PM3' } },
          { type: 'revenue_share', amount: '150.0', links: {} },
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
      ['fee', 0n, 30n],
      ['fee', 0n, 9n],
      ['refund', -400n, 0n],
      ['refund', 400n, 0n],
      ['dispute', -100n, 0n],
      ['payment', -50n, 0n],
      ['adjustment', 150n, 0n],
      // 40.3 in fees are paid as 40: what rounding each took is a fee of its own.
      ['fee', 0n, 1n],
    ])
    const left = payout?.lines.reduce((sum, line) => sum + line.grossMinor - line.feeMinor, 0n)
    expect(left).toBe(payout?.netMinor)
  })

  const refunding = (refundId: string, more: Partial<RefundOrder> = {}): RefundOrder => ({
    ...{ refundId, reference: 'PM1', amountMinor: 400n, currency: 'EUR', providerRefundId: null },
    ...more,
  })

  test('refunds by our id once, telling the sum of all refunds, and finds it again', async () => {
    const provider = gocardlessProvider(settings(address))
    const named = { refundId: 'RF1', key: 'r-1', amountMinor: 400n }
    expect(kinds(await provider.refund(refunding('r-1')))).toEqual([
      { kind: 'refund_pending', ...named },
    ])
    expect(kinds(await provider.refund(refunding('r-1')))).toMatchObject([{ refundId: 'RF1' }])
    expect(kinds(await provider.refund(refunding('r-2', { amountMinor: 1000n })))).toEqual([
      { kind: 'refund_failed', refundId: 'none r-2', key: 'r-2', reason: 'amount_too_large' },
    ])
    await expect(provider.refund(refunding('lost', { amountMinor: 100n }))).rejects.toThrow(
      OutcomeUnknown,
    )
    const found = await provider.findRefund(refunding('lost', { amountMinor: 100n }))
    expect(kinds(found ?? [])).toMatchObject([{ kind: 'refund_pending', key: 'lost' }])
    expect(await provider.findRefund(refunding('never'))).toBeUndefined()
    refunds.status = 'bounced'
    const known = await provider.findRefund(refunding('r-1', { providerRefundId: 'RF1' }))
    expect(kinds(known ?? [])).toMatchObject([{ kind: 'refund_failed', reason: 'bounced' }])
  })

  test('reads webhooks of refunds, asking whose they are', async () => {
    const provider = gocardlessProvider(settings(address))
    const event = (action: string, refund: string) => ({
      ...{ id: `EV_${action}`, created_at: '2026-03-02T12:00:00.000Z', resource_type: 'refunds' },
      ...{ action, links: { refund } },
    })
    const events = [event('created', 'RF1'), event('paid', 'RF1'), event('failed', 'RF1')]
    const body = Buffer.from(JSON.stringify({ events: [...events, event('paid', 'RF404')] }))
    const signature = createHmac('sha256', 'whsec_new').update(body).digest('hex')
    const { news } = await provider.read(body, { 'webhook-signature': signature })
    expect(news.map(({ reference, fact }) => [reference, fact.kind])).toEqual([
      ['PM1', 'refund_pending'],
      ['PM1', 'refunded'],
      ['PM1', 'refund_failed'],
    ])
  })
})
