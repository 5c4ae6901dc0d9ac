import type { IncomingMessage, ServerResponse } from 'node:http'

/*
 * The refunds of servers that speak for providers of payments, in the documented shapes. What becomes of
 * one is in our id of it.
 */

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

type Made = { readonly id: string; readonly payment_intent: string | null }

/** Refunds of Stripe: `over` is declined, `slow` takes its time, of `lost` the answer is lost. */
export class StripeRefunds {
  readonly #made: Made[] = []

  of(id: string): Made | undefined {
    return this.#made.find(each => each.id === id)
  }

  answer(request: IncomingMessage, form: URLSearchParams, response: ServerResponse): void {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    if (request.method === 'POST') this.#make(form, response)
    else if (path === '/v1/refunds') {
      const of = new URLSearchParams(query).get('payment_intent')
      const data = this.#made.filter(each => each.payment_intent === of)
      json(response, { object: 'list', has_more: false, data })
    } else json(response, this.of(path.split('/').at(-1) ?? '') ?? {})
  }

  #make(form: URLSearchParams, response: ServerResponse): void {
    const ours = form.get('metadata[refund_id]')
    if (ours === 'over') {
      const error = {
        type: 'invalid_request_error',
        code: 'charge_already_refunded',
        message: 'no',
      }
      json(response, { error }, 400)
      return
    }
    const made = {
      ...{
        id: `re_${ours}`,
        object: 'refund',
        amount: Number(form.get('amount')),
        currency: 'eur',
      },
      ...{ created: 1772452800, status: ours === 'slow' ? 'pending' : 'succeeded' },
      ...{ payment_intent: form.get('payment_intent'), metadata: { refund_id: ours } },
    }
    // By the idempotency key, which is ours too: the library itself asks again where a line breaks.
    if (this.of(made.id) === undefined) this.#made.push(made)
    if (ours === 'lost') response.destroy()
    else json(response, made)
  }
}

type Refund = { readonly id: string; readonly amount: number; readonly key: string }

/** Refunds of GoCardless of a payment of 11.90: wants the sum of all, of `lost` the answer is lost. */
export class GocardlessRefunds {
  status = 'submitted'
  readonly #made: Refund[] = []

  /** What was refunded of the payment. */
  total(): number {
    return this.#made.reduce((sum, each) => sum + each.amount, 0)
  }

  answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (request.method === 'POST') this.#make(request, body, response)
    else if (path === '/refunds') {
      json(response, { refunds: this.#made.map(each => this.#shown(each)) })
    } else {
      const found = this.#made.find(each => path === `/refunds/${each.id}`)
      if (found === undefined) json(response, { error: { errors: [] } }, 404)
      else json(response, { refunds: this.#shown(found) })
    }
  }

  #make(request: IncomingMessage, body: string, response: ServerResponse): void {
    const key = String(request.headers['idempotency-key'])
    const { amount, total_amount_confirmation: total } = JSON.parse(body).refunds
    const before = this.#made.find(each => each.key === key)
    const decline = (reason: string, links = {}, status = 422) =>
      json(response, { error: { errors: [{ reason, links }] } }, status)
    if (before !== undefined) {
      decline('idempotent_creation_conflict', { conflicting_resource_id: before.id }, 409)
    } else if (total !== this.total() + amount) decline('total_amount_confirmation_invalid')
    else if (total > 1190) decline('amount_too_large')
    else {
      const made = { id: `RF${this.#made.length + 1}`, amount, key }
      this.#made.push(made)
      if (key === 'lost') response.destroy()
      else json(response, { refunds: this.#shown(made) }, 201)
    }
  }

  #shown({ id, amount, key }: Refund) {
    const created_at = '2026-03-02T12:00:00.000Z'
    const links = { payment: 'PM1' }
    return { id, amount, status: this.status, created_at, metadata: { refund_id: key }, links }
  }
}
