import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../../bench/reference-units.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { installedAuthority } from '../../identity/load/installed.ts'
import { one } from '../../platform/database/database.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { commands } from '../registry.ts'
import { type RunningServer, startServer } from '../server/server.ts'

let system: TestSystem
let server: RunningServer
let all: string
let usageOnly: string

beforeAll(async () => {
  system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 120, months: 1, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  const company = new Company(system)
  const scope = { entity: 'BENCH', cycle: 'bench', through: '2026-02-01', issueOn: '2026-02-01' }
  await company.bill(scope)
  await company.draft({ ...scope, accounts: ['B-1'], issueOn: '2026-02-02' })
  all = await key(company, ['*'])
  usageOnly = await key(company, ['usage.record', 'usage.read'])
  // The company's staff may do all here; over HTTP it is the key that counts.
  const authority = installedAuthority(system.db, system.clock)
  server = await startServer({ ...system, ...authority }, { port: 0 })
})

afterAll(() => server?.close())

async function key(company: Company, scopes: string[]): Promise<string> {
  const { secret } = await company.do<{ secret: string }>('createApiKey', { name: 'test', scopes })
  return secret
}

type Asked = {
  readonly key?: string | null
  readonly body?: unknown
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}

async function ask(path: string, asked: Asked = {}): Promise<Response> {
  const { key: secret = all, body, raw, headers } = asked
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  return fetch(`${server.url}${path}`, {
    method: content === undefined ? 'GET' : 'POST',
    headers: {
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  })
}

async function problem(path: string, asked: Asked = {}) {
  const response = await ask(path, asked)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return { status: response.status, ...((await response.json()) as { code: string }) }
}

type Page = { rows: Record<string, unknown>[]; next: string | null }

async function page(path: string): Promise<Page> {
  const response = await ask(path)
  expect(response.status).toBe(200)
  return (await response.json()) as Page
}

describe('a key', () => {
  test.each([
    ['none', null],
    ['a wrong one', 'qtk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['no key at all', 'hello'],
  ])('%s is answered 401, and how to send one', async (_, secret) => {
    const answer = await ask('/v1/accounts', { key: secret })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(await answer.json()).toMatchObject({ code: 'not_signed_in', facts: {} })
  })

  test('in the address is not looked at', async () => {
    const answer = await problem(`/v1/accounts?key=${all}`, { key: null })
    expect(answer).toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  test('does what its scopes cover and nothing else', async () => {
    expect((await ask('/v1/reads', { key: usageOnly })).status).toBe(200)
    expect(await problem('/v1/accounts', { key: usageOnly })).toMatchObject({ status: 403 })
    const close = { entity: 'BENCH', month: '2025-12' }
    const path = '/v1/commands/closeAccountingPeriod'
    expect(await problem(path, { key: usageOnly, body: close })).toMatchObject({
      status: 403,
      code: 'not_permitted',
    })
  })

  test('that was revoked or has expired is answered like a wrong one', async () => {
    const company = new Company(system)
    const made = await company.do<{ keyId: string; secret: string }>('createApiKey', {
      name: 'short',
      scopes: ['*'],
      expiresAt: '2026-03-01T00:00:00Z',
    })
    // Known by now, it is looked at by the statement that reads the page; another process revokes it.
    const pages = await Promise.all([1, 2].map(() => ask('/v1/accounts', { key: made.secret })))
    expect(pages.map(({ status }) => status)).toEqual([200, 200])
    const before = system.clock.now()
    system.clock.set(Temporal.Instant.from('2026-03-01T00:00:00Z'))
    expect((await ask('/v1/accounts', { key: made.secret })).status).toBe(401)
    system.clock.set(before)
    await company.do('revokeApiKey', { keyId: made.keyId })
    expect((await ask('/v1/accounts', { key: made.secret })).status).toBe(401)
    expect((await company.refusal('revokeApiKey', { keyId: made.keyId })).code).toBe('unknown_key')
  })

  test('stands nowhere but with its program: neither in the table nor in the log', async () => {
    const { found } = await one(
      system.db,
      sql<{ found: boolean }>`
        SELECT EXISTS (SELECT FROM api_key k WHERE k::text LIKE ${`%${all.slice(9)}%`})
            OR EXISTS (SELECT FROM command_log l WHERE l::text LIKE ${`%${all.slice(9)}%`}) AS found`,
    )
    expect(found).toBe(false)
  })
})

describe('a list', () => {
  test('prints every text as it is stored, with the marks that stand between values', async () => {
    const name = 'Né "A\\B" \u001f\u001e\n\u2028'
    const named = (to: string) =>
      sql`UPDATE account SET name = ${to} WHERE number = 'B-1'`.execute(system.db)
    const [{ name: before } = {}] = (await page('/v1/accounts?number=B-1')).rows
    await named(name)
    const rows = [
      ...(await page('/v1/accounts?number=B-1')).rows,
      ...(await page('/v1/accounts?number=B-1&sort=name')).rows,
      ...(await page('/v1/accounts?limit=500')).rows.filter(({ number }) => number === 'B-1'),
    ]
    expect(rows.map(row => row.name)).toEqual([name, name, name])
    await named(String(before))
  })

  test('of every kind answers a page, and no row twice through all its pages', async () => {
    for (const [name, list] of LISTS) {
      const seen = new Set<string>()
      let next: string | null = null
      do {
        const after: string = next === null ? '' : `&after=${next}`
        const found: Page = await page(`/v1/${name}?limit=100${after}`)
        for (const row of found.rows) {
          expect(Object.keys(row)).toEqual(Object.keys(list.columns))
          seen.add(list.key.map(column => row[column]).join('|'))
        }
        next = found.next
        if (found.rows.length === 0) break
        if (next !== null) expect(found.rows).toHaveLength(100)
      } while (next !== null)
      const whole = await page(`/v1/${name}?limit=500`)
      if (whole.next === null) expect(seen.size).toBe(whole.rows.length)
    }
    expect((await page('/v1/accounts?limit=500')).rows).toHaveLength(120)
    expect((await page('/v1/documents?limit=500')).rows).toHaveLength(120)
  })

  test('is narrowed by what its columns allow', async () => {
    expect((await page('/v1/accounts?number=B-7')).rows).toMatchObject([{ number: 'B-7' }])
    expect((await page('/v1/accounts?number.startsWith=B-1&limit=500')).rows).toHaveLength(
      1 + 10 + 20,
    )
    expect((await page('/v1/documents?account=B-7')).rows).toMatchObject([
      { account: 'B-7', kind: 'invoice', issuedOn: '2026-02-01', currency: 'EUR' },
    ])
    expect((await page('/v1/accounts?number.in=B-7,B-8,none')).rows).toMatchObject([
      { number: 'B-7' },
      { number: 'B-8' },
    ])
    const others = await page('/v1/accounts?number.startsWith=B-1&number.not=B-1,B-10&limit=500')
    expect(others.rows).toHaveLength(1 + 10 + 20 - 2)
    // What has no value is none of those that are named.
    const withCycle = (await page('/v1/accounts?limit=500')).rows
    expect((await page('/v1/accounts?cycle.not=nothing&limit=500')).rows).toEqual(withCycle)
    const many = Array.from({ length: 51 }, (_, i) => i).join()
    expect(await problem(`/v1/accounts?number.in=${many}`)).toMatchObject({ code: 'invalid_input' })
    expect((await page('/v1/documents?issuedOn.from=2026-02-02')).rows).toEqual([])
    expect((await page('/v1/documents?issuedOn.to=2026-02-02&account=B-7')).rows).toHaveLength(1)
  })

  test('prints amounts with the decimals of their currency', async () => {
    const [row] = (await page('/v1/documents?account=B-7')).rows
    expect(row?.payable).toMatch(/^\d+\.\d\d$/)
  })

  test.each([
    ['accounts?nonsense=1', 400, 'unknown_field'],
    ['accounts?number=1&number=2', 400, 'wrong_shape'],
    ['accounts?limit=1000000000', 422, 'invalid_input'],
    ['accounts?after=nonsense', 422, 'invalid_input'],
    ['accounts?name=x', 400, 'unknown_field'],
    ['documents?issuedOn=2026-02-30', 422, 'invalid_input'],
    ['documents?issuedOn=yesterday', 422, 'invalid_input'],
    ['nothing', 404, 'unknown_address'],
  ])('%s is answered %i', async (path, status, code) => {
    expect(await problem(`/v1/${path}`)).toMatchObject({ status, code })
  })

  test('takes SQL for what it is: text', async () => {
    for (const text of ["'; DROP TABLE account; --", 'id) UNION SELECT 1', '%', '\\']) {
      expect((await page(`/v1/accounts?number=${encodeURIComponent(text)}`)).rows).toEqual([])
      const begins = await page(`/v1/accounts?number.startsWith=${encodeURIComponent(text)}`)
      expect(begins.rows).toEqual([])
    }
  })

  test('is one CSV file for spreadsheets', async () => {
    const response = await ask('/v1/accounts', { headers: { accept: 'text/csv' } })
    expect(response.headers.get('content-type')).toContain('text/csv')
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines[0]).toMatch(/^number,kind,name,/)
    expect(lines).toHaveLength(121)
  })
})

describe('a command', () => {
  const quantity = {
    accountNumber: 'B-3',
    subscriptionNumber: 'S-3',
    chargeCode: 'base',
    effectiveOn: '2026-03-01',
    quantity: '2',
  }
  const hold = { rows: [{ accountNumber: 'B-5', reason: 'meter test', fromOn: '2026-02-01' }] }

  test('is done by its name; a dry run changes nothing', async () => {
    const dry = await ask('/v1/commands/placeBillingHolds?dryRun=true', { body: hold })
    expect(await dry.json()).toMatchObject({ created: 1 })
    const done = await ask('/v1/commands/placeBillingHolds', { body: hold })
    expect(await done.json()).toMatchObject({ created: 1 })
    expect((await page('/v1/holds?account=B-5')).rows).toHaveLength(1)
    const log = await page('/v1/command-log?command=placeBillingHolds')
    expect(log.rows[0]?.actor).toMatch(/^key:/)
  })

  test('of one key and input is done once, whoever asks at once; of another input refused', async () => {
    const body = { rows: [{ accountNumber: 'B-6', reason: 'once', fromOn: '2026-02-01' }] }
    // As long as a key may be.
    const key = 'hold-b6'.padEnd(200, '.')
    const headers = { 'idempotency-key': key }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask('/v1/commands/placeBillingHolds', { body, headers }).then(response => response.text()),
      ),
    )
    expect(new Set(answers).size).toBe(1)
    const other = { rows: [{ ...body.rows[0], reason: 'twice' }] }
    expect(await problem('/v1/commands/placeBillingHolds', { body: other, headers })).toMatchObject(
      {
        status: 422,
        code: 'idempotency_conflict',
        facts: { key },
      },
    )
  })

  test.each<[string, Asked, number, string]>([
    ['nothing', { body: {} }, 404, 'unknown_address'],
    ['closeAccountingPeriod', { raw: '{"entity":"A","entity":"B"}' }, 400, 'invalid_json'],
    ['closeAccountingPeriod', { raw: '{"__proto__":{}}' }, 400, 'invalid_json'],
    ['closeAccountingPeriod', { raw: '['.repeat(10_000) }, 400, 'invalid_json'],
    [
      'closeAccountingPeriod',
      { body: { entity: ['BENCH'], month: '2026-01' } },
      400,
      'wrong_shape',
    ],
    ['closeAccountingPeriod', { body: { entity: { $ne: null }, month: 'x' } }, 400, 'wrong_shape'],
    ['closeAccountingPeriod', { body: { entity: 'B', month: '2026-13' } }, 422, 'invalid_input'],
    [
      'closeAccountingPeriod',
      { body: { entity: 'BENCH', month: '2026-01', status: 'x' } },
      400,
      'unknown_field',
    ],
    [
      'closeAccountingPeriod',
      { body: { entity: 'BENCH', month: '2026-02' } },
      409,
      'period_not_over',
    ],
    ['startBillRun', { raw: `{"entity":"${'x'.repeat(17_000_000)}"}` }, 413, 'body_too_large'],
    [
      'startBillRun',
      { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'media_type_unknown',
    ],
  ])('%s with %o is answered %i', async (name, asked, status, code) => {
    expect(await problem(`/v1/commands/${name}`, asked)).toMatchObject({ status, code })
  })

  test('is refused in the language asked for, with what to do', async () => {
    const body = { entity: 'NONE', month: '2026-01' }
    const headers = { 'accept-language': 'de' }
    const answer = await problem('/v1/commands/closeAccountingPeriod', { body, headers })
    expect(answer).toMatchObject({
      code: 'unknown_legal_entity',
      facts: { entity: 'NONE' },
      detail: expect.stringContaining('NONE'),
      remedy: expect.stringMatching(/\.$/),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('changes what a clerk would change by it', async () => {
    const done = await ask('/v1/commands/changeQuantity', { body: { rows: [quantity] } })
    expect(await done.json()).toMatchObject({ rejected: 0 })
    const changes = await page('/v1/amendments?account=B-3')
    expect(changes.rows).toMatchObject([{ subscription: 'S-3', effectiveOn: '2026-03-01' }])
  })
})

describe('usage', () => {
  const event = (n: number) => ({
    accountNumber: 'B-9',
    subscriptionNumber: 'S-9',
    meterCode: 'KWH',
    eventKey: `api-${n}`,
    occurredAt: '2026-02-01T06:00:00Z',
    quantity: '1.5',
  })

  test('by one event, or a list, is answered event by event', async () => {
    const single = await ask('/v1/usage-events', { key: usageOnly, body: event(1) })
    expect(await single.json()).toEqual({ answers: [{ event: 1, result: 'created' }] })
    const body = [event(1), event(2), { ...event(3), quantity: '1e9' }, { nonsense: 1 }]
    const { answers } = (await (await ask('/v1/usage-events', { body })).json()) as {
      answers: object[]
    }
    expect(answers).toMatchObject([
      { event: 1, result: 'unchanged' },
      { event: 2, result: 'created' },
      { event: 3, result: 'rejected' },
      { event: 4, result: 'rejected' },
    ])
  })

  test('by a stream of lines is answered line by line', async () => {
    function* lines() {
      for (let n = 10; n < 3510; n += 1) yield `${JSON.stringify(event(n))}\n`
      yield 'not json\n'
    }
    const response = await fetch(`${server.url}/v1/usage-events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${usageOnly}`, 'content-type': 'application/x-ndjson' },
      body: Readable.toWeb(Readable.from(lines())) as ReadableStream,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(200)
    const answers = (await response.text())
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { event: number; result: string; code?: string })
    expect(answers.map(answer => answer.event)).toEqual(answers.map((_, i) => i + 1))
    expect(answers.filter(answer => answer.result === 'created')).toHaveLength(3500)
    expect(answers.at(-1)).toMatchObject({ result: 'rejected', code: 'invalid_json' })
  })
})

describe('the description', () => {
  test('names every command and every list, and needs no key', async () => {
    const response = await ask('/v1/openapi.json', { key: null })
    const { openapi, paths } = (await response.json()) as {
      openapi: string
      paths: Record<string, unknown>
    }
    expect(openapi).toBe('3.1.0')
    const named = [...commands.keys()].map(name => `/v1/commands/${name}`)
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([...named, ...[...LISTS.keys()].map(name => `/v1/${name}`)]),
    )
  })

  test('is a page for people', async () => {
    const text = await (await ask('/v1/reference', { key: null })).text()
    expect(text).toContain('POST /v1/commands/approveBillRun')
    expect(text).toContain('GET /v1/documents')
  })
})
