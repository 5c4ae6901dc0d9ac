import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { sandboxWorld } from '../../src/integrations/payments/jobs/provider-of.ts'
import { sandboxWebhook } from '../../src/integrations/payments/jobs/sandbox.ts'
import { paymentTasks } from '../../src/integrations/payments/jobs/tasks.ts'
import { execute } from '../../src/platform/command.ts'
import { allRows } from '../../src/platform/list.ts'
import { takeAutopay } from '../../src/receivables/payments/commands/autopay.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
let server: RunningServer

/** Five customers with an invoice of 11.90 each, due on 16 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (let n = 1; n <= 5; n++) {
    await signUp(company, { number: `P-${n}`, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  await company.do('definePaymentProvider', {
    ...{ provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' },
    webhookSecret: 'whsec_sandbox_1',
  })
  server = await startServer(company.system, { port: 0 })
})

afterAll(() => server.close())

async function list(name: string, ...columns: readonly string[]): Promise<string[]> {
  const all: Record<string, unknown>[] = await Array.fromAsync(
    allRows(company.system.db, LISTS.get(name)!, {}),
  )
  return all.map(row => columns.map(column => row[column] ?? '-').join(' '))
}

async function consent(account: string, token: string, more: object = {}): Promise<void> {
  const means = { accountNumber: account, provider: 'sandbox', kind: 'card', token }
  const { meansId } = await company.do('keepPaymentMeans', { ...means, shown: 'Visa •••• 4242' })
  await company.do('setAutopay', {
    ...{ accountNumber: account, legalEntity: 'SUN', currency: 'EUR', meansId, noticeDays: 5 },
    ...{ consentedOn: '2026-01-10', consent: 'portal, 10 January' },
    ...more,
  })
}

async function take(on: string): Promise<object> {
  company.on(on)
  const done = await execute(company.system, takeAutopay, { on }, { actor: 'test' })
  if (!done.ok) throw new Error(done.refusal.code)
  await company.drain()
  return done.value
}

describe('what customers consented to', () => {
  test('is taken when it is due, up to the cap, and tried again by its reason', async () => {
    await consent('P-1', 'card_ok')
    await consent('P-2', 'card_ok', { cap: '11.89' })
    await consent('P-3', 'card_declined_insufficient_funds')
    expect(await take('2026-02-15')).toMatchObject({ taken: 0 })
    expect(await take('2026-02-16')).toMatchObject({ taken: 2, above_cap: 1 })
    expect(await take('2026-02-16')).toMatchObject({ taken: 0, waits: 1 })
    expect(await take('2026-02-19')).toMatchObject({ taken: 1 })
    expect(await take('2026-02-20')).toMatchObject({ taken: 0 })
    expect(await list('payments', 'account', 'state', 'attempt', 'notifiedOn', 'retryOn')).toEqual([
      'P-1 succeeded 1 2026-02-02 -',
      'P-3 failed 1 2026-02-02 2026-02-19',
      'P-3 failed 2 2026-02-02 2026-02-24',
    ])
  })

  test('ends when they say so, and a new consent takes the place of the one before on its day', async () => {
    await consent('P-2', 'card_ok', { cap: '20.00', consentedOn: '2026-02-24' })
    expect(await take('2026-02-23')).toMatchObject({ taken: 0, above_cap: 1 })
    const end = { accountNumber: 'P-3', legalEntity: 'SUN', currency: 'EUR', endedOn: '2026-02-20' }
    await company.do('endAutopay', end)
    expect((await company.refusal('endAutopay', end)).code).toBe('no_autopay')
    expect(await take('2026-02-24')).toMatchObject({ taken: 1 })
    expect(await list('autopay', 'account', 'cap', 'endedOn')).toEqual([
      'P-1 - -',
      'P-2 11.89 2026-02-24',
      'P-2 20.00 -',
      'P-3 - 2026-02-20',
    ])
  })
})

test('payouts are split into payments and fees, and booked once', async () => {
  company.on('2026-03-02')
  const span = { from: '2026-02-16', to: '2026-03-02' }
  await paymentTasks(company.system).fetchPayouts?.(span)
  await paymentTasks(company.system).fetchPayouts?.(span)
  expect(await list('payouts', 'payoutId', 'gross', 'fees', 'net')).toEqual([
    'po_2026-02-18_eur 11.90 0.42 11.48',
    'po_2026-02-26_eur 11.90 0.42 11.48',
  ])
  expect(await list('payout-lines', 'kind', 'gross', 'fee')).toEqual([
    'payment 11.90 0.42',
    'payment 11.90 0.42',
  ])
  const incomplete = await company.refusal('recordPayout', {
    ...{ provider: 'sandbox', payoutId: 'po_x', currency: 'EUR', arrivesOn: '2026-03-01' },
    ...{ netMinor: '100', lines: [] },
  })
  expect(incomplete.code).toBe('payout_incomplete')
})

describe('a pay link', () => {
  const ask = (path: string, body?: string) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: {
        'accept-language': 'fr',
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
  const link = async (accountNumber: string) => {
    const made = await company.do('createPayLink', { accountNumber, legalEntity: 'SUN', days: 30 })
    return made.path as string
  }

  test('shows what is open and takes it through the page of the provider', async () => {
    const path = await link('P-4')
    const page = await ask(path)
    const text = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).not.toMatch(/<script|autocomplete="cc-/)
    const item = /name="item" value="([^"]+)"/.exec(text)?.[1] as string
    expect(text).toContain('SUN-INV-2026-')
    const taken = await Promise.all([ask(path, `item=${item}`), ask(path, `item=${item}`)])
    const places = taken.map(each => each.headers.get('location'))
    expect(new Set(places).size).toBe(1)
    const [place] = places as [string]
    expect(await (await ask(place)).text()).toContain('http-equiv="refresh"')
    await company.drain()
    const sandbox = (await ask(place)).headers.get('location') as string
    expect(await (await ask(sandbox)).text()).toContain('Bac à sable')
    const after = await ask(sandbox, 'means=card_ok')
    expect(after.headers.get('location')).toBe(place)
    expect(await (await ask(place)).text()).toContain('Your payment has arrived')
    expect(await (await ask(path)).text()).toContain('Nothing is open')
  })

  test('that is made up, revoked or too old shows nothing', async () => {
    const path = await link('P-5')
    const last = path.at(-2) === 'A' ? 'B' : 'A'
    const forged = `${path.slice(0, -2)}${last}${path.at(-1)}`
    for (const wrong of [forged, '/pay/x', `/pay/${'A'.repeat(64)}`]) {
      const page = await ask(wrong)
      expect(page.status).toBe(404)
      expect(await page.text()).toContain("Ce lien n'est pas valable".replace("'", '&#39;'))
    }
    expect((await ask(path)).status).toBe(200)
    await company.do('revokePayLinks', { accountNumber: 'P-5' })
    expect((await ask(path)).status).toBe(404)
    const other = await link('P-5')
    company.on('2026-05-01')
    expect((await ask(other)).status).toBe(404)
  })

  test('leaves the books in order; webhooks are taken as they were sent, or not at all', async () => {
    const post = (body: string, signature: string) =>
      fetch(`${server.url}/webhooks/sandbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sandbox-signature': signature },
        body,
      })
    const { body, signature } = await sandboxWebhook(await sandboxWorld(company.system, 'sandbox'))
    const genuine = await post(body, signature)
    expect([genuine.status, await genuine.text()]).toEqual([200, '{"received":true}'])
    // The same values, written anew: other bytes, so not what was signed.
    const forged = await post(JSON.stringify(JSON.parse(body), null, 1), signature)
    expect(forged.status).toBe(400)
    expect(await forged.text()).toContain('not signed by this provider')
    expect(await company.broken()).toEqual([])
  })
})
