import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../src/app/registry.ts'
import { startDunningRun } from '../../src/collections/runs/commands/runs.ts'
import { issueAddedDocuments } from '../../src/invoicing/added/commands/issue-added.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import { ok } from '../../src/kernel/result.ts'
import { systemClock } from '../../src/platform/clock.ts'
import {
  type Command,
  type CommandHost,
  defineCommand,
  execute,
} from '../../src/platform/command.ts'
import { type Db, openDb, rows, type Tx } from '../../src/platform/database/database.ts'
import { appTarget } from '../../src/platform/database/embedded/bootstrap.ts'
import { enqueueAll } from '../../src/platform/jobs.ts'
import { openSystem } from '../../src/platform/system.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { everybodyMay } from '../support/authority.ts'
import { again, Killer } from './killer.ts'
import { endpointOf, Post } from './staff.ts'

/*
 * Real processes and a real PostgreSQL, killed while a run of reminders is prepared and sent: each
 * customer gets one letter, its fee is billed once, and the books hold.
 */

const CUSTOMERS = 48
/** Accounts to a chunk: small, so that a run has many points at which it can be killed. */
const CHUNK_ACCOUNTS = 4
const KILLS = 4
const VICTIMS = ['worker', 'worker', 'backend', 'postgres'] as const

const ENTITY = {
  ...{ code: 'SUN', name: 'Sunward', addressLines: ['Lindenstr. 1'], country: 'DE' },
  ...{ currency: 'EUR', timeZone: 'Europe/Berlin' },
}
const LEVEL = { level: 1, afterDays: 5, template: 'reminder_1', fees: { EUR: '4.00' } }
const POLICY = {
  ...{ policyCode: 'quick', fromOn: '2026-01-01', name: { en: 'Quick' }, graceDays: 3 },
  ...{ returnGraceDays: 7, afterReturn: 'keep', daysToPay: 10, levels: [LEVEL] },
}

let parent: string
let data: string

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'quittance-kill-'))
  // The server's account must be able to enter, or the cluster would be kept elsewhere.
  await chmod(parent, 0o711)
  data = join(parent, 'data')
  const system = await openSystem({ ...OPEN, data })
  try {
    await give(system, 'defineLegalEntities', { entities: [ENTITY] })
    await give(system, 'createAccounts', { rows: customers() })
    await give(system, 'defineDunningPolicies', { rows: [POLICY] })
    const use = { policyCode: 'quick', fromOn: '2026-01-01', entity: 'SUN' }
    await give(system, 'usePolicies', { rows: [use] })
    await must(execute(system, owe, {}, { actor: 'test' }))
  } finally {
    await system.close()
  }
}, 300_000)

afterAll(() => rm(parent, { recursive: true, force: true }))

const OPEN = { ownership: 'own', authority: everybodyMay, log: openLog('fatal') } as const

async function must(answer: ReturnType<typeof execute>): Promise<Record<string, unknown>> {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value as Record<string, unknown>
}

/** Gives a command until it is answered; its key makes one of all attempts. */
function give(host: CommandHost, name: string | Command, input: object) {
  const command = typeof name === 'string' ? commands.get(name) : name
  if (command === undefined) throw new Error(`no command ${String(name)}`)
  const key = { actor: 'test', idempotencyKey: command.name }
  return again(() => must(execute(host, command, input, key)))
}

function customers() {
  const address = { line1: 'Weg 1', postalCode: '10115', city: 'Berlin', country: 'DE' }
  return Array.from({ length: CUSTOMERS }, (_, n) => ({
    ...{ accountNumber: `A-${n}`, kind: 'person', name: `Customer ${n}`, ...address },
    ...{ timeZone: 'Europe/Berlin', delivery: n % 2 === 0 ? 'post' : 'email' },
    email: `customer${n}@sunward.example`,
  }))
}

/** Two documents for each customer, due on 20 January. */
const owe = defineCommand({
  name: 'owe',
  summary: 'Bills what is overdue',
  permission: 'dunning.run',
  input: z.strictObject({}),
  run: async (tx, _, ctx) => {
    const accounts = await rows(
      tx,
      sql<{ accountId: string; legalEntityId: string }>`
        SELECT account_id AS "accountId", legal_entity_id AS "legalEntityId"
          FROM account, legal_entity WHERE account.kind = 'person'`,
    )
    const start = Temporal.PlainDate.from('2026-01-06')
    await issueAddedDocuments(tx, ctx, {
      issuedOn: start,
      documents: [...accounts, ...accounts].map(account => ({
        ...account,
        ...{ documentId: ctx.newId(), currency: 'EUR', purpose: 'debit_note', reason: null },
        ...{ termsDays: 14, refersTo: [] },
        lines: [
          {
            ...{ code: 'repair', description: 'Repair', unit: '', unitPrice: Decimal.parse('50') },
            ...{ period: { start, end: start.add({ days: 1 }) }, quantity: Decimal.one },
            ...{ amountMinor: 5000n, revenueAccount: '4800' },
            tax: { by: 'class', taxClass: 'outside' },
          },
        ],
      })),
    })
    return ok({})
  },
})

/** `startDunningRun` with its accounts in many small chunks, in the same transaction. */
const startInSmallChunks = defineCommand({
  ...startDunningRun,
  run: async (tx, input, ctx) => {
    const started = await startDunningRun.run(tx, input, ctx)
    if (started.ok) await rechunk(tx, started.value.runId)
    return started
  },
})

async function rechunk(tx: Tx, runId: string): Promise<void> {
  await sql`UPDATE dunning_run_chunk SET to_account = from_account WHERE run_id = ${runId}`.execute(
    tx,
  )
  const made = await rows(
    tx,
    sql<{ chunkNo: number }>`
      INSERT INTO dunning_run_chunk (run_id, chunk_no, from_account, to_account, state)
      SELECT ${runId}, 1 + n / ${CHUNK_ACCOUNTS}::int, (array_agg(account_id ORDER BY account_id))[1],
             (array_agg(account_id ORDER BY account_id DESC))[1], 'pending'
        FROM (SELECT account_id, row_number() OVER (ORDER BY account_id) - 2 AS n
                FROM account WHERE kind = 'person') numbered
       WHERE n >= 0 GROUP BY 2 RETURNING chunk_no AS "chunkNo"`,
  )
  const chunks = made.map(({ chunkNo }) => ({ runId, chunkNo }))
  await enqueueAll(
    tx,
    chunks.map(payload => ({ task: 'dunningChunk', payload, key: `dunning:${payload.chunkNo}` })),
  )
}

async function reached(db: Db, killer: Killer, state: string): Promise<void> {
  killer.beginPhase()
  for (;;) {
    const [run] = await again(() => rows(db, sql<{ state: string }>`SELECT state FROM dunning_run`))
    if (run?.state === state) break
    await sleep(20)
  }
  await killer.endPhase()
}

/** Prepares and sends a run by processes that are killed meanwhile. */
async function remindWhileKilling(): Promise<Killer> {
  const server = new Post('start', '--port', '0', '--data', data)
  const endpoint = await endpointOf(data)
  const posts = [server, new Post('worker', '--data', data)]
  const { db, close } = openDb(appTarget(endpoint), 4)
  const host = { db, clock: systemClock, log: openLog('fatal'), vault: openVault('') }
  const killer = new Killer(
    { folder: data, seed: 7, kills: KILLS, phases: 2, victims: VICTIMS },
    posts,
    db,
  )
  try {
    const staff = { ...host, ...everybodyMay(db, systemClock) }
    const killing = killer.run()
    const run = await give(staff, startInSmallChunks, { entity: 'SUN', on: '2026-01-30' })
    await reached(db, killer, 'review')
    await give(staff, 'approveDunningRun', { run: run.run })
    await give(staff, 'sendDunningRun', { run: run.run })
    await reached(db, killer, 'sent')
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

test('a dunning run whose processes are killed sends every letter once, with its fee', async () => {
  const killer = await remindWhileKilling()
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
                 (SELECT count(*)::int FROM message) AS messages,
                 (SELECT count(*)::int FROM interaction WHERE kind = 'reminder_1') AS texts,
                 (SELECT count(*)::int FROM invoice WHERE purpose = 'late_fee') AS fees,
                 (SELECT sum(open_minor)::int FROM open_item) AS owed`,
    )
    expect(found).toEqual({
      ...{ chunks: true, proposed: CUSTOMERS, dropped: 0, reminded: CUSTOMERS },
      ...{ notices: CUSTOMERS, items: 2 * CUSTOMERS, messages: CUSTOMERS, texts: CUSTOMERS },
      ...{ fees: CUSTOMERS, owed: CUSTOMERS * (2 * 5000 + 400) },
    })
    const broken = (await proveAll(system)).filter(proof => proof.violations > 0n)
    expect(broken.map(proof => proof.name)).toEqual([])
  } finally {
    await system.close()
  }
}, 600_000)
