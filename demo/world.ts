import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeChanges, writeHold } from './changes.ts'
import { writeCompany } from './company.ts'
import { subscriptionsOf, writeChannel, writeContract } from './contracts.ts'
import { accountNumber, type Customer, customerAt } from './customers.ts'
import { writeEvents } from './events.ts'
import { CsvFolders, type RefusedRow, type Sink } from './files.ts'
import { writeIntervals } from './intervals.ts'
import { dailyLoad } from './load.ts'
import { writeReads } from './reads.ts'
import { STORIES } from './stories.ts'
import { writeCatalog, writePriceCorrection } from './tariffs.ts'
import { writeTickets } from './tickets.ts'
import { folderAt, isoOf, monthStart, type Timeline, timelineOf } from './timeline.ts'
import { Weather } from './weather.ts'

export type WorldOptions = {
  /** Where to write; must not hold a world yet. */
  readonly folder: string
  readonly accounts: number
  readonly seed?: number
  /** Months of history, and the last of them (`2026-10`). */
  readonly months?: number
  readonly until?: string
  readonly onProgress?: (accountsDone: number) => void
}

/** A bill run that follows a delivery. */
export type PlannedRun = { readonly legalEntity: string; readonly cycle: string }

/** A delivery: import the folder at noon of `importOn`, then run and issue the bill runs. */
export type PlannedBatch = {
  readonly folder: string
  readonly month: string
  readonly importOn: string
  readonly throughOn: string
  readonly issueOn: string
  readonly runs: readonly PlannedRun[]
}

/** What `world.json` tells about a world: its course, and the accounts with something to show. */
export type World = {
  readonly seed: number
  readonly accounts: number
  readonly months: readonly string[]
  /** The clock at which `setup` is imported. */
  readonly setupOn: string
  readonly batches: readonly PlannedBatch[]
  readonly stories: readonly {
    readonly code: string
    readonly accountNumber: string
    readonly what: string
  }[]
  /** Rows that the import is expected to refuse; it takes every other. */
  readonly refusedRows: readonly RefusedRow[]
  /** Accounts that every bill run parks. */
  readonly parkedAccounts: readonly string[]
  /** Rows of each file, `folder/file.csv`. */
  readonly rows: Readonly<Record<string, number>>
}

/**
 * Writes a world: `setup` and two folders a month of CSV files as the import takes them, and
 * world.json. The same options give the same bytes. Memory does not grow with the accounts.
 */
export function writeWorld(options: WorldOptions): World {
  const { folder, accounts, seed = 20_251_101, months = 12, until = '2026-10' } = options
  if (existsSync(join(folder, 'setup'))) throw new Error(`${folder} already holds a world`)
  mkdirSync(folder, { recursive: true })
  const timeline = timelineOf(months, until)
  const weather = new Weather(seed, timeline.businessStart, timeline.end + 16)
  const sink = new CsvFolders(folder)
  writeCompany(sink, timeline)
  writeCatalog(sink)
  const corrected = folderAt(timeline, monthStart('2026-04') + 9)
  if (corrected !== undefined && timeline.householdStart < monthStart('2026-02'))
    writePriceCorrection(sink, corrected)
  for (let index = 0; index < accounts; index += 1) {
    writeCustomer(sink, seed, customerAt(seed, index, timeline), weather, timeline)
    if (index % 200 === 199) options.onProgress?.(index + 1)
  }
  sink.end()
  const world = describe(seed, accounts, timeline, sink)
  writeFileSync(join(folder, 'world.json'), `${JSON.stringify(world, null, 2)}\n`)
  return world
}

function writeCustomer(
  sink: Sink,
  seed: number,
  customer: Customer,
  weather: Weather,
  timeline: Timeline,
): void {
  const subscriptions = subscriptionsOf(seed, customer, timeline)
  const registers = writeContract(sink, seed, customer, subscriptions, timeline)
  writeChanges(sink, seed, customer, subscriptions, timeline)
  writeHold(sink, customer, timeline)
  writeTickets(sink, seed, customer, subscriptions, timeline)
  if (customer.segment === 'charging' || customer.segment === 'data') {
    writeEvents(sink, seed, customer, subscriptions[0]!.number, timeline)
  }
  if (customer.yearlyKwh === 0) return
  const load = dailyLoad(seed, customer, weather, timeline)
  for (const register of registers) writeReads(sink, seed, customer, register, load, timeline)
  if (customer.segment !== 'power') return
  const serial = `LP${customer.number.slice(2)}`
  const known =
    customer.start > timeline.businessStart ? folderAt(timeline, customer.start - 8) : 'setup'
  const channel = { premise: 'P1', serial, multiplier: 1, from: customer.start, to: undefined }
  writeChannel(sink, known ?? 'setup', customer, channel, 'energy-series')
  writeIntervals(sink, seed, customer, serial, load, timeline)
}

function describe(seed: number, accounts: number, timeline: Timeline, sink: CsvFolders): World {
  const stories = STORIES.slice(0, accounts).map(({ code, country, what }, index) => ({
    code,
    accountNumber: accountNumber(country, index),
    what,
  }))
  return {
    seed,
    accounts,
    months: timeline.months,
    setupOn: isoOf(timeline.setupOn),
    batches: timeline.batches.map(batch => ({
      folder: batch.folder,
      month: batch.month,
      importOn: isoOf(batch.importOn),
      throughOn: isoOf(batch.throughOn),
      issueOn: isoOf(batch.issueOn),
      runs: ['MH-DE', 'MH-US'].map(legalEntity => ({ legalEntity, cycle: batch.cycle })),
    })),
    stories,
    refusedRows: sink.refused,
    parkedAccounts: stories.filter(s => s.code === 'poison').map(s => s.accountNumber),
    rows: Object.fromEntries([...sink.rows].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
