import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import {
  recordWebhookAttempts,
  takeWebhookDeliveries,
} from '../../src/integrations/webhooks/commands/deliveries.ts'
import { EVENT_TYPES, isEventType } from '../../src/integrations/webhooks/event-types.ts'
import { webhookTasks } from '../../src/integrations/webhooks/jobs.ts'
import { execute } from '../../src/platform/command.ts'
import { one, rows } from '../../src/platform/database/database.ts'
import { isWebhookGenuine } from '../../src/platform/http/standard-webhooks.ts'
import { readNetworks } from '../../src/platform/outbound/addresses.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'
import { Receiver } from '../support/receiver.ts'

let system: TestSystem
let company: Company
const receivers: Receiver[] = []

beforeAll(async () => {
  // As an installation with receivers in its own network has it.
  process.env.QUITTANCE_OUTBOUND_NETWORKS = '127.0.0.1'
  system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 12, months: 1, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  company = new Company(system)
})

afterAll(async () => {
  const broken = (await proveAll(system)).filter(proven => proven.violations > 0n)
  expect(broken).toEqual([])
})

beforeEach(async () => {
  for (const receiver of receivers.splice(0)) receiver.stop()
  const left = await rows(
    system.db,
    sql<{ id: string }>`SELECT endpoint_id AS id FROM webhook_endpoint WHERE state = 'active'`,
  )
  for (const { id } of left) await company.do('disableWebhookEndpoint', { endpointId: id })
  await sql`DELETE FROM outbox_subscription`.execute(system.owner.db)
})

async function receiver(): Promise<Receiver> {
  const started = await Receiver.start()
  receivers.push(started)
  return started
}

type Added = { readonly endpointId: string; readonly secret: string }

function add(to: Receiver, ...events: string[]): Promise<Added> {
  return company.do<Added>('addWebhookEndpoint', { url: to.url, events })
}

/** What the worker's job does; the jobs themselves are at times of the machine's clock. */
function deliver(deadlineMs = 5_000): Promise<void> {
  const allowed = readNetworks(['127.0.0.1'])!
  return webhookTasks(system, { allowed, deadlineMs }).deliverWebhooks!({})
}

type Delivery = { state: string; attempts: number; outcomes: string[] }

async function deliveries(endpointId: string): Promise<Delivery[]> {
  return rows(
    system.db,
    sql<Delivery>`
      SELECT d.state, d.attempts,
             coalesce(array_agg(a.outcome ORDER BY a.attempt) FILTER (WHERE a.attempt > 0), '{}')
               AS outcomes
        FROM webhook_delivery d LEFT JOIN webhook_attempt a USING (endpoint_id, event_id, replay_no)
       WHERE d.endpoint_id = ${endpointId}
       GROUP BY d.endpoint_id, d.event_id, d.replay_no ORDER BY d.event_id, d.replay_no`,
  )
}

async function endpoint(endpointId: string) {
  return one(
    system.db,
    sql<{ state: string; reason: string | null }>`
      SELECT state, disabled_reason AS reason FROM webhook_endpoint
       WHERE endpoint_id = ${endpointId}`,
  )
}

async function greet(endpointId: string): Promise<string> {
  return (await company.do<{ eventId: string }>('sendTestWebhook', { endpointId })).eventId
}

/** The example of the guide, as somebody copies it. */
async function guideExample(): Promise<(headers: object, body: string, secret: string) => boolean> {
  const page = readFileSync(join(import.meta.dirname, '../../docs/guide/webhooks.md'), 'utf8')
  const code = /```js receiver\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const file = join(system.folder, 'receiver.mjs')
  writeFileSync(file, code)
  return (await import(file)).isGenuine
}

const BILL = { entity: 'BENCH', cycle: 'bench', through: '2026-02-01', issueOn: '2026-02-01' }

describe('what happens is told', () => {
  test('to whom subscribed, signed, with what the schemas say; without endpoints nothing is written', async () => {
    const silent = await company.draft({ ...BILL, accounts: ['B-1'] })
    await company.do('cancelBillRun', { runId: silent, reason: 'trial' })
    expect(await company.system.db.selectFrom('outbox_event').selectAll().execute()).toEqual([])

    const [all, invoices] = [await receiver(), await receiver()]
    const { secret } = await add(all, '*')
    await add(invoices, 'invoice.issued', 'credit_note.issued')
    await company.bill(BILL)
    const { number } = await one(
      system.db,
      sql<{ number: string }>`SELECT label AS number FROM document_number ORDER BY label LIMIT 1`,
    )
    const credit = { invoice: number, reason: 'meter test', issueOn: '2026-02-01' }
    await company.do('issueCreditNote', credit)
    const on = '2026-02-01'
    const received = async (method: string, amount: string) => {
      const receipt = { entity: 'BENCH', accountNumber: 'B-2', currency: 'EUR', bookedOn: on }
      const made = { ...receipt, method, amount }
      return (await company.do<{ receiptId: string }>('recordReceipt', made)).receiptId
    }
    const receiptId = await received('transfer', '10.00')
    const back = { accountNumber: 'B-2', receipt: receiptId, on }
    await company.do('reverseReceipt', { ...back, kind: 'returned', reason: 'insufficient_funds' })
    const item = await received('cash', '100000.00')
    const paidBack = { amount: '7.00', on, way: 'cash', payee: 'B-2', reason: 'overpaid' }
    await company.do('refundCredit', { accountNumber: 'B-2', item, ...paidBack })
    await company.drain()
    const [refund] = all.bodies.filter(body => body.type === 'refund.paid')
    expect(refund).toMatchObject({ data: { account: 'B-2', amount: '7.00', way: 'cash' } })
    const money = all.bodies.filter(body => body.type.startsWith('payment.'))
    expect(money).toMatchObject([
      { type: 'payment.recorded', data: { account: 'B-2', amount: '10.00', currency: 'EUR' } },
      { type: 'payment.returned', data: { receiptId, reason: 'insufficient_funds' } },
      { type: 'payment.recorded', data: { amount: '100000.00' } },
    ])

    expect(invoices.bodies.map(body => body.type).sort()).toEqual([
      'credit_note.issued',
      ...Array.from({ length: 12 }, () => 'invoice.issued'),
    ])
    const states = all.bodies.filter(body => body.type === 'bill_run.changed')
    expect(new Set(states.map(body => (body.data as { state: string }).state))).toEqual(
      new Set(['rating', 'review', 'approved', 'issuing', 'issued']),
    )
    for (const { type, version, data } of all.bodies) {
      if (!isEventType(type)) throw new Error(`no type ${type}`)
      expect(version).toBe(EVENT_TYPES[type].version)
      expect(EVENT_TYPES[type].data.strict().parse(data)).toEqual(data)
    }
    expect(invoices.bodies.find(body => body.type === 'invoice.issued')?.data).toMatchObject({
      currency: 'EUR',
      entity: 'BENCH',
      issuedOn: '2026-02-01',
      payable: expect.stringMatching(/^\d+\.\d\d$/),
      account: expect.stringMatching(/^B-\d+$/),
    })
    const isGenuine = await guideExample()
    for (const { headers, body } of all.received) {
      expect(isGenuine(headers, body, secret)).toBe(true)
      expect(isGenuine(headers, `${body} `, secret)).toBe(false)
    }
    const ids = all.received.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('if and only if it came to be: a dry run and a refusal tell nothing', async () => {
    const heard = await receiver()
    await add(heard, '*')
    const before = await one(system.db, sql<{ count: bigint }>`SELECT count(*) FROM outbox_event`)
    const [known] = await rows(
      system.db,
      sql<{ label: string }>`SELECT label FROM document_number ORDER BY label DESC LIMIT 1`,
    )
    const { commands } = await import('../../src/app/registry.ts')
    const credit = { invoice: known?.label, reason: 'trial', issueOn: '2026-02-01' }
    const options = { actor: 'test', dryRun: true }
    const dry = await execute(system, commands.get('issueCreditNote')!, credit, options)
    expect(dry.ok).toBe(true)
    await company.refusal('issueCreditNote', { ...credit, netAmount: '999999.00' })
    expect(await one(system.db, sql<{ count: bigint }>`SELECT count(*) FROM outbox_event`)).toEqual(
      before,
    )
  })
})

describe('a receiver that fails', () => {
  test('is tried again later with the same id and the same bytes', async () => {
    const flaky = await receiver()
    flaky.reactions = [500, 302, 200]
    const { endpointId } = await add(flaky, 'webhook.test')
    await greet(endpointId)
    await deliver()
    await deliver()
    expect(flaky.received).toHaveLength(1)
    system.clock.advance({ seconds: 6 })
    await deliver()
    system.clock.advance({ seconds: 299 })
    await deliver()
    expect(flaky.received).toHaveLength(2)
    system.clock.advance({ seconds: 47 })
    await deliver()
    const [first, ...others] = flaky.received
    expect(others).toHaveLength(2)
    for (const other of others) {
      expect(other.body).toBe(first?.body)
      expect(other.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    }
    expect(await deliveries(endpointId)).toEqual([
      { state: 'delivered', attempts: 3, outcomes: ['refused', 'refused', 'delivered'] },
    ])
  })

  test('by hanging holds up nobody else', async () => {
    const [hanging, other] = [await receiver(), await receiver()]
    hanging.reactions = [() => {}]
    const [slow, quick] = [await add(hanging, '*'), await add(other, '*')]
    await greet(slow.endpointId)
    await greet(quick.endpointId)
    await deliver(1_000)
    expect(await deliveries(quick.endpointId)).toMatchObject([{ state: 'delivered' }])
    expect(await deliveries(slow.endpointId)).toMatchObject([
      { state: 'waiting', outcomes: ['timeout'] },
    ])
  })

  test('for three days is sent nothing more, and that is told', async () => {
    const [down, watching] = [await receiver(), await receiver()]
    down.reactions = [503]
    const { endpointId } = await add(down, 'webhook.test')
    await add(watching, 'webhook_endpoint.disabled')
    await greet(endpointId)
    for (let tries = 0; tries < 12; tries += 1) {
      await deliver()
      system.clock.advance({ hours: 24 })
    }
    expect(await endpoint(endpointId)).toEqual({ state: 'disabled', reason: 'failing' })
    expect(down.received.length).toBeLessThan(10)
    expect(watching.bodies).toMatchObject([{ data: { endpointId, reason: 'failing' } }])
    expect(await company.refusal('sendTestWebhook', { endpointId })).toMatchObject({
      code: 'webhook_endpoint_disabled',
    })
  })

  test('with 410 is gone at once; enabled again it gets what waited', async () => {
    const gone = await receiver()
    gone.reactions = [410, 200]
    const { endpointId } = await add(gone, 'webhook.test')
    await greet(endpointId)
    await deliver()
    expect(await endpoint(endpointId)).toEqual({ state: 'disabled', reason: 'gone' })
    system.clock.advance({ hours: 1 })
    await deliver()
    expect(gone.received).toHaveLength(1)
    await company.do('enableWebhookEndpoint', { endpointId })
    await deliver()
    expect(await deliveries(endpointId)).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })
})

describe('nothing gets lost or doubled', () => {
  test('by a sender that dies: after a minute another sends, and the dead one settles nothing', async () => {
    const alive = await receiver()
    const { endpointId } = await add(alive, 'webhook.test')
    const eventId = await greet(endpointId)
    const actor = { actor: 'job:deliverWebhooks' }
    const taken = await execute(system, takeWebhookDeliveries, { endpointId }, actor)
    expect(taken).toMatchObject({ value: { taken: [{ eventId, attempt: 1 }] } })
    await deliver()
    expect(alive.received).toEqual([])
    system.clock.advance({ seconds: 60 })
    await deliver()
    expect(alive.received).toHaveLength(1)
    const late = {
      eventId,
      replayNo: 1,
      attempt: 1,
      startedAt: '2026-02-01T00:00:00Z',
      durationMs: 1,
      outcome: 'timeout' as const,
      status: null,
      answer: '',
    }
    await execute(system, recordWebhookAttempts, { endpointId, attempts: [late] }, actor)
    expect(await deliveries(endpointId)).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })

  test('by two workers at once: each delivery is in one hand', async () => {
    const busy = await receiver()
    const { endpointId } = await add(busy, 'webhook.test')
    for (let n = 0; n < 25; n += 1) await greet(endpointId)
    await Promise.all([deliver(), deliver(), deliver()])
    expect(busy.received).toHaveLength(25)
  })
})

test('events are sent again, one or all of a time, under the id they had', async () => {
  const heard = await receiver()
  const { endpointId } = await add(heard, 'webhook.test')
  const from = system.clock.now().toString()
  const eventId = await greet(endpointId)
  system.clock.advance({ hours: 1 })
  await greet(endpointId)
  await deliver()
  expect(await company.do('replayWebhooks', { endpointId, eventId })).toEqual({ events: 1 })
  const to = system.clock.now().toString()
  expect(await company.do('replayWebhooks', { endpointId, from, to })).toEqual({ events: 1 })
  const other = { endpointId, from, events: ['invoice.issued'] }
  expect(await company.do('replayWebhooks', other)).toEqual({ events: 0 })
  const ofOthers = await one(
    system.db,
    sql<{ id: string }>`
      SELECT event_id AS id FROM outbox_event WHERE event_type = 'invoice.issued' LIMIT 1`,
  )
  const foreign = { endpointId, eventId: ofOthers.id }
  expect((await company.refusal('replayWebhooks', foreign)).code).toBe('unknown_webhook_event')
  await deliver()
  const first = heard.received.filter(({ headers }) => headers['webhook-id'] === `evt_${eventId}`)
  expect(first).toHaveLength(3)
  expect(new Set(first.map(({ body }) => body)).size).toBe(1)
})

test('a secret is changed without a message refused', async () => {
  const heard = await receiver()
  const { endpointId, secret: before } = await add(heard, 'webhook.test')
  const { secret: after } = await company.do<Added>('rotateWebhookSecret', { endpointId })
  await greet(endpointId)
  await deliver()
  system.clock.advance({ hours: 24 })
  await greet(endpointId)
  await deliver()
  const known = (secret: string) =>
    heard.received.map(({ headers, body }) =>
      isWebhookGenuine(headers, body, [secret], Number(headers['webhook-timestamp'])),
    )
  expect(known(after)).toEqual([true, true])
  expect(known(before)).toEqual([true, false])
  const { found } = await one(
    system.db,
    sql<{ found: boolean }>`
      SELECT EXISTS (SELECT FROM command_log l WHERE l::text LIKE ${`%${after.slice(8)}%`})
          OR EXISTS (SELECT FROM webhook_secret s WHERE s::text LIKE ${`%${after.slice(8)}%`})
             AS found`,
  )
  expect(found).toBe(false)
})

test('old events are forgotten after 90 days', async () => {
  const heard = await receiver()
  const { endpointId } = await add(heard, 'webhook.test')
  await greet(endpointId)
  await deliver()
  system.clock.advance({ hours: 24 * 91 })
  await deliver()
  expect(await deliveries(endpointId)).toEqual([])
})

describe('an endpoint is refused', () => {
  test.each<[object, string]>([
    [{ url: 'https://crm.example/', events: ['invoice.paid'] }, 'invalid_input'],
    [{ url: 'https://crm.example/', events: [] }, 'invalid_input'],
    [{ url: 'https://me:secret@crm.example/', events: ['*'] }, 'invalid_input'],
    [{ url: 'https://crm.example/#x', events: ['*'] }, 'invalid_input'],
    [{ url: 'ftp://crm.example/', events: ['*'] }, 'invalid_input'],
    [{ url: 'crm.example', events: ['*'] }, 'invalid_input'],
    [{ url: 'https://crm.example/', events: ['*'], state: 'active' }, 'unknown_field'],
  ])('%j', async (input, code) => {
    expect((await company.refusal('addWebhookEndpoint', input as never)).code).toBe(code)
  })

  test('without https, where no networks were named', async () => {
    const networks = process.env.QUITTANCE_OUTBOUND_NETWORKS ?? ''
    process.env.QUITTANCE_OUTBOUND_NETWORKS = ''
    const input = { url: 'http://crm.example/', events: ['*'] }
    expect((await company.refusal('addWebhookEndpoint', input)).code).toBe('webhook_needs_https')
    process.env.QUITTANCE_OUTBOUND_NETWORKS = networks
  })

  test('by the sender, where its name leads into the house', async () => {
    const url = 'https://169.254.169.254/latest/meta-data'
    const { endpointId } = await company.do<Added>('addWebhookEndpoint', { url, events: ['*'] })
    await greet(endpointId)
    await deliver()
    expect(await deliveries(endpointId)).toMatchObject([{ outcomes: ['blocked'] }])
  })
})
