import { describe, expect, test } from 'vitest'
import { Decimal } from '../src/kernel/decimal.ts'
import { ReadSeries } from '../src/metering/read-series.ts'
import type { ReadQuality } from '../src/metering/register.ts'
import { customerAt } from './customers.ts'
import type { FileName, Row } from './files.ts'
import { dailyLoad } from './load.ts'
import { registersOf, writeReads } from './reads.ts'
import { STORIES, type StoryCode } from './stories.ts'
import { timelineOf } from './timeline.ts'
import { Weather } from './weather.ts'

const SEED = 20_251_101
const timeline = timelineOf(12, '2026-10')
const weather = new Weather(SEED, timeline.businessStart, timeline.end + 16)
const order = ['setup', ...timeline.batches.map(batch => batch.folder)]

type Written = {
  readonly folder: string
  readonly row: Row
  readonly refusedFor: string | undefined
}

/** The reads of a customer in the order in which an import meets them. */
function readsOf(index: number): Written[] {
  const written: Written[] = []
  const write = (folder: string, _: FileName, row: Row, refusedFor?: string) => {
    written.push({ folder, row, refusedFor })
  }
  const customer = customerAt(SEED, index, timeline)
  const load = dailyLoad(SEED, customer, weather, timeline)
  for (const register of registersOf(SEED, customer, timeline)) {
    writeReads({ write }, SEED, customer, register, load, timeline)
  }
  const text = (row: Row) => String(row.read_on)
  return written.sort(
    (a, b) =>
      order.indexOf(a.folder) - order.indexOf(b.folder) || (text(a.row) < text(b.row) ? -1 : 1),
  )
}

function readsOfStory(code: StoryCode): Written[] {
  return readsOf(STORIES.findIndex(story => story.code === code))
}

describe('register reads of the demo', () => {
  test('are taken by the rules of metering, but for those said to be refused', () => {
    for (let index = 0; index < 400; index += 1) {
      const { digits } = registersOf(SEED, customerAt(SEED, index, timeline), timeline)[0] ?? {
        digits: null,
      }
      const bySerial = Map.groupBy(readsOf(index), read => read.row.serial)
      for (const [serial, reads] of bySerial) {
        const series = new ReadSeries([], { meterCode: 'energy', digits })
        for (const { row, refusedFor } of reads) {
          const taken = series.take({
            readOn: Temporal.PlainDate.from(String(row.read_on)),
            value: Decimal.parse(String(row.value)),
            quality: row.quality as ReadQuality,
          })
          const isUnknown = serial === '0XXX0000000000'
          expect('refusal' in taken || isUnknown, JSON.stringify(row)).toBe(
            refusedFor !== undefined,
          )
        }
      }
    }
  })

  test('are never delivered twice for a date in one file', () => {
    for (let index = 0; index < 400; index += 1) {
      const keys = readsOf(index).map(({ folder, row }) => `${folder} ${row.serial} ${row.read_on}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test('roll over from 99,999 to 0 in the second month', () => {
    const values = readsOfStory('rollover').map(({ row }) => Number(row.value))
    expect(values[0]).toBeGreaterThan(99_000)
    expect(values.findIndex((value, i) => i > 0 && value < values[i - 1]!)).toBe(2)
  })

  test('come late for months 2 and 6 of the late account, after those months were billed', () => {
    const [, ...later] = readsOfStory('late-read')
    const late = later.filter(({ folder, row }) => {
      const readMonth = Temporal.PlainDate.from(String(row.read_on)).subtract({ days: 1 })
      return folder > `${readMonth.toPlainYearMonth()}/2-household`
    })
    expect(late.map(({ row }) => row.read_on)).toEqual(['2026-02-01', '2026-06-01'])
  })

  test('stand still while the flat is empty', () => {
    const values = new Map(
      readsOfStory('vacant').map(({ row }) => [row.read_on, Number(row.value)]),
    )
    expect(values.get('2026-04-01')! - values.get('2026-01-01')!).toBeLessThanOrEqual(1)
    expect(values.get('2026-06-01')! - values.get('2026-04-01')!).toBeGreaterThan(100)
  })
})
