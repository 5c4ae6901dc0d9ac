import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { commands } from '../src/app/registry.ts'
import { ratingFacts } from '../src/invoicing/commands/rating-facts.ts'
import { invoicingTasks } from '../src/invoicing/jobs.ts'
import { loadFacts } from '../src/invoicing/load/facts.ts'
import { loadRun } from '../src/invoicing/load/runs.ts'
import { loadUsage } from '../src/invoicing/load/usage.ts'
import { planCharges } from '../src/invoicing/propose.ts'
import { rateAccount } from '../src/invoicing/rate-account.ts'
import { execute } from '../src/platform/command.ts'
import { poolConfig, transaction } from '../src/platform/database/database.ts'
import { startWorker } from '../src/platform/jobs.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { secondsToCopy } from './copy-baseline.ts'
import { CYCLE, ENTITY } from './reference-units.ts'
import { StatementProfile } from './statement-profile.ts'

const START = '2026-01-01'
const SEED = join(import.meta.dirname, 'seed.ts')

export type BillRunBench = { readonly units: number; readonly months: number }

type Line = Readonly<Record<string, unknown>>

/**
 * Runs a bill run over reference units, month after month, and compares the first with what this
 * machine could do at best: COPY of the rows it wrote, rating in memory on all cores, a scan of the
 * rows it read. One JSON line.
 */
export async function billRunBench({ units, months }: BillRunBench): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  // A process of its own fills the database, so that its memory is not counted as the run's.
  execFileSync(process.execPath, [SEED, folder, String(units), String(months), START])
  const system = await openSystem({
    data: folder,
    ownership: 'own',
    authority: everybodyMay,
    poolSize: 12,
  })
  try {
    const seconds: number[] = []
    let first: Line = {}
    for (let month = 0; month < months; month += 1) {
      const through = Temporal.PlainDate.from(START).add({ months: month + 1 })
      const profile = month === 0 ? new StatementProfile() : undefined
      const before = system.database.statements.count
      const run = await runOnce(system, through)
      seconds.push(run.seconds)
      if (profile === undefined) continue
      const statements = system.database.statements.count - before
      const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
      const slowest = profile.stop(14)
      const floor = await floorOf(system, folder, run.runId, through, units)
      first = {
        ...floor,
        ...run,
        ...ratios(run, floor, statements, units),
        peakRssMb,
        profile: slowest,
      }
    }
    return {
      name: 'bill-run',
      units,
      ...first,
      ...(months > 1 ? { monthSeconds: seconds.map(round), lastToFirst: ageRatio(seconds) } : {}),
    }
  } finally {
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Run = { runId: string; seconds: number; ratingSeconds: number; issuingSeconds: number }
type Floor = { copySeconds: number; ratingFloorSeconds: number; scanSeconds: number }

function ratios(run: Run, floor: Floor, statements: number, units: number): Line {
  const best = Math.max(
    floor.copySeconds,
    floor.ratingFloorSeconds / availableParallelism(),
    floor.scanSeconds,
  )
  return {
    efficiency: round(best / run.seconds),
    invoicesPerSecond: Math.round(units / run.seconds),
    statementsPerInvoice: Math.round((statements / units) * 1000) / 1000,
  }
}

/** The last three months against the first three after the first, which has caches to fill. */
function ageRatio(seconds: readonly number[]): number {
  const mean = (part: readonly number[]): number =>
    [...part].sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? Number.NaN
  return round(mean(seconds.slice(-5)) / mean(seconds.slice(0, 5)))
}

async function runOnce(system: System, through: Temporal.PlainDate): Promise<Run> {
  const actor = { actor: 'bench' }
  const call = async (name: string, input: object): Promise<Record<string, unknown>> => {
    const command = commands.get(name)
    if (command === undefined) throw new Error(`no command ${name}`)
    const result = await execute(system, command, input, actor)
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    return result.value as Record<string, unknown>
  }
  const worker = await startWorker({
    target: system.database.target,
    tasks: { ...invoicingTasks(system), renderDocuments: async () => {} },
    concurrency: 2,
    log: system.log,
  })
  try {
    const since = performance.now()
    const issueOn = through.add({ days: 2 }).toString()
    const scope = { entity: ENTITY, cycle: CYCLE, through: through.toString(), issueOn }
    const runId = String((await call('startBillRun', scope)).runId)
    await reached(system, runId, 'review')
    const rated = performance.now()
    await call('approveBillRun', { runId, holdOpen: true })
    await call('issueBillRun', { runId })
    await reached(system, runId, 'issued')
    const done = performance.now()
    return {
      runId,
      seconds: round((done - since) / 1000),
      ratingSeconds: round((rated - since) / 1000),
      issuingSeconds: round((done - rated) / 1000),
    }
  } finally {
    await worker.stop()
  }
}

/** Waits for a state on a connection of its own, so that asking does not count as the run's work. */
async function reached(system: System, runId: string, state: string): Promise<void> {
  const client = new pg.Client(poolConfig(system.database.target, 1))
  await client.connect()
  try {
    for (;;) {
      const found = await client.query('SELECT state FROM bill_run WHERE run_id = $1', [runId])
      if (found.rows[0]?.state === state) return
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  } finally {
    await client.end()
  }
}

async function floorOf(
  system: System,
  folder: string,
  runId: string,
  through: Temporal.PlainDate,
  units: number,
): Promise<Floor> {
  const owner = new pg.Client(poolConfig(system.database.ownerTarget, 1))
  await owner.connect()
  try {
    await owner.query(DRAFTS_AGAIN)
    const copySeconds = await secondsToCopy(owner, folder, [
      { table: 'bill_run_account' },
      { table: 'draft_copy' },
      { table: 'invoice' },
      { table: 'invoice_line' },
      { table: 'invoice_tax' },
      { table: 'ledger_transfer' },
      { table: 'document_number' },
    ])
    return {
      copySeconds: round(copySeconds),
      scanSeconds: round(await scanSeconds(owner, through)),
      ratingFloorSeconds: round(await ratingSeconds(system, runId, through, units)),
    }
  } finally {
    await owner.end()
  }
}

/** The drafts have been deleted at issue: rows of their size, made of what was issued. */
const DRAFTS_AGAIN = `
  CREATE TABLE draft_copy (LIKE draft_invoice INCLUDING ALL);
  INSERT INTO draft_copy
  SELECT i.account_id, i.run_id, 1, 0, i.legal_entity_id, i.kind, i.currency, i.net_minor,
         i.tax_minor, i.gross_minor, 1,
         json_build_object('snapshot', i.snapshot, 'lines', l.lines, 'postings', t.postings)
    FROM invoice i
    JOIN LATERAL (SELECT json_agg(l) AS lines FROM invoice_line l
                   WHERE l.account_id = i.account_id AND l.invoice_id = i.invoice_id) l ON true
    JOIN LATERAL (SELECT json_agg(json_build_object('event', event, 'debit', debit, 'credit',
                           credit, 'amountMinor', amount_minor, 'memo', memo)) AS postings
                    FROM ledger_transfer t
                   WHERE t.account_id = i.account_id AND t.document_id = i.invoice_id) t ON true`

async function scanSeconds(client: pg.ClientBase, through: Temporal.PlainDate): Promise<number> {
  const month = through.subtract({ months: 1 }).toString()
  const since = performance.now()
  await client.query(`SELECT sum(quantity), count(*) FROM usage_event WHERE month = '${month}'`)
  for (const table of ['account', 'contract', 'subscription', 'subscription_item', 'discount']) {
    await client.query(`SELECT count(t.*) FROM ${table} t`)
  }
  return (performance.now() - since) / 1000
}

/** Rates some accounts over and over in memory, as often as makes up all units; writes nothing. */
async function ratingSeconds(
  system: System,
  runId: string,
  through: Temporal.PlainDate,
  units: number,
): Promise<number> {
  const asBefore = { billedThrough: null, staleFrom: null, draftRunId: null }
  return transaction(system.db, async tx => {
    const run = await loadRun(tx, runId)
    if (run === undefined) throw new Error('the run is gone')
    const found = await sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM account
       WHERE cycle_code IS NOT NULL ORDER BY account_id LIMIT 500`.execute(tx)
    const accountIds = found.rows.map(row => row.accountId)
    const loaded = await loadFacts(tx, { accountIds, legalEntityId: run.legalEntityId, through })
    const accounts = loaded.map(account => ({
      ...account,
      subscriptions: account.subscriptions.map(s => ({ ...s, state: asBefore })),
    }))
    const planned = accounts.map(account => ({ account, planned: planCharges(account, through) }))
    const usage = await loadUsage(tx, planned)
    const nothing = { billed: new Map(), history: new Map(), creditedLines: new Set<string>() }
    const none = { openings: new Map(), settled: new Map() }
    const facts = { ...(await ratingFacts(tx, run)), ...nothing, ...none }
    const since = performance.now()
    for (let done = 0; done < units; done += accounts.length) {
      for (const account of accounts) {
        const measured = usage.get(account.accountId) ?? []
        rateAccount(account, planCharges(account, through), measured, facts)
      }
    }
    return (performance.now() - since) / 1000
  })
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
