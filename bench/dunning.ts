import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { commands } from '../src/app/registry.ts'
import { type Debtor, proposeReminder } from '../src/collections/reminders/propose.ts'
import { dunningTasks } from '../src/collections/runs/jobs.ts'
import { plainTextOf } from '../src/documents/messages/blocks.ts'
import { filled } from '../src/documents/messages/facts.ts'
import { chooseWording } from '../src/documents/messages/select.ts'
import { readWording, worded } from '../src/documents/messages/wording.ts'
import { execute } from '../src/platform/command.ts'
import { affected, poolConfig } from '../src/platform/database/database.ts'
import { startWorker } from '../src/platform/jobs.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { secondsToCopy } from './copy-baseline.ts'
import { StatementProfile } from './statement-profile.ts'

type Line = Readonly<Record<string, unknown>>

const ENTITY = {
  ...{ code: 'NOV', name: 'Nova', addressLines: ['1 Main St'], country: 'DE', currency: 'EUR' },
  timeZone: 'Europe/Berlin',
}
const RUN_ON = '2026-06-30'

/**
 * A run of reminders over customers who each owe two overdue items, one in ten of them with a part in
 * dispute: prepared, released and sent, each letter with its exact text. Compared with what this machine
 * could do at best: COPY of the rows it wrote, deciding in memory on all cores, a scan of what it read.
 */
export async function dunningBench({ accounts }: { readonly accounts: number }): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  try {
    await give(system, 'defineLegalEntities', { entities: [ENTITY] })
    await fill(system, accounts)
    const profile = new StatementProfile()
    const before = system.database.statements.count
    const run = await runOnce(system)
    const statements = system.database.statements.count - before
    const profiled = profile.stop(12)
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
    const floor = await floorOf(system, folder, accounts)
    const best = Math.max(
      floor.copySeconds,
      floor.decideSeconds / availableParallelism(),
      floor.scanSeconds,
    )
    return {
      ...{ name: 'dunning', accounts, ...run, ...floor },
      efficiency: round(best / run.seconds),
      lettersPerSecond: Math.round(accounts / run.seconds),
      statementsPerLetter: Math.round((statements / accounts) * 1000) / 1000,
      peakRssMb,
      profile: profiled,
    }
  } finally {
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function give(system: System, name: string, input: object): Promise<Record<string, unknown>> {
  const command = commands.get(name)
  if (command === undefined) throw new Error(`no command ${name}`)
  const result = await execute(system, command, input, { actor: 'bench' })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value as Record<string, unknown>
}

/** Customers with two items each, 30 and 20 days overdue; of every tenth a part is in dispute. */
async function fill({ db, database }: System, accounts: number): Promise<void> {
  await affected(
    db,
    sql`
      INSERT INTO account (account_id, number, kind, name, language, time_zone, bill_to, country,
                           email, delivery, recorded_at)
      SELECT md5('account ' || n)::uuid, 'A-' || n, 'person', 'Customer ' || n, 'en',
             'Europe/Berlin',
             '{"lines": ["Weg 1", "10115 Berlin"], "line1": "Weg 1", "city": "Berlin",
               "postalCode": "10115", "country": "DE"}', 'DE',
             'customer' || n || '@example.com', CASE WHEN n % 2 = 0 THEN 'email' ELSE 'post' END,
             '2026-01-01T08:00:00Z'
        FROM generate_series(1, ${accounts}::int) n`,
  )
  await affected(
    db,
    sql`
      INSERT INTO open_item (account_id, item_id, legal_entity_id, currency, kind, control,
             amount_minor, open_minor, document_on, due_on, reference, recorded_at)
      SELECT md5('account ' || n)::uuid, md5('item ' || n || ' ' || i)::uuid, e.legal_entity_id,
             'EUR', 'opening', '1200', 5000 + n % 1000, 5000 + n % 1000,
             ${RUN_ON}::date - 50 + 10 * i, ${RUN_ON}::date - 40 + 10 * i, 'R-' || n || '-' || i,
             '2026-01-01T08:00:00Z'
        FROM generate_series(1, ${accounts}::int) n, generate_series(1, 2) i, legal_entity e`,
  )
  await affected(
    db,
    sql`
      INSERT INTO item_freeze (account_id, freeze_id, item_id, reason, amount_minor, from_on,
                               source_id, recorded_at, recorded_by)
      SELECT md5('account ' || n)::uuid, md5('freeze ' || n)::uuid,
             md5('item ' || n || ' ' || 1)::uuid, 'dispute', 1000, '2026-06-01',
             md5('freeze ' || n)::uuid, '2026-06-01T08:00:00Z', 'bench'
        FROM generate_series(10, ${accounts}::int, 10) n`,
  )
  // As the owner: whoever does not own the tables is refused with a mere warning, and then every chunk
  // reads all open items of the legal entity.
  const owner = new pg.Client(poolConfig(database.ownerTarget, 1))
  await owner.connect()
  try {
    await owner.query('ANALYZE')
  } finally {
    await owner.end()
  }
}

async function runOnce(system: System) {
  const worker = await startWorker({
    target: system.database.target,
    tasks: dunningTasks(system),
    concurrency: 2,
    log: system.log,
  })
  try {
    const since = performance.now()
    const { run } = await give(system, 'startDunningRun', { entity: 'NOV', on: RUN_ON })
    await reached(system, String(run), 'review')
    const prepared = performance.now()
    await give(system, 'approveDunningRun', { run })
    await give(system, 'sendDunningRun', { run })
    await reached(system, String(run), 'sent')
    const done = performance.now()
    return {
      seconds: round((done - since) / 1000),
      preparingSeconds: round((prepared - since) / 1000),
      sendingSeconds: round((done - prepared) / 1000),
    }
  } finally {
    await worker.stop()
  }
}

/** Waits for a state on a connection of its own, so that asking does not count as the run's work. */
async function reached(system: System, number: string, state: string): Promise<void> {
  const client = new pg.Client(poolConfig(system.database.target, 1))
  await client.connect()
  try {
    for (;;) {
      const found = await client.query('SELECT state FROM dunning_run WHERE number = $1', [number])
      if (found.rows[0]?.state === state) return
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  } finally {
    await client.end()
  }
}

async function floorOf(system: System, folder: string, accounts: number) {
  const owner = new pg.Client(poolConfig(system.database.ownerTarget, 1))
  await owner.connect()
  try {
    const copySeconds = await secondsToCopy(owner, folder, [
      { table: 'dunning_outcome' },
      { table: 'dunning_notice' },
      { table: 'dunning_notice_item' },
      { table: 'interaction' },
      { table: 'message' },
    ])
    const since = performance.now()
    await owner.query('SELECT count(o) FROM open_item o WHERE open_minor > 0')
    await owner.query('SELECT count(a) FROM account a')
    const scanSeconds = (performance.now() - since) / 1000
    return {
      copySeconds: round(copySeconds),
      scanSeconds: round(scanSeconds),
      decideSeconds: round(decideSeconds(accounts)),
    }
  } finally {
    await owner.end()
  }
}

/** What is proposed is decided twice, when it is prepared and when it is sent, and each letter worded. */
function decideSeconds(accounts: number): number {
  const runOn = Temporal.PlainDate.from(RUN_ON)
  const level = { level: 1, afterDays: 7, daysSinceLast: 0, channel: 'preferred' as const }
  const policy = {
    levels: [{ ...level, template: 'reminder_1', feeMinor: 0n }],
    ...{ graceDays: 3, thresholdMinor: 500n, returnGraceDays: 7 },
    version: { policyCode: 'standard', fromOn: runOn, revision: 0 },
    ...{ afterReturn: 'keep' as const, inHardship: 'stop' as const },
  }
  const item = (itemId: string) => ({
    ...{ itemId, openMinor: 5000n, heldBack: [], returnedOn: null, sent: [], isCharge: false },
    dueOn: runOn.subtract({ days: 20 }),
  })
  const debtor: Debtor = {
    ...{ accountId: 'a', currency: 'EUR', unappliedMinor: 0n, block: null, isInHardship: false },
    ...{ delivery: 'email', hasEmail: true, hasPhone: true, refusal: () => undefined },
    items: [item('1'), item('2')],
  }
  const since = performance.now()
  for (let i = 0; i < 2 * accounts; i += 1) proposeReminder(debtor, policy, runOn)
  const write = letterWriter(runOn)
  for (let i = 0; i < accounts; i += 1) write(i)
  return (performance.now() - since) / 1000
}

/** Words a letter with two items: what must be done in memory for each. */
function letterWriter(today: Temporal.PlainDate): (n: number) => string {
  const wording = readWording(
    chooseWording([], {
      ...{ code: 'reminder_1', language: 'en', channel: 'letter' },
      legalEntityId: '',
    }),
  )
  const money = { minor: 5000n, currency: 'EUR' }
  const dates = { issuedOn: today, dueOn: today, overdueDays: 20 }
  const nothing = { email: null, phone: null, website: null, bankName: null, iban: null, bic: null }
  return n => {
    const row = { document: `R-${n}`, ...dates, amount: money, open: money }
    const customer = { name: `Customer ${n}`, number: `A-${n}` }
    const parties = { customer, entity: { name: 'Nova', ...nothing }, today }
    const facts = { items: [row, row], total: money, payBy: today }
    const to = { language: 'en', locale: 'en-GB' } as const
    const { scope, tables } = filled('reminder_1', facts, parties, to)
    return plainTextOf(worded(wording, scope, tables).blocks)
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
