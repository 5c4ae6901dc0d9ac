import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { startServer } from '../../src/app/server/server.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import { installedAuthority } from '../../src/identity/load/installed.ts'
import { execute } from '../../src/platform/command.ts'
import { rows, transaction } from '../../src/platform/database/database.ts'
import { drainJobs, enqueue } from '../../src/platform/jobs.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'
import { House, OPERATOR } from '../support/house.ts'

/** Everything personal or secret that is given to Quittance here. */
const GIVEN = {
  name: 'Zephyrine Quackenbush',
  street: 'Marmelade Lane 77',
  city: 'Wolkenkuckucksheim',
  email: 'zephyrine@quackenbush.example',
  iban: 'DE02120300000000202051',
  taxId: 'DE136695976',
  password: 'violet tractor symphony',
}

type Line = Readonly<Record<string, unknown>>

const written: string[] = []
const lines = (): Line[] => written.map(text => JSON.parse(text) as Line)

let system: TestSystem
let house: House
const secrets: string[] = []

beforeAll(async () => {
  const log = openLog('debug', { write: text => written.push(text) })
  const made = await createTestSystem('2026-03-02T08:00:00Z', installedAuthority)
  system = { ...made, log }
  house = new House(system, await startServer(system, { port: 0 }))
})

afterAll(() => house?.server.close())

function post(path: string, key: string, body: unknown) {
  return fetch(`${house.server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const customer = {
  accountNumber: 'A-1',
  kind: 'person',
  name: GIVEN.name,
  line1: GIVEN.street,
  postalCode: '10115',
  city: GIVEN.city,
  country: 'DE',
  email: GIVEN.email,
  timeZone: 'Europe/Berlin',
}

/** What people and programs do on a day, and how it fails. */
async function liveThroughADay(): Promise<void> {
  const { link } = await house.must('invitePerson', { email: GIVEN.email, name: GIVEN.name })
  secrets.push(link ?? '')
  await house.must('grantRole', { email: GIVEN.email, role: 'billing_manager', reason: GIVEN.name })
  const browser = house.browser()
  await browser.ask(link as string, { password: GIVEN.password })
  await browser.signIn(GIVEN.email, `${GIVEN.password} wrong`)
  await browser.signIn(GIVEN.email, GIVEN.password)
  secrets.push(...browser.cookies.values())
  for (const text of [GIVEN.name, GIVEN.email, GIVEN.iban]) {
    await browser.ask(`/find?q=${encodeURIComponent(text)}`)
    await browser.ask(`/accounts/${encodeURIComponent(text)}`)
    await browser.ask(`/${encodeURIComponent(text)}?next=${encodeURIComponent(text)}`)
  }
  const scopes = ['accounts.write', 'accounts.read', 'ledger.define']
  const { secret } = await house.must('createApiKey', { name: 'crm', scopes })
  secrets.push(secret ?? '')
  const key = secret as string
  await post('/v1/commands/createAccounts', key, { rows: [customer] })
  await post('/v1/commands/createAccounts', key, { rows: [{ ...customer, email: GIVEN.name }] })
  await post('/v1/commands/createAccounts', key, { rows: [customer], [GIVEN.name]: GIVEN.iban })
  await post('/v1/commands/createAccounts', key, `{"rows": ["${GIVEN.name}"`)
  await post(`/v1/commands/${encodeURIComponent(GIVEN.name)}`, key, {})
  await post('/v1/commands/createAccounts', `qk_${GIVEN.iban}${GIVEN.iban}`, { rows: [customer] })
  const entity = { code: 'Z', name: GIVEN.name, iban: GIVEN.iban.replace('2', '3') }
  await post('/v1/commands/defineLegalEntities', key, { entities: [entity] })
  await fetch(`${house.server.url}/v1/accounts?number=${encodeURIComponent(GIVEN.name)}`)
}

describe('the log', () => {
  test('of a day of work and failures holds no personal data and no secret', async () => {
    await liveThroughADay()
    const company = new Company(system)
    const billing = { legalEntity: GIVEN.name, email: GIVEN.email, iban: GIVEN.iban }
    const startBillRun = commands.get('startBillRun')
    if (startBillRun === undefined) throw new Error('no startBillRun')
    await execute(system, startBillRun, billing, { actor: OPERATOR })
    await company.try('createAccounts', { rows: [customer, customer] }, { actor: OPERATOR })
    // Defects: what PostgreSQL and parsers say quotes what they were given.
    const spills: Readonly<Record<string, () => Promise<unknown>>> = {
      unique: () =>
        rows(
          system.owner.db,
          sql`insert into account_number (number, account_id)
              select ${GIVEN.iban}, gen_random_uuid() from generate_series(1, 2)`,
        ),
      number: () => rows(system.db, sql`select ${GIVEN.name}::text::numeric`),
      json: async () => JSON.parse(`{"name": ${GIVEN.name}}`),
      thrown: async () => {
        const cause = new Error(`no reply from ${GIVEN.email} about ${GIVEN.iban}`)
        throw new Error(`cannot write to '${GIVEN.name}'`, { cause })
      },
    }
    const payload = { ...customer }
    for (const task of Object.keys(spills)) {
      await transaction(system.db, tx => enqueue(tx, { task, payload, maxAttempts: 1 }))
    }
    const tasks = Object.fromEntries(
      Object.entries(spills).map(([name, spill]) => [name, async () => void (await spill())]),
    )
    const { target } = system.database
    await drainJobs(system.db, { target, tasks, log: system.log })

    const text = written.join('')
    expect(lines().filter(line => line.msg === 'request').length).toBeGreaterThan(15)
    expect(lines().filter(line => line.msg === 'command').length).toBeGreaterThan(5)
    expect(lines().filter(line => line.err !== undefined).length).toBeGreaterThan(3)
    const personal = Object.values(GIVEN).flatMap(each => [each, encodeURIComponent(each)])
    const parts = [...personal, 'Quackenbush', 'Marmelade', ...secrets.filter(each => each !== '')]
    expect(parts.filter(each => text.includes(each))).toEqual([])
    expect(secrets.length).toBeGreaterThan(2)
  })

  test('tells by one number what a request led to: its command and the jobs of that', async () => {
    const company = new Company(system)
    const operator = Object.create(company) as Company
    operator.try = (name, input) => company.try(name, input, { actor: OPERATOR })
    await setUp(operator)
    const signedUp = { number: 'B-1', plan: 'CARE', start: '2026-01-01', name: GIVEN.name }
    await signUp(operator, signedUp)
    const { secret } = await house.must('createApiKey', { name: 'erp', scopes: ['billRuns.start'] })
    written.length = 0
    const input = { entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' }
    const answer = await post('/v1/commands/startBillRun', secret as string, input)
    expect(answer.status).toBe(200)
    const requestId = answer.headers.get('x-request-id')
    const { target } = system.database
    await drainJobs(system.db, { target, tasks: tasksOf(system), log: system.log })
    const found = lines().filter(line => line.requestId === requestId)
    const told = found.map(({ msg, command, task, outcome, route }) =>
      [msg, task, command ?? route, outcome].filter(each => each !== undefined).join(' '),
    )
    expect(told.toSorted()).toEqual([
      'command billRunChunk workBillRunChunk done',
      'command startBillRun done',
      'job billRunChunk done',
      'request /v1/commands/:name',
    ])
  })

  test('says nothing below its level', () => {
    const said: string[] = []
    const log = openLog('warn', { write: text => said.push(text) })
    log.info('not this')
    log.warn({ email: GIVEN.email }, 'this')
    expect(said.map(text => JSON.parse(text))).toMatchObject([{ level: 'warn', email: '…' }])
    expect(said[0]).not.toContain(GIVEN.email)
  })
})
