import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { startDunningRun } from '../../src/collections/runs/commands/runs.ts'
import { startStatementRun } from '../../src/documents/statements/runs/commands/runs.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type Command, defineCommand, execute } from '../../src/platform/command.ts'
import { type Db, openDb, rows, type Tx } from '../../src/platform/database/database.ts'
import { appTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { enqueueAll } from '../../src/platform/jobs.ts'
import { openSystem } from '../../src/platform/system.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { everybodyMay } from '../support/authority.ts'
import { migratedFolder } from '../support/data-folder.ts'
import { customersOf, ENTITY, give, must, OPEN, owe } from './kill-owed.ts'
import { again, Killer } from './killer.ts'
import { endpointOf, Post } from './staff.ts'

/*
 * Real processes and a real PostgreSQL, killed while a run of reminders and then one of statements is
 * prepared and sent: each customer gets one reminder, whose fee is billed once, and one statement that
 * says what they owe; the books hold.
 */

const CUSTOMERS = 48
/** Accounts to a chunk: small, so that a run has many points at which it can be killed. */
const CHUNK_ACCOUNTS = 4
const KILLS = 6
const VICTIMS = ['worker', 'worker', 'backend', 'postgres'] as const

const LEVEL = { level: 1, afterDays: 5, template: 'reminder_1', fees: { EUR: '4.00' } }
const POLICY = {
  ...{ policyCode: 'quick', fromOn: '2026-01-01', name: { en: 'Quick' }, graceDays: 3 },
  ...{ returnGraceDays: 7, afterReturn: 'keep', daysToPay: 10, levels: [LEVEL] },
}

let data: string

beforeAll(async () => {
  data = await migratedFolder()
  const system = await openSystem({ ...OPEN, data })
  try {
    await give(system, 'defineLegalEntities', { entities: [ENTITY] })
    await give(system, 'createAccounts', { rows: customersOf(CUSTOMERS) })
    await give(system, 'defineDunningPolicies', { rows: [POLICY] })
    const use = { policyCode: 'quick', fromOn: '2026-01-01', entity: 'SUN' }
    await give(system, 'usePolicies', { rows: [use] })
    await must(execute(system, owe, {}, { actor: 'test' }))
  } finally {
    await system.close()
  }
}, 300_000)

afterAll(() => rm(data, { recursive: true, force: true }))

/** A command that starts a run, with the run's accounts in many small chunks, in the same transaction. */
function inSmallChunks<Input extends z.ZodType, Value extends { readonly runId: string }>(
  start: Command<Input, Value>,
  of: { readonly table: 'dunning_run_chunk' | 'statement_run_chunk'; readonly task: string },
): Command<Input, Value> {
  return defineCommand({
    ...start,
    run: async (tx, input, ctx) => {
      const started = await start.run(tx, input, ctx)
      if (started.ok) await rechunk(tx, started.value.runId, of)
      return started
    },
  })
}

async function rechunk(
  tx: Tx,
  runId: string,
  { table, task }: { readonly table: string; readonly task: string },
): Promise<void> {
  const chunk = sql.table(table)
  await sql`UPDATE ${chunk} SET to_account = from_account WHERE run_id = ${runId}`.execute(tx)
  const made = await rows(
    tx,
    sql<{ chunkNo: number }>`
      INSERT INTO ${chunk} (run_id, chunk_no, from_account, to_account, state)
      SELECT ${runId}, 1 + n / ${CHUNK_ACCOUNTS}::int, (array_agg(account_id ORDER BY account_id))[1],
             (array_agg(account_id ORDER BY account_id DESC))[1], 'pending'
        FROM (SELECT account_id, row_number() OVER (ORDER BY account_id) - 2 AS n
                FROM account WHERE kind = 'person') numbered
       WHERE n >= 0 GROUP BY 2 RETURNING chunk_no AS "chunkNo"`,
  )
  const chunks = made.map(({ chunkNo }) => ({ runId, chunkNo }))
  await enqueueAll(
    tx,
    chunks.map(payload => ({ task, payload, key: `${task}:${payload.chunkNo}` })),
  )
}

const remind = inSmallChunks(startDunningRun, { table: 'dunning_run_chunk', task: 'dunningChunk' })
const state = inSmallChunks(startStatementRun, {
  table: 'statement_run_chunk',
  task: 'statementChunk',
})

async function reached(db: Db, killer: Killer, run: string, state: string): Promise<void> {
  killer.beginPhase()
  for (;;) {
    const [found] = await again(() =>
      rows(db, sql<{ state: string }>`SELECT state FROM ${sql.table(run)}`),
    )
    if (found?.state === state) break
    await sleep(20)
  }
  await killer.endPhase()
}

/** Prepares and sends runs by processes that are killed meanwhile. */
async function writeWhileKilling(): Promise<Killer> {
  const server = new Post('start', '--port', '0', '--data', data)
  const endpoint = await endpointOf(data)
  const posts = [server, new Post('worker', '--data', data)]
  const { db, close } = openDb(appTarget(endpoint), 4)
  const host = { db, clock: systemClock, log: openLog('fatal'), vault: openVault('') }
  const killer = new Killer(
    { folder: data, seed: 7, kills: KILLS, phases: 4, victims: VICTIMS },
    posts,
    db,
  )
  try {
    const staff = { ...host, ...everybodyMay(db, systemClock) }
    const killing = killer.run()
    const reminders = await give(staff, remind, { entity: 'SUN', on: '2026-01-30' })
    await reached(db, killer, 'dunning_run', 'review')
    await give(staff, 'approveDunningRun', { run: reminders.run })
    await give(staff, 'sendDunningRun', { run: reminders.run })
    await reached(db, killer, 'dunning_run', 'sent')
    const span = { from: '2025-12-31', asOf: '2026-01-31', whose: 'everybody' }
    const statements = await give(staff, state, { legalEntity: 'SUN', ...span })
    await reached(db, killer, 'statement_run', 'review')
    await give(staff, 'approveStatementRun', { run: statements.run })
    await give(staff, 'sendStatementRun', { run: statements.run })
    await reached(db, killer, 'statement_run', 'sent')
    killer.stop()
    await killing
  } finally {
    killer.stop()
    // Workers first: one that finds no owner would become it.
    for (const post of posts.reverse()) await post.close()
    await close()
  }
  return killer
}

test('runs of reminders and statements whose processes are killed send every letter once', async () => {
  const killer = await writeWhileKilling()
  expect(killer.count).toBe(KILLS)
  const system = await openSystem({ ...OPEN, data })
  try {
    const [found] = await rows(
      system.db,
      sql`SELECT (SELECT count(*)::int FROM dunning_run_chunk WHERE state = 'done') > 10 AS chunks,
                 (SELECT count(*)::int FROM dunning_outcome) AS proposed,
                 (SELECT count(*)::int FROM dunning_dropped) AS dropped,
                 (SELECT count(DISTINCT account_id)::int FROM dunning_notice) AS reminded,
                 (SELECT count(*)::int FROM dunning_notice) AS notices,
                 (SELECT count(*)::int FROM dunning_notice_item) AS items,
                 (SELECT count(*)::int FROM message WHERE template_code LIKE 'reminder%') AS messages,
                 (SELECT count(*)::int FROM interaction WHERE kind = 'reminder_1') AS texts,
                 (SELECT count(*)::int FROM invoice WHERE purpose = 'late_fee') AS fees,
                 (SELECT sum(open_minor)::int FROM open_item) AS owed,
                 (SELECT count(*)::int FROM statement_run_chunk WHERE state = 'done') > 10 AS parts,
                 (SELECT count(*)::int FROM statement) AS statements,
                 (SELECT count(DISTINCT account_id)::int FROM statement) AS stated,
                 (SELECT sum(closing_minor)::int FROM statement) AS told,
                 (SELECT count(*)::int FROM message JOIN message_statement USING (account_id, message_id))
                   AS sent`,
    )
    expect(found).toEqual({
      ...{ chunks: true, proposed: CUSTOMERS, dropped: 0, reminded: CUSTOMERS },
      ...{ notices: CUSTOMERS, items: 2 * CUSTOMERS, messages: CUSTOMERS, texts: CUSTOMERS },
      ...{ fees: CUSTOMERS, owed: CUSTOMERS * (2 * 5000 + 400) },
      ...{ parts: true, statements: CUSTOMERS, stated: CUSTOMERS, sent: CUSTOMERS },
      told: CUSTOMERS * (2 * 5000 + 400),
    })
    const broken = (await proveAll(system)).filter(proof => proof.violations > 0n)
    expect(broken.map(proof => proof.name)).toEqual([])
  } finally {
    await system.close()
  }
}, 600_000)
