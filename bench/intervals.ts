import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { importFolder } from '../src/app/import/folder.ts'
import { poolConfig, rows as query } from '../src/platform/database/database.ts'
import { ensureMonths } from '../src/platform/database/months.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { secondsToCopy } from './copy-baseline.ts'
import { StatementProfile } from './statement-profile.ts'

const SEED = join(import.meta.dirname, 'seed.ts')
const START = '2026-01-01'
const VALUES_A_DAY = 96

export type IntervalsBench = { readonly meters: number; readonly days: number }

type Line = Readonly<Record<string, unknown>>

/**
 * Imports quarter-hourly days of many meters from CSV, a day of all meters after the other, and
 * compares it with COPY of the stored rows into an empty table with the same indexes. One JSON line.
 */
export async function intervalsBench({ meters, days }: IntervalsBench): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  execFileSync(process.execPath, [SEED, folder, String(meters), '0', START])
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  try {
    await query(
      system.db,
      sql`INSERT INTO account_number (number, account_id) SELECT number, account_id FROM account
              ON CONFLICT DO NOTHING`,
    )
    const setUp = join(folder, 'set-up')
    await mkdir(setUp)
    await writeMeters(system, setUp)
    await taken(system, setUp)
    const files = join(folder, 'import')
    await mkdir(files)
    const accounts = await numbersOf(system)
    await pipeline(
      Readable.from(lines(accounts, days)),
      createWriteStream(join(files, 'intervals.csv')),
    )
    const start = Temporal.PlainDate.from(START)
    const months = [start, start.add({ days })]
    await ensureMonths(system.db, 'interval_day', months)
    const statements = new StatementProfile()
    const since = performance.now()
    const rows = await taken(system, files)
    const seconds = (performance.now() - since) / 1000
    const profile = statements.stop(12)
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
    const copySeconds = await copied(system, folder)
    return {
      name: 'intervals',
      meters,
      days,
      rows,
      values: rows * VALUES_A_DAY,
      efficiency: Number((copySeconds / seconds).toFixed(3)),
      valuesPerSecond: Math.round((rows * VALUES_A_DAY) / seconds),
      copyValuesPerSecond: Math.round((rows * VALUES_A_DAY) / copySeconds),
      seconds: Number(seconds.toFixed(2)),
      copySeconds: Number(copySeconds.toFixed(2)),
      peakRssMb,
      profile,
    }
  } finally {
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function numbersOf(system: System): Promise<string[]> {
  const found = await query(
    system.db,
    sql<{ number: string }>`SELECT number FROM account WHERE kind <> 'house' ORDER BY number`,
  )
  return found.map(row => row.number)
}

async function writeMeters(system: System, folder: string): Promise<void> {
  const accounts = await numbersOf(system)
  await writeFile(
    join(folder, 'meters.csv'),
    'meter_code,name_en,unit,source,aggregation\nGRID,Energy,kWh,intervals,sum\n',
  )
  await writeFile(
    join(folder, 'premises.csv'),
    `account_number,premise_code,name,address_1,postal_code,city,country\n${accounts
      .map(number => `${number},GRID,Home,Street 1,10115,Berlin,DE\n`)
      .join('')}`,
  )
  await writeFile(
    join(folder, 'channels.csv'),
    `account_number,premise_code,meter_code,serial,register,multiplier,digits,installed_on\n${accounts
      .map(number => `${number},GRID,GRID,M-${number},1,1,,2025-01-01\n`)
      .join('')}`,
  )
}

async function taken(system: System, folder: string): Promise<number> {
  const summary = await importFolder(system, { folder, actor: 'bench' })
  if (summary.rejected > 0) throw new Error(`${summary.rejected} rows were rejected`)
  return summary.created
}

async function copied(system: System, folder: string): Promise<number> {
  const client = new pg.Client(poolConfig(system.database.ownerTarget, 1))
  await client.connect()
  try {
    return await secondsToCopy(client, folder, [{ table: 'interval_day' }])
  } finally {
    await client.end()
  }
}

/** About a megabyte at a time; no two days of a meter are alike. */
function* lines(accounts: readonly string[], days: number): Generator<string> {
  let text = 'account_number,serial,register,day,minutes,values\n'
  for (let n = 0; n < days; n += 1) {
    const day = Temporal.PlainDate.from(START).add({ days: n })
    // Days on which clocks change have other than 96 quarters.
    if (['2026-03-29', '2026-10-25'].includes(day.toString())) continue
    for (const [i, account] of accounts.entries()) {
      const values = Array.from({ length: VALUES_A_DAY }, (_, q) =>
        (((i * 31 + n * 7 + q * 13) % 900) / 1000).toFixed(3),
      )
      text += `${account},M-${account},1,${day},15,${values.join(' ')}\n`
      if (text.length < 1_000_000) continue
      yield text
      text = ''
    }
  }
  yield text
}
