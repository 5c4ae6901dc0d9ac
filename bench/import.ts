import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { importFolder } from '../src/app/import/folder.ts'
import { poolConfig, rows as query } from '../src/platform/database/database.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { secondsToCopy } from './copy-baseline.ts'

const SEED = join(import.meta.dirname, 'seed.ts')
const START = '2026-01-01'
/** The same for every number of rows, so that memory can be compared. */
const ACCOUNTS = 10_000

/**
 * Imports usage events of a month of 10,000 accounts from CSV, in the order of their time, so that
 * neighbouring rows are of different accounts (the unfavourable order), and compares it with COPY
 * of the same rows into an empty table with the same indexes. One JSON line.
 */
export async function importBench({ rows }: { readonly rows: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  execFileSync(process.execPath, [SEED, folder, String(ACCOUNTS), '0', START])
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  try {
    const files = join(folder, 'import')
    await mkdir(files)
    // The register of numbers, which the reference units do without.
    await query(
      system.db,
      sql`INSERT INTO account_number (number, account_id) SELECT number, account_id FROM account
              ON CONFLICT DO NOTHING`,
    )
    const subscriptions = await query(
      system.db,
      sql<Named>`SELECT a.number AS account, s.number AS subscription
                   FROM subscription s JOIN account a USING (account_id) ORDER BY a.number`,
    )
    await pipeline(
      Readable.from(lines(subscriptions, rows)),
      createWriteStream(join(files, 'events.csv')),
    )
    subscriptions.length = 0
    const since = performance.now()
    const summary = await importFolder(system, { folder: files, actor: 'bench' })
    const seconds = (performance.now() - since) / 1000
    if (summary.created !== rows) throw new Error(`${summary.rejected} rows were rejected`)
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
    const copySeconds = await copied(system, folder)
    return {
      name: 'import',
      rows,
      accounts: ACCOUNTS,
      efficiency: Number((copySeconds / seconds).toFixed(3)),
      rowsPerSecond: Math.round(rows / seconds),
      copyRowsPerSecond: Math.round(rows / copySeconds),
      peakRssMb,
    }
  } finally {
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Named = { readonly account: string; readonly subscription: string }

async function copied(system: System, folder: string): Promise<number> {
  const client = new pg.Client(poolConfig(system.database.ownerTarget, 1))
  await client.connect()
  try {
    return await secondsToCopy(client, folder, [{ table: 'usage_event' }])
  } finally {
    await client.end()
  }
}

/** About a megabyte at a time; the times run through January, the accounts round and round. */
function* lines(subscriptions: readonly Named[], count: number): Generator<string> {
  const first = Temporal.Instant.from(`${START}T00:00:00Z`).epochMilliseconds
  const stepMs = Math.floor((30 * 86_400_000) / count)
  let text = 'account_number,subscription_number,meter_code,event_key,occurred_at,quantity\n'
  for (let i = 0; i < count; i += 1) {
    const { account, subscription } = subscriptions[(i * 7919) % subscriptions.length]!
    const at = new Date(first + 43_200_000 + i * stepMs).toISOString()
    text += `${account},${subscription},CALL,evt-${i.toString(36).padStart(8, '0')},${at},${(i % 50) + 1}.5\n`
    if (text.length < 1_000_000) continue
    yield text
    text = ''
  }
  yield text
}
