import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { paymentTasks } from '../../src/integrations/payments/jobs/tasks.ts'
import { rows } from '../../src/platform/database/database.ts'
import { allRows } from '../../src/platform/list.ts'
import { OutcomeUnknown } from '../../src/receivables/payments/provider.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { json, serve } from '../support/provider-servers.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let server: RunningServer
/** Whether GoCardless answers questions about refunds. */
let isDown = true

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'G-1', plan: 'CARE', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  const at = { created_at: '2026-03-02T12:00:00.000Z' }
  const address = await serve((request, _, response) => {
    if (request.url?.startsWith('/refunds/')) {
      const refunds = { id: 'RF1', amount: 400, status: 'paid', ...at, links: { payment: 'PM1' } }
      json(response, isDown ? {} : { refunds }, isDown ? 503 : 200)
    } else
      json(response, { payments: { id: 'PM1', amount: 1190, status: 'confirmed', ...at } }, 201)
  })
  const provider = { provider: 'gc', kind: 'gocardless', legalEntity: 'SUN', address }
  const secrets = { apiKey: 'live_token_1', webhookSecret: 'whsec_gocardless' }
  await company.do('definePaymentProvider', { ...provider, ...secrets })
  company.on('2026-03-02')
  const means = { accountNumber: 'G-1', provider: 'gc', kind: 'bank', token: 'MD1' }
  const { meansId } = await company.do('keepPaymentMeans', { ...means, shown: 'Bank •••• 51' })
  await company.do('requestPayment', { accountNumber: 'G-1', provider: 'gc', meansId })
  await company.drain()
  server = await startServer(company.system, { host: '127.0.0.1', port: 0 })
})

afterAll(() => server.close())

/** What GoCardless tells of a refund that was made on its own pages. */
async function post(): Promise<number> {
  const event = {
    ...{ id: 'EV1', created_at: '2026-03-02T13:00:00.000Z', resource_type: 'refunds' },
    ...{ action: 'paid', links: { refund: 'RF1' } },
  }
  const body = JSON.stringify({ events: [event, { ...event, id: 'EV2' }] })
  const signature = createHmac('sha256', 'whsec_gocardless').update(body).digest('hex')
  const response = await fetch(`${server.url}/webhooks/gc`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-signature': signature },
    body,
  })
  return response.status
}

const waiting = () =>
  rows(
    company.system.db,
    sql<{ key: string }>`
      SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'readProviderEvent' ORDER BY 1`,
  )

const refunds = (): Promise<Record<string, unknown>[]> =>
  Array.fromAsync(allRows(company.system.db, LISTS.get('provider-refunds')!, {}))

test('a refund that its provider does not tell more of is taken, and asked about until it does', async () => {
  // It is answered, however often it comes: else all other news of the webhook would wait with it.
  expect([await post(), await post()]).toEqual([200, 200])
  expect(await waiting()).toEqual([{ key: 'read-event gc EV1' }, { key: 'read-event gc EV2' }])
  const event = {
    ...{ id: 'EV1', created_at: '2026-03-02T13:00:00.000Z', resource_type: 'refunds' },
    ...{ action: 'paid', links: { refund: 'RF1' } },
  }
  const ask = () => paymentTasks(company.system).readProviderEvent?.({ provider: 'gc', event })
  await expect(ask()).rejects.toThrow(OutcomeUnknown)
  expect(await refunds()).toEqual([])
  isDown = false
  await company.drain()
  await ask()
  expect(await refunds()).toMatchObject([
    { account: 'G-1', amount: '4.00', state: 'done', madeBy: 'provider' },
  ])
  expect(await waiting()).toEqual([])
  expect(await company.broken()).toEqual([])
})
