import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { type Db, openDb, poolConfig, rows as query } from '../src/platform/database/database.ts'
import { placeText } from '../src/platform/list-where.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { CLIENTS, Client, secretOf, urlOf } from './client.ts'
import { secondsToCopy } from './copy-baseline.ts'
import { screenTimes } from './screens.ts'
import { storeInvoices } from './stored-invoices.ts'

const ROOT = join(import.meta.dirname, '..')
const SEED = join(import.meta.dirname, 'seed.ts')
const START = '2026-01-01'
/** Events of one request, as meter gateways send them. */
const BATCH = 1000

export type ApiBench = {
  readonly events: number
  readonly accounts: number
  readonly invoices: number
}

type Line = Readonly<Record<string, unknown>>

/**
 * Sends usage through `quittance server` in batches of 1,000 and compares it with COPY of the same
 * rows; then pages through lists of accounts and of very many invoices and compares a page of 50 with
 * two answers that hold nothing but the framework: the same page as a fixed text (static-answer.ts), and
 * /health, which is a few bytes. Once where all ask for one page, and so share answers (decision 0022),
 * once where each asks for another. And what a person waits for first pages and for the search
 * (screens.ts). One JSON line.
 */
export async function apiBench({ events, accounts, invoices }: ApiBench): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  execFileSync(process.execPath, [SEED, folder, String(accounts), '0', START])
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  const server = spawn(process.execPath, [join(ROOT, 'src/app/cli.ts'), 'server', '--port', '0'], {
    env: {
      ...process.env,
      QUITTANCE_DATA: folder,
      QUITTANCE_LOG: 'silent',
      QUITTANCE_API_REQUESTS: '100000000',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let fixed: ChildProcess | undefined
  try {
    const client = new Client(await urlOf(server), await secretOf(system))
    await query(
      system.db,
      sql`INSERT INTO account_number (number, account_id) SELECT number, account_id FROM account
              ON CONFLICT DO NOTHING`,
    )
    await withOwner(system, owner => storeInvoices(owner, invoices))
    // As after a night: no autovacuum of a million new rows beside what is measured.
    await withOwner(system, owner => sql`VACUUM (ANALYZE)`.execute(owner))
    const sent = await sendEvents(system, client, events)
    const copySeconds = await copied(system, folder)
    const screens = await screenTimes(system.db, client)
    const places = await placesIn(system)
    const last = places.at(0)
    const page = await client.send('/v1/documents?limit=50')
    fixed = await fixedAnswer(folder, page.text)
    const fixedUrl = await urlOf(fixed)
    const [first = 0, lastPage = 0, others = 0, customers = 0, plain = 0, still = 0] =
      await client.rates([
        () => '/v1/documents?limit=50',
        () => `/v1/documents?limit=50&after=${last}`,
        n => `/v1/documents?limit=50&after=${places[(n * 7919) % places.length]}`,
        () => '/v1/accounts?limit=50',
        () => '/health',
        () => fixedUrl,
      ])
    return {
      name: 'api',
      events,
      accounts,
      invoices,
      usageEfficiency: round(copySeconds / sent),
      eventsPerSecond: Math.round(events / sent),
      copyRowsPerSecond: Math.round(events / copySeconds),
      listToStatic: round(first / still),
      otherPagesToStatic: round(others / still),
      customersToStatic: round(customers / still),
      lastPageToFirst: round(lastPage / first),
      listToHealth: round(first / plain),
      otherPagesToHealth: round(others / plain),
      listsPerSecond: Math.round(first),
      staticPerSecond: Math.round(still),
      healthPerSecond: Math.round(plain),
      ...screens,
    }
  } finally {
    fixed?.kill('SIGKILL')
    server.kill('SIGTERM')
    await once(server, 'exit')
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A server that gives one text to everybody. */
async function fixedAnswer(folder: string, text: string): Promise<ChildProcess> {
  const file = join(folder, 'page.json')
  await writeFile(file, text)
  return spawn(process.execPath, [join(import.meta.dirname, 'static-answer.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Seconds for all events, by some clients at once. */
async function sendEvents(system: System, client: Client, events: number): Promise<number> {
  const subscriptions = await query(
    system.db,
    sql<{ account: string; subscription: string }>`
      SELECT a.number AS account, s.number AS subscription
        FROM subscription s JOIN account a USING (account_id) ORDER BY a.number`,
  )
  const stepMs = Math.floor((30 * 86_400_000) / events)
  const first = Temporal.Instant.from(`${START}T12:00:00Z`).epochMilliseconds
  const bodies: string[] = []
  for (let from = 0; from < events; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, events - from) }, (_, n) => {
      const i = from + n
      const { account, subscription } = subscriptions[(i * 7919) % subscriptions.length]!
      return {
        accountNumber: account,
        subscriptionNumber: subscription,
        meterCode: 'CALL',
        eventKey: `evt-${i.toString(36).padStart(8, '0')}`,
        occurredAt: new Date(first + i * stepMs).toISOString(),
        quantity: `${(i % 50) + 1}.5`,
      }
    })
    bodies.push(JSON.stringify(rows))
  }
  const since = performance.now()
  const work = async (): Promise<void> => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const answer = await client.send('/v1/usage-events', body)
      if (answer.status !== 200 || answer.text.includes('rejected')) throw new Error(answer.text)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, work))
  return (performance.now() - since) / 1000
}

/** Does work with the rights of the owner of the database. */
export async function withOwner<Value>(system: System, work: (owner: Db) => Promise<Value>) {
  const owner = openDb(system.database.ownerTarget, 1)
  try {
    return await work(owner.db)
  } finally {
    await owner.close()
  }
}

async function copied(system: System, folder: string): Promise<number> {
  const client = new pg.Client(poolConfig(system.database.ownerTarget, 1))
  await client.connect()
  try {
    return await secondsToCopy(client, folder, [{ table: 'usage_event' }])
  } finally {
    await client.end()
  }
}

/** Places to ask for pages behind, one a day of invoices: the first is before the last page. */
async function placesIn(system: System): Promise<string[]> {
  const found = await query(
    system.db,
    sql<{ on: Temporal.PlainDate; account: string; id: string }>`
      (SELECT issued_on AS on, account_id AS account, invoice_id AS id FROM invoice
        ORDER BY issued_on, account_id, invoice_id OFFSET 55 LIMIT 1)
      UNION ALL
      (SELECT DISTINCT ON (issued_on) issued_on, account_id, invoice_id FROM invoice
        ORDER BY issued_on DESC, account_id DESC, invoice_id DESC)`,
  )
  return found.map(({ on, account, id }) => placeText([String(on), account, id]))
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
