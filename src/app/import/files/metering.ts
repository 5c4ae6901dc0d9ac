import { readJson } from '../../../formats/strict-json.ts'
import { defineChannels } from '../../../metering/commands/channels.ts'
import { recordIntervals } from '../../../metering/commands/intervals.ts'
import { recordReads } from '../../../metering/commands/reads.ts'
import { recordUsageEvents } from '../../../metering/commands/usage-events.ts'
import type { Cells } from '../cells.ts'
import { CellProblem } from '../problem.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const channels: FileSpec = {
  file: 'channels.csv',
  ...columns(`account_number premise_code meter_code serial register? multiplier? digits?
    installed_on removed_on?`),
  command: bulk(defineChannels),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    premiseCode: c!.text('premise_code'),
    meterCode: c!.text('meter_code'),
    serial: c!.text('serial'),
    register: c!.given('register'),
    multiplier: c!.given('multiplier'),
    digits: c!.whole('digits'),
    installedOn: c!.text('installed_on'),
    removedOn: c!.orNull('removed_on'),
  }),
}

export const reads: FileSpec = {
  file: 'reads.csv',
  ...columns('account_number serial register? read_on value quality?'),
  command: bulk(recordReads),
  extra: { source: 'import' },
  batchRows: 5000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    serial: c!.text('serial'),
    register: c!.given('register'),
    readOn: c!.text('read_on'),
    value: c!.text('value'),
    quality: c!.given('quality'),
  }),
}

export const intervals: FileSpec = {
  file: 'intervals.csv',
  ...columns('account_number serial register? day minutes values qualities?'),
  command: bulk(recordIntervals),
  extra: { source: 'import' },
  // A few megabytes, and one look at each channel for a month of its days.
  batchRows: 5000,
  inFlight: 2,
  // Of two rows for one day the later one holds.
  inTurn: c => {
    const [account, serial, day] = [c.text('account_number'), c.text('serial'), c.text('day')]
    return `${account.trim()}|${serial.trim()}|${day.trim()}`
  },
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    serial: c!.text('serial'),
    register: c!.given('register'),
    day: c!.text('day'),
    minutes: c!.whole('minutes'),
    values: c!.text('values'),
    qualities: c!.given('qualities'),
  }),
}

export const events: FileSpec = {
  file: 'events.csv',
  ...columns(
    'account_number subscription_number meter_code event_key occurred_at quantity properties?',
  ),
  command: bulk(recordUsageEvents),
  extra: { source: 'import' },
  batchRows: 10_000,
  // Events stand for themselves, so two batches may be under way; a core each.
  inFlight: 2,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    subscriptionNumber: c!.text('subscription_number'),
    meterCode: c!.text('meter_code'),
    eventKey: c!.text('event_key'),
    occurredAt: c!.text('occurred_at'),
    quantity: c!.text('quantity'),
    properties: propertyCell(c!),
  }),
}

/** `{"region": "eu"}`: JSON whose values are texts; empty for none. */
function propertyCell(c: Cells): Readonly<Record<string, string>> | undefined {
  const text = c.given('properties')
  if (text === undefined) return undefined
  const read = readJson(text, { depth: 1, length: 4000 })
  if (!read.ok) throw new CellProblem('properties', text, `JSON: ${read.fault.reason}`)
  const { value } = read
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject || Object.values(value).some(each => typeof each !== 'string')) {
    throw new CellProblem('properties', text, 'JSON of texts such as {"region": "eu"}')
  }
  return value as Record<string, string>
}
