import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../../bench/reference-units.ts'
import { createQuittance, type Quittance, Refused } from '../../../client/quittance.ts'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { installedAuthority } from '../../identity/load/installed.ts'
import { expansionsOf } from '../../reporting/lists/expansions.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { type RunningServer, startServer } from '../server/server.ts'

let system: TestSystem
let server: RunningServer
let client: Quittance
let key: string
let usageOnly: string

beforeAll(async () => {
  system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 30, months: 1, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  const company = new Company(system)
  await company.bill({
    entity: 'BENCH',
    cycle: 'bench',
    through: '2026-02-01',
    issueOn: '2026-02-01',
  })
  const make = (scopes: string[]) =>
    company.do<{ secret: string }>('createApiKey', { name: 'test', scopes })
  key = (await make(['*'])).secret
  usageOnly = (await make(['usage.read'])).secret
  server = await startServer(
    { ...system, ...installedAuthority(system.db, system.clock) },
    { port: 0 },
  )
  client = createQuittance({ url: server.url, key })
})

afterAll(() => server?.close())

function raw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
  })
}

async function refused(work: Promise<unknown>): Promise<Refused> {
  const error = await work.then(
    () => undefined,
    caught => caught,
  )
  expect(error).toBeInstanceOf(Refused)
  return error as Refused
}

describe('the client', () => {
  test('pages through a list by itself', async () => {
    const numbers: string[] = []
    for await (const row of client.each('accounts', { limit: 7 })) numbers.push(row.number)
    expect(numbers).toHaveLength(30)
    expect(new Set(numbers).size).toBe(30)
  })

  test('throws what was refused with code, facts and what to do', async () => {
    const { code, status, facts, remedy } = await refused(client.get('documents', 'NONE-1'))
    expect([code, status, facts]).toEqual([
      'unknown_row',
      404,
      { list: 'documents', number: 'NONE-1' },
    ])
    expect(remedy).toMatch(/\.$/)
    const german = createQuittance({ url: server.url, key, language: 'de' })
    const { detail } = await refused(german.get('documents', 'NONE-1'))
    expect(detail).toContain('hat nichts')
  })

  test('does a command once, though it was sent twice', async () => {
    let lost = 0
    // The first answer gets lost on its way back.
    const lossy: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (lost++ > 0) return response
      await response.arrayBuffer()
      throw new TypeError('fetch failed')
    }
    const shaky = createQuittance({ url: server.url, key, fetch: lossy })
    const row = { accountNumber: 'B-5', reason: 'once', fromOn: '2026-02-01' }
    expect(await shaky.run('placeBillingHolds', { rows: [row] })).toMatchObject({ created: 1 })
    expect(lost).toBe(2)
    expect((await client.list('holds', { account: 'B-5' })).rows).toHaveLength(1)
    const dry = await client.run('placeBillingHolds', { rows: [row] }, { dryRun: true })
    expect(dry.created + dry.unchanged).toBe(1)
  })

  test('gives CSV as it comes, and a PDF; and can be told to stop', async () => {
    const stream = await client.csv('documents', { account: 'B-7' })
    const csv = await new Response(stream).text()
    expect(csv.split('\r\n')).toHaveLength(3)
    const stopped = AbortSignal.abort(new Error('enough'))
    await expect(client.list('accounts', {}, { signal: stopped })).rejects.toThrow('enough')
    expect((await refused(client.pdf('NONE'))).code).toBe('unknown_document')
  })

  test('gets an object again only when it changed', async () => {
    const found = await client.get('accounts', 'B-3')
    expect(found?.row).toMatchObject({ number: 'B-3' })
    const etag = String(found?.etag)
    expect(await client.get('accounts', 'B-3', {}, { etag })).toBeUndefined()
    expect(await client.get('accounts', 'B-4', {}, { etag })).toBeDefined()
  })
})

describe('a list', () => {
  test('comes with what belongs to its rows, in a fixed number of statements', async () => {
    const statements = async (limit: number) => {
      const before = system.database.statements.count
      const page = await client.list('documents', { limit, expand: ['account', 'lines'] })
      for (const row of page.rows) {
        expect(row.expanded?.account).toMatchObject({ number: row.account })
        expect(row.expanded?.lines?.length).toBeGreaterThan(1)
        for (const line of row.expanded?.lines ?? []) expect(line.document).toBe(row.number)
      }
      expect(page.rows).toHaveLength(limit)
      return system.database.statements.count - before
    }
    expect(await statements(20)).toBe(await statements(2))
  })

  test('shows only to whom may see both what is expanded', async () => {
    const narrow = createQuittance({ url: server.url, key: usageOnly })
    expect((await narrow.list('reads', {})).rows).toEqual([])
    expect((await refused(narrow.list('reads', { expand: ['account'] }))).code).toBe(
      'not_permitted',
    )
  })

  test('every expansion there is names a list, and columns that both have', () => {
    for (const list of LISTS.values()) {
      for (const [name, { list: other, by, from }] of expansionsOf(list)) {
        const target = LISTS.get(other)
        expect(target?.columns[by]?.filter, `${list.name} ${name}`).toBe(true)
        expect(list.columns[from], `${list.name} ${name}`).toBeDefined()
      }
    }
  })

  test('runs either way, and back again page by page', async () => {
    const up = await Array.fromAsync(client.each('documents', { order: 'asc', limit: 4 }))
    const down = await Array.fromAsync(client.each('documents', { order: 'desc', limit: 4 }))
    expect(up).toHaveLength(30)
    expect(down.toReversed()).toEqual(up)
  })

  test('gives only the columns asked for, amounts with their decimals', async () => {
    const { rows } = await client.list('documents', { columns: ['number', 'payable'], limit: 1 })
    expect(rows).toEqual([
      { number: expect.any(String), payable: expect.stringMatching(/\.\d\d$/) },
    ])
  })

  test('is one file of CSV or of lines of JSON, and its filter is noted', async () => {
    const response = await raw('/v1/documents?account=B-7&columns=number', {
      accept: 'application/x-ndjson',
    })
    expect(response.headers.get('x-filter')).toBe('account=B-7')
    expect(response.headers.get('content-disposition')).toContain('documents.account=B-7.ndjson')
    expect(
      (await response.text())
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toMatchObject([{ number: expect.any(String) }])
  })

  test.each([
    ['documents?order=up', 422, 'invalid_input'],
    ['documents?columns=number,secret', 422, 'invalid_input'],
    ['documents?columns=__proto__', 422, 'invalid_input'],
    ['documents?order=asc;DROP TABLE account', 422, 'invalid_input'],
    ['documents?expand=nothing', 422, 'invalid_input'],
    ['documents?expand=account,account,account,lines', 400, 'wrong_shape'],
    ['documents?expand=account&columns=number', 400, 'wrong_shape'],
    ['accounts/NONE', 404, 'unknown_row'],
    ['accounts/%00', 422, 'invalid_input'],
    ['receipts/nonsense', 422, 'invalid_input'],
    ['holds/x', 404, 'unknown_address'],
  ])('%s is answered %i', async (path, status, code) => {
    const response = await raw(`/v1/${path}`)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      status,
      code,
    ])
  })
})

describe('HTTP', () => {
  test.each([
    ['DELETE', '/v1/accounts', 'GET'],
    ['PUT', '/v1/accounts/B-1', 'GET'],
    ['PUT', '/v1/commands/placeBillingHolds', 'GET, POST'],
    ['PATCH', '/v1/usage-events', 'GET, POST'],
    ['POST', '/v1/openapi.json', 'GET'],
  ])('%s %s is answered 405, and what it takes', async (method, path, allowed) => {
    const response = await raw(path, {}, method)
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed])
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' })
  })

  test.each([
    ['application/xml', 406],
    ['image/png, text/html', 406],
    ['text/html, */*;q=0.1', 200],
    ['', 200],
  ])('a list accepted as %j is answered %i', async (accept, status) => {
    expect((await raw('/v1/accounts', { accept })).status).toBe(status)
  })

  test('a packed body is not unpacked', async () => {
    const response = await fetch(`${server.url}/v1/commands/placeBillingHolds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: '{}',
    })
    expect(response.status).toBe(415)
  })

  test('every answer tells its request’s number and how many requests are left', async () => {
    const { headers } = await raw('/v1/accounts')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(
      Number(headers.get('ratelimit-limit')),
    )
  })

  test('a document’s file is not sent to whom has it', async () => {
    await new Company(system).drain()
    const { rows } = await client.list('documents', { limit: 1 })
    const path = `/v1/documents/${rows[0]?.number}.pdf`
    const first = await raw(path)
    expect(first.status).toBe(200)
    await first.arrayBuffer()
    const etag = String(first.headers.get('etag'))
    for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      expect((await raw(path, { 'if-none-match': tags })).status).toBe(304)
    }
  })
})
