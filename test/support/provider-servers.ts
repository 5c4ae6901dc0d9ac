import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { StripeSettings } from '../../src/integrations/payments/jobs/stripe.ts'
import type { PaymentOrder } from '../../src/receivables/payments/provider.ts'

/*
 * Servers of ours that speak the documented shapes of the providers' interfaces: no network, and the
 * lost answers that a real one gives only on bad days.
 */

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void

const servers: Server[] = []

export async function serve(handler: Handler): Promise<string> {
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

export const NOW = Temporal.Instant.from('2026-03-02T12:00:00Z')

export const settings = (address: string): StripeSettings => ({
  apiKey: 'sk_test_1',
  secrets: ['whsec_new', 'whsec_old'],
  now: () => NOW,
  address,
  publicUrl: 'https://pay.example.com',
})

export const order = (more: Partial<PaymentOrder> = {}): PaymentOrder => ({
  paymentId: '0195a000-0000-7000-8000-000000000001',
  amountMinor: 1190n,
  currency: 'EUR',
  description: 'Sunward P-1',
  means: { token: 'pm_card_visa', customerToken: 'cus_1' },
  keeps: false,
  returnTo: '/pay/done/a/p',
  ...more,
})

export const means = (token: string) => ({ means: { token, customerToken: null } })

export const kinds = (facts: readonly { fact: object }[]) => facts.map(({ fact }) => fact)

export function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
