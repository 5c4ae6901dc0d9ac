import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { movableClock } from '../../src/platform/clock.ts'
import { execute } from '../../src/platform/command.ts'
import { one, openDb, rows, transaction } from '../../src/platform/database/database.ts'
import { appTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { enqueue, startWorker } from '../../src/platform/jobs.ts'
import { openSystem } from '../../src/platform/system.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { startInSmallChunks } from '../faults/kill-world.ts'
import { CLI, endpointOf } from '../faults/staff.ts'
import { setUp } from '../scenarios/setting.ts'
import { everybodyMay } from '../support/authority.ts'
import { Company } from '../support/company.ts'
import { migratedFolder } from '../support/data-folder.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

const ACCOUNTS = 120
const BILL = { entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' }

let folder: string
let runId: string
let key: string

/** A data folder on which a bill run of many small parts waits for a worker. */
beforeAll(async () => {
  folder = await migratedFolder()
  await inFolder(async company => {
    await setUp(company)
    const made = await company.do<{ secret: string }>('createApiKey', {
      name: 'load',
      scopes: ['*'],
    })
    key = made.secret
    const each = <Row>(row: (number: string) => Row) =>
      Array.from({ length: ACCOUNTS }, (_, i) => row(`A-${i}`))
    const address = { line1: 'Weg 1', postalCode: '10115', city: 'Berlin', country: 'DE' }
    const common = { timeZone: 'Europe/Berlin', kind: 'person', name: 'Ada', ...address }
    await company.rows('createAccounts', ...each(accountNumber => ({ accountNumber, ...common })))
    const contract = {
      contractNumber: 'C',
      legalEntity: 'SUN',
      currency: 'EUR',
      startOn: '2026-01-01',
    }
    await company.rows(
      'createContracts',
      ...each(accountNumber => ({ accountNumber, ...contract })),
    )
    const subscription = {
      contractNumber: 'C',
      subscriptionNumber: 'S',
      planCode: 'CARE',
      planVersion: 1,
    }
    await company.rows(
      'createSubscriptions',
      ...each(accountNumber => ({ accountNumber, ...subscription, startOn: '2026-01-01' })),
    )
    const started = await execute(company.system, startInSmallChunks, BILL, { actor: 'test' })
    if (!started.ok) throw new Error(started.refusal.code)
    runId = started.value.runId
  })
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Works on the folder as its owner, in this process. */
async function inFolder(work: (company: Company) => Promise<void>): Promise<void> {
  const clock = movableClock(Temporal.Instant.from('2026-02-01T12:00:00Z'))
  const system = await openSystem({
    data: folder,
    ownership: 'own',
    clock,
    authority: everybodyMay,
  })
  try {
    const owner = { ...system.database, db: system.db }
    await work(new Company({ ...system, clock, owner } as TestSystem))
  } finally {
    await system.close()
  }
}

type Tally = { answered: number; broken: number; refused: number }

/** Asks for customers without a pause until the server is gone. */
async function visit(url: string, tally: Tally, isTold: () => boolean): Promise<void> {
  for (;;) {
    let response: Response
    try {
      response = await fetch(`${url}/v1/accounts`, { headers: { authorization: `Bearer ${key}` } })
    } catch (error) {
      if (!isTold()) throw error
      tally.refused += 1
      return
    }
    const isWhole = await response.text().then(
      text => response.status === 200 && JSON.parse(text).rows.length > 0,
      () => false,
    )
    if (isWhole) tally.answered += 1
    else if (isTold()) tally.broken += 1
    else throw new Error(`not answered: ${response.status}`)
  }
}

test('told to end in the middle of a bill run and of visits, it finishes what it has begun', async () => {
  const args = ['start', '--port', '0', '--data', folder]
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      said += data
    })
  }
  const ended = once(child, 'exit')
  while (!/http:\S+/.test(said)) await Promise.race([sleep(20), ended])
  const [url = ''] = /http:\S+/.exec(said) ?? []
  const tally: Tally = { answered: 0, broken: 0, refused: 0 }
  let isTold = false
  const visits = Promise.all(Array.from({ length: 6 }, () => visit(url, tally, () => isTold)))
  const { db, close } = openDb(appTarget(await endpointOf(folder)), 1)
  const rated = async () =>
    Number(
      (
        await one(
          db,
          sql<{ n: bigint }>`select count(*) as n from bill_run_chunk where state = 'rated'`,
        )
      ).n,
    )
  const working = async () => {
    while ((await rated()) === 0 || tally.answered < 6) await sleep(5)
  }
  await Promise.race([working(), visits])
  await close()
  isTold = true
  child.kill('SIGTERM')
  const [code] = await ended
  await visits
  expect([code, tally.broken, tally.refused]).toEqual([0, 0, 6])
  expect(said).not.toMatch(/error|warn/i)

  await inFolder(async company => {
    // What was not begun waits as it was, and what was begun is whole: nobody is billed twice.
    await company.drain()
    expect(await company.outcomes(runId)).toHaveLength(ACCOUNTS)
    await company.issue(runId)
    await company.drain()
    const [{ invoices, locked } = { invoices: 0n, locked: 0n }] = await rows(
      company.system.db,
      sql<{ invoices: bigint; locked: bigint }>`
        select (select count(*) from invoice) as invoices,
          (select count(*) from graphile_worker.jobs where locked_at is not null) as locked`,
    )
    expect([Number(invoices), Number(locked)]).toEqual([ACCOUNTS, 0])
    expect(await company.brokenProofs()).toEqual([])
  })
}, 120_000)

test('a job that takes longer than there is time is left to another worker', async () => {
  const system = await createTestSystem()
  const begun = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const target = system.database.target
  const log = openLog('silent')
  await transaction(system.db, tx => enqueue(tx, { task: 'long', payload: {} }))
  const long = async (): Promise<void> => {
    begun.resolve()
    await done.promise
  }
  const worker = await startWorker({ target, log, tasks: { long } })
  await begun.promise
  expect(await worker.stop(10)).toBe(false)
  const again = Promise.withResolvers<void>()
  const other = await startWorker({ target, log, tasks: { long: async () => again.resolve() } })
  await again.promise
  done.resolve()
  expect(await other.stop(60_000)).toBe(true)
}, 60_000)
