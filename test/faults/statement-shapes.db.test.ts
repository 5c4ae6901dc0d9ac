import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { type OpenDb, one, openDb } from '../../src/platform/database/database.ts'
import { asSuperuser } from '../../src/platform/database/embedded/bootstrap.ts'
import { filtersOf } from '../../src/platform/list-where.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

/*
 * SQL in whatever people and programs send. PostgreSQL itself counts the statements that it is given,
 * constants taken out (pg_stat_statements): hostile texts may lead to no shape of a statement that
 * harmless ones do not lead to, and no statement may hold data in its text.
 */

let company: Company
let counted: OpenDb
let server: RunningServer
let key: string
let database: string

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'CARE', start: '2026-01-01' })
  const made = await company.do<{ secret: string }>('createApiKey', { name: 't', scopes: ['*'] })
  key = made.secret
  const { system } = company
  const found = sql<{ name: string }>`SELECT current_database() AS name`
  database = (await one(system.db, found)).name
  await superuser(async client => {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
    await client.query(`ALTER DATABASE ${database} SET pg_stat_statements.track = 'all'`)
  })
  // Only connections made from here on are counted.
  counted = openDb(system.database.target, 4)
  server = await startServer({ ...system, db: counted.db }, { port: 0 })
})

afterAll(async () => {
  await server?.close()
  await counted?.close()
})

function superuser<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  return asSuperuser(inject('postgres'), work)
}

/** The statements that this database was given, by what PostgreSQL takes them to be. */
async function shapes(): Promise<Map<string, string>> {
  const found = await superuser(client =>
    client.query<{ id: string; text: string }>(
      `SELECT queryid::text AS id, query AS text FROM pg_stat_statements
        WHERE dbid = (SELECT oid FROM pg_database WHERE datname = $1)`,
      [database],
    ),
  )
  return new Map(found.rows.map(({ id, text }) => [id, text]))
}

async function ask(path: string, input?: object): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${server.url}/v1/${path}`, {
    method: input === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}

type Answer = { readonly code?: string; readonly rows?: readonly unknown[] }

/**
 * Each text in each condition of each list: those that take any text together, each of the others for
 * itself. Gives what is neither nothing found nor a refusal.
 */
async function narrow(texts: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  const askFor = (list: string, names: readonly string[]) => {
    const conditions = names.map((name, i): [string, string] => [
      name,
      texts[i % texts.length] ?? '',
    ])
    return ask(`${list}?limit=1&${new URLSearchParams(conditions)}`)
  }
  for (const list of LISTS.values()) {
    const names = [...filtersOf(list)]
    const free = names.flatMap(([name, kind]) => (/^texts?$/.test(kind) ? [name] : []))
    // With each of them a condition that surely nothing meets, for those that most rows meet.
    for (let from = 0; from < free.length; from += 19) {
      const some = new Set([...free.slice(0, 1), ...free.slice(from, from + 19)])
      const { body } = await askFor(list.name, [...some])
      if (body.rows?.length !== 0) wrong.push(`${list.name} ${free} ${body.code}`)
    }
    for (const [name] of names.filter(([each]) => !free.includes(each))) {
      const { body } = await askFor(list.name, [name])
      if (body.code !== 'invalid_input') wrong.push(`${list.name} ${name} ${body.code}`)
    }
  }
  return wrong
}

let customers = 0

/** Each text in what is written, sought and signed in with. */
async function enter(texts: readonly string[]): Promise<void> {
  for (const name of texts) {
    customers += 1
    const address = { line1: name, city: name, postalCode: '10115', country: 'DE' }
    const customer = { accountNumber: `G-${customers}`, kind: 'business', name, ...address }
    const row = { ...customer, email: 'g@example.org', language: 'de', timeZone: 'Europe/Berlin' }
    await ask('commands/createAccounts', { rows: [row] })
    await ask('commands/issueCreditNote', { invoice: name, reason: name, issueOn: '2026-02-02' })
    await ask('commands/startBillRun', { entity: name, through: '2026-03-01' })
    await ask(`search?q=${encodeURIComponent(name)}`)
    await ask(`accounts/${encodeURIComponent(name)}`)
    await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email: `${name}@example.org`, password: name }),
    })
  }
}

const HOSTILE = [
  "'; DROP TABLE account; --",
  'number) UNION SELECT 1 --',
  "' OR '1'='1",
  '$1',
  '\\',
]
const HARMLESS = ['Zoë Still', '12.50', '$2', 'zoe@example.org', 'x']

describe('SQL', () => {
  test('in any condition of any list and any text is a text, or refused, and PostgreSQL sees no new shape', async () => {
    // A key that was good once is looked at by the statement of the page from then on.
    await ask('accounts')
    expect(await narrow(HARMLESS)).toEqual([])
    await enter(HARMLESS)
    const before = await shapes()
    expect(await narrow(HOSTILE)).toEqual([])
    await enter(HOSTILE)
    const after = await shapes()
    expect(before.size).toBeGreaterThan(100)
    expect([...after].filter(([id]) => !before.has(id))).toEqual([])
    const telling = /zo[eë]|still|example\.org|DROP TABLE/i
    expect([...after.values()].filter(text => telling.test(text))).toEqual([])
  }, 60_000)

  test('would be seen as a new shape, had it come through (control)', async () => {
    const before = await shapes()
    const text = HOSTILE[2] ?? ''
    await sql.raw(`SELECT 1 FROM account WHERE name = '${text}'`).execute(counted.db)
    const fresh = [...(await shapes())].filter(([id]) => !before.has(id))
    expect(fresh.map(([, shape]) => shape)).toEqual([
      'SELECT $1 FROM account WHERE name = $2 OR $3=$4',
    ])
  })

  test.each(['order', 'sort', 'columns', 'expand', 'after'])('in %s is refused', async name => {
    for (const text of HOSTILE) {
      const { status, body } = await ask(`accounts?${name}=${encodeURIComponent(text)}`)
      expect([status, body.code]).toEqual([422, 'invalid_input'])
    }
  })
})
