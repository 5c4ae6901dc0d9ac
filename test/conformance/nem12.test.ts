import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Nem12Reader } from '../../src/formats/nem12/nem12.ts'
import type { Nem12Channel, Nem12Item } from '../../src/formats/nem12/records.ts'
import { Decimal } from '../../src/kernel/decimal.ts'

/**
 * Files of the Australian market stand beside the repository and are not ours to copy; without them
 * this suite has nothing to compare and is left out.
 */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const standards = join(dirname(repository), 'shared/standards')

type Sample = { readonly file: string; readonly format: string; readonly expected: Expected }
type Expected = {
  readonly faulty?: boolean
  readonly type?: string
  readonly channels?: readonly Readonly<Record<string, unknown>>[]
}

function samples(): Sample[] {
  if (!existsSync(standards)) return []
  const { entries } = JSON.parse(readFileSync(join(standards, 'index.json'), 'utf8'))
  return (entries as Sample[]).filter(({ file }) => file.startsWith('nem12/'))
}

const all = samples()

/** Pieces of 1,000 bytes, so that records are cut anywhere. */
function read(file: string): { version: string; items: Nem12Item[] } {
  const bytes = readFileSync(join(standards, file))
  const reader = new Nem12Reader()
  const items: Nem12Item[] = []
  for (let at = 0; at < bytes.length; at += 1000) {
    items.push(...reader.push(bytes.subarray(at, at + 1000)))
  }
  items.push(...reader.end())
  return { version: reader.version, items }
}

const sumOf = (values: readonly (Decimal | null)[]): Decimal =>
  values.reduce<Decimal>((sum, value) => (value === null ? sum : sum.plus(value)), Decimal.zero)

/** As index.json lists them: a channel each 200 record, its days added up. */
function intervalFigures(items: readonly Nem12Item[]): unknown[] {
  const days = items.filter(item => item.kind === 'day')
  const byChannel = Map.groupBy(days, day => day.channel)
  return [...byChannel].map(([channel, own]: [Nem12Channel, typeof days]) => ({
    nmi: channel.nmi,
    config: channel.configuration,
    register: channel.registerId,
    suffix: channel.suffix,
    serial: channel.meterSerial,
    uom: channel.unit,
    intervalMinutes: channel.minutes,
    days: own.length,
    intervals: own.reduce((count, day) => count + day.values.length, 0),
    sum: sumOf(own.flatMap(day => day.values)).toString(),
    quality: Object.fromEntries(
      [...Map.groupBy(own, day => day.quality)].map(([flag, same]) => [flag, same.length]),
    ),
  }))
}

function readFigures(items: readonly Nem12Item[]): unknown[] {
  const stamp = (time: Temporal.PlainDateTime): string => time.toString().replace(/\D/g, '')
  return items
    .filter(item => item.kind === 'read')
    .map(item => ({
      nmi: item.nmi,
      suffix: item.suffix,
      register: item.registerId,
      previous: item.previous.value.toString(),
      previousDate: stamp(item.previous.at),
      current: item.current.value.toString(),
      currentDate: stamp(item.current.at),
      quantity: item.quantity.toString(),
      uom: item.unit,
    }))
}

/** Figures of index.json with numbers in our notation: `006342.8` and `6342.80` are 6342.8. */
function plain(channels: Expected['channels']): unknown[] {
  const numbers = ['sum', 'previous', 'current', 'quantity']
  return (channels ?? []).map(channel => ({
    ...channel,
    ...Object.fromEntries(
      numbers
        .filter(name => name in channel)
        .map(name => [name, Decimal.parse(String(channel[name])).toString()]),
    ),
  }))
}

describe.runIf(all.length > 0)('NEM12 and NEM13 samples', () => {
  test('are there', () => {
    expect(all.length).toBeGreaterThan(20)
  })

  test.each(all.filter(({ expected }) => expected.faulty !== true))(
    '$file gives the figures of its control list',
    ({ file, expected }) => {
      const { version, items } = read(file)
      expect(items.filter(({ kind }) => kind === 'fault' || kind === 'unreadable')).toEqual([])
      const figures = version === 'NEM13' ? readFigures(items) : intervalFigures(items)
      expect({ type: version, channels: figures }).toEqual({
        type: expected.type,
        channels: plain(expected.channels),
      })
    },
  )

  test.each(all.filter(({ expected }) => expected.faulty === true))(
    '$file is refused with line and reason',
    ({ file }) => {
      const { items } = read(file)
      const faults = items.filter(item => item.kind === 'fault')
      expect(faults.map(({ line, refusal }) => `${line} ${refusal.code}`)).toEqual(
        REFUSED[file.split('/').at(-1) as string],
      )
      expect(items.filter(({ kind }) => kind === 'day')).toEqual([])
    },
  )
})

/** Where and why each faulty sample is refused. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'Example_NEM12_15min_200_30min_300.csv': ['3 nem12_interval_count'],
  'Example_NEM12_30min_200_15min_300.csv': ['3 nem12_interval_count'],
  'Example_NEM12_empty.csv': ['2 nem12_empty'],
  'Example_NEM12_missing_header.csv': ['2 nem12_no_header'],
  'Example_NEM12_powercor_missing_fields.csv': ['2 nem12_no_header'],
}
