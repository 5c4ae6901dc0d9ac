import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openFront } from '../../src/app/server/front.ts'
import { type RunningServer, startServer } from '../../src/app/server/server.ts'
import { readinessOf } from '../../src/app/state/readiness.ts'
import { serveState } from '../../src/app/state/server.ts'
import { rows, transaction } from '../../src/platform/database/database.ts'
import { drainJobs, enqueue } from '../../src/platform/jobs.ts'
import { addProcessMetrics } from '../../src/platform/metrics.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let company: Company
let server: RunningServer

const TOKEN = 'a token that is long enough'.replaceAll(' ', '-')

beforeAll(async () => {
  const made = await createTestSystem('2026-03-02T08:00:00Z')
  system = { ...made, log: openLog('silent') }
  addProcessMetrics(system.metrics)
  company = new Company(system)
  server = await startServer(system, { port: 0 })
  return () => server.close()
})

afterEach(() => {
  for (const name of ['QUITTANCE_METRICS_TOKEN', 'QUITTANCE_DISK_FREE_MB']) delete process.env[name]
})

async function metrics(url = server.url): Promise<string> {
  const answer = await fetch(`${url}/metrics`)
  expect(answer.status).toBe(200)
  return answer.text()
}

/** The figures of one name, as `labels value`. */
function figures(text: string, name: string): string[] {
  const found = text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))
  return [...found].map(([, labels = '', value]) => `${labels} ${value}`.trim())
}

describe('/metrics', () => {
  test('counts commands, requests, jobs, connections and the parts of open bill runs', async () => {
    await setUp(company)
    await signUp(company, { number: 'A-1', plan: 'CARE', start: '2026-01-01' })
    await company.refusal('startBillRun', {
      entity: 'NONE',
      through: '2026-02-01',
      issueOn: '2026-02-01',
    })
    await company.draft({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
    await fetch(`${server.url}/console/documents/INV-1`)
    await fetch(`${server.url}/v1/accounts`)
    for (const task of ['fails', 'later', 'unknown']) {
      const at = Temporal.Now.instant().add({ hours: 1 })
      const runAt = task === 'later' ? { runAt: at } : {}
      await transaction(system.db, tx =>
        enqueue(tx, { task, payload: {}, maxAttempts: 1, ...runAt }),
      )
    }
    const fails = () => Promise.reject(new Error('no'))
    const worker = { target: system.database.target, tasks: { fails }, log: system.log }
    const { metrics: own } = system
    await rows(
      system.db,
      sql`delete from graphile_worker._private_jobs j using
      graphile_worker._private_tasks t where t.id = j.task_id and t.identifier <> all('{fails,later,unknown}')`,
    )
    const draining = drainJobs(system.db, { ...worker, measureJob: own.job })
    await expect
      .poll(async () => figures(await metrics(), 'quittance_job_duration_seconds_count'))
      .toEqual(['task="fails",outcome="failed" 1'])
    const text = await metrics()
    await rows(system.db, sql`delete from graphile_worker._private_jobs`)
    await draining
    expect(figures(text, 'quittance_command_duration_seconds_count')).toEqual(
      expect.arrayContaining([
        'command="createAccounts",outcome="done" 1',
        'command="startBillRun",outcome="done" 1',
        'command="startBillRun",outcome="refused" 1',
      ]),
    )
    expect(figures(text, 'quittance_http_request_duration_seconds_count')).toEqual(
      expect.arrayContaining([
        'method="GET",route="/console/*",status="401" 1',
        'method="GET",route="/v1/accounts",status="401" 1',
      ]),
    )
    expect(figures(text, 'quittance_command_refusals_total')).toHaveLength(1)
    const jobs = figures(text, 'quittance_jobs')
    expect(jobs).toEqual(
      expect.arrayContaining([
        'task="fails",state="failed" 1',
        'task="later",state="later" 1',
        'task="unknown",state="queued" 1',
      ]),
    )
    expect(figures(text, 'quittance_jobs_oldest_seconds')).toHaveLength(3)
    const [chunk] = figures(text, 'quittance_bill_run_chunks')
    expect(chunk).toMatch(/^run="[\w-]+",run_state="review",chunk="rated" 1$/)
    expect(figures(text, 'quittance_database_up')).toEqual(['1'])
    expect(figures(text, 'quittance_database_connections')).toHaveLength(2)
    expect(Number(figures(text, 'quittance_disk_free_bytes')[0])).toBeGreaterThan(0)
    expect(figures(text, 'nodejs_eventloop_lag_p99_seconds')).toHaveLength(1)
    expect(figures(text, 'process_resident_memory_bytes')).toHaveLength(1)
    // Names of the program and of runs: nothing of a customer.
    expect(text).not.toMatch(/A-1|Lovelace|Berlin/)
  })

  test('is shown to whoever has the token where one is set, and else to this machine alone', async () => {
    const proxied = await startServer(system, { port: 0, trustedProxy: '127.0.0.1' })
    expect((await fetch(`${proxied.url}/metrics`)).status).toBe(403)
    process.env.QUITTANCE_METRICS_TOKEN = TOKEN
    for (const [token, status] of [
      [TOKEN, 200],
      [`${TOKEN}x`, 403],
      ['', 403],
    ] as const) {
      const headers = { authorization: `Bearer ${token}` }
      expect((await fetch(`${proxied.url}/metrics`, { headers })).status).toBe(status)
    }
    expect((await fetch(`${server.url}/metrics`)).status).toBe(403)
    await proxied.close()
  })

  test('is answered without the database, too, and says that it is away', async () => {
    const lost = await createTestSystem()
    await lost.close()
    const alone = await startServer({ ...lost, log: openLog('silent') }, { port: 0 })
    const text = await metrics(alone.url)
    expect(figures(text, 'quittance_database_up')).toEqual(['0'])
    expect(figures(text, 'quittance_jobs')).toEqual([])
    await alone.close()
  })
})

describe('a process', () => {
  test('is ready, and says why it is not', async () => {
    expect(await readinessOf(system, false)).toEqual({ ready: true, because: [] })
    expect(await readinessOf(system, true)).toMatchObject({ ready: false, because: ['stopping'] })
    process.env.QUITTANCE_DISK_FREE_MB = '999999999'
    expect(await readinessOf(system, false)).toMatchObject({ because: ['disk'] })
    // Another process has migrated its database further.
    const database = { ...system.database, schemaVersion: system.database.schemaVersion - 1 }
    expect(await readinessOf({ ...system, database }, true)).toMatchObject({
      because: ['stopping', 'schema', 'disk'],
    })
  })

  test('lives and is not ready while it starts, and no longer when it has been told to end', async () => {
    const front = await openFront({ port: 0 })
    const asked = async (path: string) => (await fetch(`${front.url}${path}`)).status
    expect([await asked('/health'), await asked('/ready'), await asked('/')]).toEqual([
      200, 503, 503,
    ])
    const started = await startServer(system, { port: 0, front })
    expect([await asked('/health'), await asked('/ready'), await asked('/')]).toEqual([
      200, 200, 401,
    ])
    const seen = Promise.withResolvers<void>()
    const closing = started.close(seen.promise)
    const ready = await fetch(`${front.url}/ready`)
    expect([ready.status, await ready.json()]).toMatchObject([503, { because: ['stopping'] }])
    seen.resolve()
    await closing
    await expect(asked('/health')).rejects.toThrow()
  })

  test('that only works jobs answers on a port of its own', async () => {
    expect(await serveState(system)).toBeUndefined()
    const state = await serveState(system, 0)
    if (state === undefined) throw new Error('no port')
    expect((await fetch(`${state.url}/ready`)).status).toBe(200)
    expect(figures(await metrics(state.url), 'quittance_database_up')).toEqual(['1'])
    state.stopping()
    expect((await fetch(`${state.url}/ready`)).status).toBe(503)
    const port = Number(new URL(state.url).port)
    await expect(serveState(system, port)).rejects.toThrow(/port_in_use/)
    await state.close()
  })
})
