import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { workBillRunChunk } from '../../src/invoicing/commands/chunk.ts'
import { invoicingTasks } from '../../src/invoicing/jobs.ts'
import { loadRun } from '../../src/invoicing/load/runs.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { defineCommand, execute } from '../../src/platform/command.ts'
import { affected, one, rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { startInSmallChunks } from './kill-world.ts'
import { mulberry } from './killer.ts'

/*
 * Whatever meets at the same moment, exactly one wins, nobody sees a database error, and no usage is
 * lost. Each test bills a month of its own over the same accounts.
 */

const UNITS = 30
const SCOPE = { entity: 'BENCH', cycle: 'bench' }

let company: Company

beforeAll(async () => {
  const system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: UNITS, months: 3, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  company = new Company(system)
})

/** The month of test n: February 2026 is 1. */
function month(n: number): { entity: string; cycle: string; through: string; issueOn: string } {
  const through = Temporal.PlainDate.from('2026-01-01').add({ months: n }).toString()
  company.on(through)
  return { ...SCOPE, through, issueOn: through }
}

async function startSmall(scope: ReturnType<typeof month>): Promise<string> {
  const started = await execute(company.system, startInSmallChunks, scope, { actor: 'test' })
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  return started.value.runId
}

const stateOf = async (runId: string) => (await loadRun(company.system.db, runId))?.state

function codes(results: readonly Awaited<ReturnType<Company['try']>>[]): string[] {
  return results.map(result => (result.ok ? 'ok' : result.refusal.code)).sort()
}

function event(unit: number, key: string, at: string, quantity = '1') {
  return {
    accountNumber: `B-${unit}`,
    subscriptionNumber: `S-${unit}`,
    meterCode: 'KWH',
    eventKey: key,
    occurredAt: at,
    quantity,
  }
}

/** Usage of energy received and billed, over all accounts and months up to a date. */
async function energy(before: string): Promise<{ received: string; billed: string }> {
  const found = await one(
    company.system.db,
    sql<{ received: Decimal; billed: Decimal }>`
      SELECT (SELECT sum(quantity) FROM usage_event
               WHERE meter_code = 'KWH' AND occurred_at AT TIME ZONE 'Europe/Berlin' < ${before}::date)
               AS received,
             (SELECT sum(quantity) FROM invoice_line
               WHERE charge_code = 'energy' AND component ~ '^tier' AND period_start < ${before})
               AS billed`,
  )
  return { received: found.received.toString(), billed: found.billed.toString() }
}

describe('two bill runs at once', () => {
  test('over one scope: one starts, the other is told of it', async () => {
    const scope = month(1)
    const results = await Promise.all([
      company.try('startBillRun', scope),
      company.try('startBillRun', scope),
      company.try('startBillRun', scope),
    ])
    expect(codes(results)).toEqual(['bill_run_open', 'bill_run_open', 'ok'])
    const started = results.find(result => result.ok)
    const { runId } = (started?.ok ? started.value : {}) as { runId: string }
    await company.do('cancelBillRun', { runId, reason: 'test' })
  })

  test('by a scheduler that fires twice with one key: one run, one answer', async () => {
    const scope = month(1)
    const fire = () => company.try('startBillRun', scope, { key: 'cycle 2026-02' })
    const [first, second] = await Promise.all([fire(), fire()])
    expect(first.ok).toBe(true)
    expect(second).toEqual(first)
    const { runId } = (first.ok ? first.value : {}) as { runId: string }
    await company.do('cancelBillRun', { runId, reason: 'test' })
  })

  test('over the same accounts: each account is billed by one of them', async () => {
    const scope = month(1)
    const accounts = Array.from({ length: UNITS }, (_, i) => `B-${i}`)
    const start = async () => company.do<{ runId: string }>('startBillRun', { ...scope, accounts })
    const runs = [await start(), await start()]
    await Promise.all(runs.map(({ runId }) => company.work(runId)))
    for (const { runId } of runs) await company.issue(runId)
    const outcomes = (await Promise.all(runs.map(run => company.outcomes(run.runId)))).flat()
    expect(outcomes.filter(text => text.endsWith(' billed'))).toHaveLength(UNITS)
    expect(outcomes.filter(text => text.endsWith(' skipped in_other_run'))).toHaveLength(UNITS)
    expect(await company.broken()).toEqual([])
  })
})

describe('two people', () => {
  test('approve: the second is told that it is approved', async () => {
    const runId = await company.draft(month(2))
    const approve = () => company.try('approveBillRun', { runId, holdOpen: true })
    expect(codes(await Promise.all([approve(), approve()]))).toEqual(['bill_run_state', 'ok'])
    await company.do('cancelBillRun', { runId, reason: 'test' })
  })

  test('approve and cancel: cancelled, whoever was first', async () => {
    for (let i = 0; i < 5; i += 1) {
      const runId = await company.draft(month(2))
      const [, cancelled] = await Promise.all([
        company.try('approveBillRun', { runId, holdOpen: true }),
        company.try('cancelBillRun', { runId, reason: 'test' }),
      ])
      expect(cancelled?.ok).toBe(true)
      expect(await stateOf(runId)).toBe('cancelled')
    }
  })

  test('issue and cancel: exactly one wins', async () => {
    const runId = await company.draft(month(2))
    await company.do('approveBillRun', { runId, holdOpen: true })
    const results = await Promise.all([
      company.try('issueBillRun', { runId }),
      company.try('issueBillRun', { runId }),
      company.try('cancelBillRun', { runId, reason: 'test' }),
    ])
    expect(codes(results)).toEqual(['bill_run_state', 'bill_run_state', 'ok'])
    await company.work(runId)
    expect(await stateOf(runId)).toBe(results[2]?.ok ? 'cancelled' : 'issued')
    if (results[2]?.ok) await company.bill(month(2))
  })

  test('cancel while chunks are at work: nothing is left of the run', async () => {
    for (let i = 0; i < 5; i += 1) {
      const runId = await startSmall(month(3))
      const task = invoicingTasks(company.system).billRunChunk
      const chunks = Array.from({ length: UNITS / 5 }, (_, chunkNo) => task?.({ runId, chunkNo }))
      await Promise.all([...chunks, company.do('cancelBillRun', { runId, reason: 'test' })])
      expect(await stateOf(runId)).toBe('cancelled')
      const left = await rows(
        company.system.db,
        sql`SELECT 1 FROM draft_invoice WHERE run_id = ${runId}
            UNION ALL SELECT 1 FROM billing_state WHERE draft_run_id = ${runId}`,
      )
      expect(left).toEqual([])
    }
  })
})

describe('a worker that outlives its lease', () => {
  test('rates and issues a chunk that another has: it is done once', async () => {
    const runId = await startSmall(month(3))
    const both = (chunkNo: number) =>
      Promise.all(
        [1, 2, 3].map(() =>
          execute(company.system, workBillRunChunk, { runId, chunkNo }, { actor: 'job' }),
        ),
      )
    const done: string[] = []
    const chunks = Array.from({ length: UNITS / 5 }, (_, n) => n)
    const did = (results: Awaited<ReturnType<typeof both>>): void => {
      for (const result of results) done.push(result.ok ? result.value.did : result.refusal.code)
    }
    for (const n of chunks) did(await both(n))
    await company.do('approveBillRun', { runId, holdOpen: true })
    await company.do('issueBillRun', { runId })
    for (const results of await Promise.all(chunks.map(both))) did(results)
    for (const n of chunks) did(await both(n))
    const count = (what: string): number => done.filter(each => each === what).length
    expect([count('rated'), count('issued'), count('nothing')]).toEqual([6, 6, 6 * 3 * 3 - 12])
    expect(await stateOf(runId)).toBe('issued')
    expect(await company.broken()).toEqual([])
  })
})

describe('usage that arrives', () => {
  test('between draft and approval has the draft made anew by the worker, and is billed', async () => {
    const scope = month(4)
    const runId = await company.draft(scope)
    await company.rows('recordUsageEvents', event(1, 'between', '2026-04-10T12:00:00Z', '5'))
    await company.do('decideExceptions', { runId, decision: 'accept' })
    const refused = await company.refusal('approveBillRun', { runId })
    expect(refused).toMatchObject({ code: 'drafts_stale', facts: { accounts: 1 } })
    await company.drain()
    expect(await stateOf(runId)).toBe('review')
    await company.issue(runId)
    const billed = await company.documents('B-1', '2026-05-01')
    expect(billed.filter(line => line.includes('energy 2026-04-01'))).toEqual([
      'charge energy 2026-04-01..2026-05-01 5 @ 0.31 → 1.55',
    ])
  })

  test('while its account is rated is billed now or by the next run, never lost', async () => {
    const random = mulberry(11)
    const runId = await startSmall(month(5))
    const task = invoicingTasks(company.system).billRunChunk
    const pause = () => new Promise(done => setTimeout(done, random() * 120))
    const arrive = async (unit: number, n: number): Promise<void> => {
      await pause()
      await company.rows(
        'recordUsageEvents',
        event(unit, `race-${n}`, '2026-05-10T12:00:00Z', '3.25'),
      )
    }
    const rate = async (chunkNo: number): Promise<void> => {
      await pause()
      await task?.({ runId, chunkNo })
    }
    const chunks = Array.from({ length: UNITS / 5 }, (_, n) => rate(n))
    const events = Array.from({ length: UNITS * 3 }, (_, n) => arrive(n % UNITS, n))
    await Promise.all([...chunks, ...events])
    await company.do('approveBillRun', { runId, holdOpen: true }).catch(() => undefined)
    await company.do('refreshBillRun', { runId }).catch(() => undefined)
    await company.work(runId)
    if ((await stateOf(runId)) === 'review') {
      await company.do('approveBillRun', { runId, holdOpen: true })
    }
    await company.do('issueBillRun', { runId })
    await company.work(runId)
    await company.bill(month(6))
    const { received, billed } = await energy('2026-07-01')
    expect(billed).toBe(received)
    expect(await company.broken()).toEqual([])
  })

  /** Rates a chunk and lets `meanwhile` happen after its facts were read and before it commits. */
  async function rateBeside(runId: string, meanwhile: () => Promise<unknown>): Promise<void> {
    let beside: Promise<unknown> = Promise.resolve()
    const paused = defineCommand({
      ...workBillRunChunk,
      run: async (tx, input, ctx) => {
        const done = await workBillRunChunk.run(tx, input, ctx)
        beside = meanwhile()
        await Promise.race([beside, new Promise(after => setTimeout(after, 300))])
        return done
      },
    })
    await execute(company.system, paused, { runId, chunkNo: 0 }, { actor: 'job' })
    await beside
  }

  async function billedAfter(meanwhile: () => Promise<unknown>, n: number): Promise<boolean> {
    const scope = month(n)
    const accounts = ['B-2']
    const { runId } = await company.do<{ runId: string }>('startBillRun', { ...scope, accounts })
    await rateBeside(runId, meanwhile)
    await company.do('refreshBillRun', { runId })
    await company.work(runId)
    await company.issue(runId)
    await company.bill({ ...month(n + 1), accounts })
    const lines = await company.documents('B-2', scope.issueOn)
    return lines.some(line => line.includes('energy') && line.includes(' 4.75 @ 0.31'))
  }

  test('after the account was read waits for the run, and is billed', async () => {
    const arrive = () =>
      company.rows('recordUsageEvents', event(2, 'beside', '2026-07-10T12:00:00Z', '4.75'))
    expect(await billedAfter(arrive, 7)).toBe(true)
  })

  test('is lost where it is marked without waiting for the run (control)', async () => {
    const arrive = async () => {
      const { db } = company.system
      await sql`SELECT ensure_month_partition('usage_event', '2026-09-01')`.execute(db)
      await affected(
        db,
        sql`
          WITH added AS (
            INSERT INTO usage_event
            SELECT account_id, 'unlocked', '2026-09-01', subscription_id, 'KWH',
                   '2026-09-10T12:00:00Z', 4.75, now()
              FROM subscription WHERE number = 'S-2' RETURNING account_id)
          UPDATE billing_state b SET stale_from = '2026-09-10', version = version + 1
            FROM added WHERE b.account_id = added.account_id
             AND '2026-09-10' < greatest(b.billed_through, b.drafted_through)`,
      )
    }
    expect(await billedAfter(arrive, 9)).toBe(false)
  })
})

describe('commands', () => {
  const late = (unit: number, key: string) => event(unit, key, '2026-01-15T12:00:00Z')

  test('50 times the same with one key: done once, 50 equal answers', async () => {
    const input = { rows: [late(3, 'fifty')] }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => company.try('recordUsageEvents', input, { key: 'fifty' })),
    )
    expect(answers[0]).toMatchObject({ ok: true, value: { created: 1, unchanged: 0 } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('with accounts in opposite orders: none fails', async () => {
    for (let round = 0; round < 10; round += 1) {
      const units = [4, 5, 6, 7, 8, 9]
      const batch = (order: readonly number[], n: number) =>
        company.try('recordUsageEvents', {
          rows: order.map(unit => late(unit, `order-${round}-${n}`)),
        })
      const results = await Promise.all([
        batch(units, 1),
        batch([...units].reverse(), 2),
        batch(units, 3),
        batch([...units].reverse(), 4),
      ])
      expect(codes(results)).toEqual(['ok', 'ok', 'ok', 'ok'])
    }
  })

  test('whose commit fails by 40001 or 40P01 once in twenty: all are done, none surfaces', async () => {
    const { owner } = company.system
    await sql`CREATE SEQUENCE commits`.execute(owner.db)
    await sql`GRANT USAGE ON SEQUENCE commits TO quittance_app`.execute(owner.db)
    await sql`
      CREATE FUNCTION fail_some_commits() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE n bigint := nextval('commits');
      BEGIN
        IF n % 40 = 0 THEN RAISE 'injected' USING errcode = '40001'; END IF;
        IF n % 40 = 20 THEN RAISE 'injected' USING errcode = '40P01'; END IF;
        RETURN NULL;
      END $$`.execute(owner.db)
    await sql`
      CREATE CONSTRAINT TRIGGER fail_some_commits AFTER INSERT ON command_key
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_some_commits()`.execute(
      owner.db,
    )
    const work = async (lane: number): Promise<void> => {
      for (let n = 0; n < 40; n += 1) {
        const key = `commit-${lane}-${n}`
        const input = { rows: [late(10 + lane, key)] }
        expect(await company.try('recordUsageEvents', input, { key })).toMatchObject({
          ok: true,
          value: { created: 1 },
        })
      }
    }
    await Promise.all([0, 1, 2, 3, 4].map(work))
    const found = await one(
      owner.db,
      sql<{ events: bigint; commits: bigint }>`
        SELECT (SELECT count(*) FROM usage_event WHERE event_key LIKE 'commit-%') AS events,
               (SELECT last_value FROM commits) AS commits`,
    )
    expect(found.events).toBe(200n)
    expect(found.commits).toBeGreaterThan(209n)
    await sql`DROP TRIGGER fail_some_commits ON command_key`.execute(owner.db)
  })
})
