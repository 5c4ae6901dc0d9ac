import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { GreenButtonDirectory } from '../../src/formats/green-button/directory.ts'
import { GreenButtonReader } from '../../src/formats/green-button/green-button.ts'
import type { GreenButtonItem } from '../../src/formats/green-button/items.ts'
import { Decimal } from '../../src/kernel/decimal.ts'

/**
 * Sample feeds stand beside the repository and are not ours to copy; without them this suite has
 * nothing to compare and is left out.
 */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const standards = join(dirname(repository), 'shared/standards')

type Sample = { readonly file: string; readonly expected: Readonly<Record<string, unknown>> }

function samples(): Sample[] {
  if (!existsSync(standards)) return []
  const { entries } = JSON.parse(readFileSync(join(standards, 'index.json'), 'utf8'))
  return (entries as Sample[]).filter(({ file }) => file.startsWith('greenbutton/'))
}

const all = samples()

/** Pieces of 1,000 bytes, so that tags and letters are cut anywhere. */
function read(file: string): GreenButtonItem[] {
  const bytes = readFileSync(join(standards, file))
  const reader = new GreenButtonReader()
  const items: GreenButtonItem[] = []
  for (let at = 0; at < bytes.length; at += 1000) {
    items.push(...reader.push(bytes.subarray(at, at + 1000)))
  }
  return [...items, ...reader.end()]
}

const textOf = (value: number | Decimal | null): string | null =>
  value === null ? null : value.toString()

/** As index.json lists them. */
function figures(items: readonly GreenButtonItem[]): Record<string, unknown> {
  const of = <Kind extends GreenButtonItem['kind']>(kind: Kind) =>
    items.filter((item): item is Extract<GreenButtonItem, { kind: Kind }> => item.kind === kind)
  const readings = of('reading')
  const sum = (values: readonly (Decimal | null)[]): number =>
    Number(
      values.reduce<Decimal>((total, value) => total.plus(value ?? Decimal.zero), Decimal.zero),
    )
  const starts = readings.map(({ start }) => start).toSorted((a, b) => a - b)
  const lengths = readings.flatMap(({ seconds }) => seconds ?? [])
  return {
    usagePoints: of('usagePoint').length,
    meterReadings: of('meterReading').length,
    intervalBlocks: of('block').length,
    intervalReadings: readings.length,
    sumOfValues: sum(readings.map(({ value }) => value)),
    firstStart: starts[0] ?? null,
    lastStart: starts.at(-1) ?? null,
    durations: [...new Set(lengths)].map(String),
    readingTypes: of('readingType').map(type => ({
      powerOfTenMultiplier: String(type.powerOfTenMultiplier),
      uom: textOf(type.uom),
      intervalLength: textOf(type.intervalLength),
      flowDirection: textOf(type.flowDirection),
      currency: textOf(type.currency),
    })),
    usageSummaries: of('usageSummary').map(summary => ({
      start: textOf(summary.start),
      duration: textOf(summary.seconds),
      billLastPeriod: textOf(summary.billLastPeriod),
      overallConsumptionLastPeriod: textOf(summary.overallConsumptionLastPeriod),
    })),
    sumOfIntervalCosts: sum(readings.map(({ cost }) => cost)),
  }
}

/** The control list names the first reading types and summaries of a file, not all of them. */
function figuresAsListed(items: readonly GreenButtonItem[], expected: Sample['expected']): unknown {
  const found = figures(items)
  const first = ['readingTypes', 'usageSummaries'].map(name => {
    const length = (expected[name] as unknown[]).length
    return [name, (found[name] as unknown[]).slice(0, length)]
  })
  return { ...found, ...Object.fromEntries(first) }
}

describe.runIf(all.length > 0)('Green Button samples', () => {
  test('are there', () => {
    expect(all.length).toBeGreaterThan(5)
  })

  test.each(all)('$file gives the figures of its control list', ({ file, expected }) => {
    const items = read(file)
    expect(items.filter(({ kind }) => kind === 'fault')).toEqual([])
    expect(figuresAsListed(items, expected)).toMatchObject(expected)
  })

  test.each(all)('every reading of $file finds its type and usage point', ({ file }) => {
    const items = read(file)
    const directory = new GreenButtonDirectory()
    for (const item of items) directory.add(item)
    for (const item of items) {
      if (item.kind !== 'block') continue
      expect(directory.seriesOf(item.entry)).toMatchObject({
        usagePoint: expect.stringMatching(/\/UsagePoint\/\w+$/),
        readingType: { uom: 72 },
      })
    }
  })
})
