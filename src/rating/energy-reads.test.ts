import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { parsePeriod } from '../kernel/period.ts'
import {
  consumption,
  type ReadQuality,
  type RegisterChannel,
  type RegisterRead,
} from './energy-reads.ts'

const CHANNEL: RegisterChannel = { meter: 'M1', digits: 5, multiplier: Decimal.one }

/** `2026-01-01 100, 2026-02-01 410 estimated` */
function reads(text: string): RegisterRead[] {
  return text.split(', ').map(read => {
    const [readOn = '', value = '', quality = 'actual'] = read.split(' ')
    return {
      readOn: Temporal.PlainDate.from(readOn),
      value: Decimal.parse(value),
      quality: quality as ReadQuality,
    }
  })
}

function told(text: string, period: string, channel = CHANNEL): string {
  const result = consumption(reads(text), channel, parsePeriod(period))
  if (!result.ok) return result.refusal.code
  const { quantity, estimated } = result.value
  return `${quantity}${estimated ? ' estimated' : ''}`
}

describe('a register', () => {
  test.each([
    ['2026-01-01 100, 2026-02-01 410', '2026-01-01..2026-02-01', '310'],
    // Between two reads the days share evenly.
    ['2026-01-01 100, 2026-02-01 410', '2026-01-11..2026-01-16', '50'],
    ['2026-01-01 0, 2026-01-04 10', '2026-01-01..2026-01-02', '3.333'],
    // The highest reading is followed by zero.
    ['2026-01-01 99990, 2026-02-01 20', '2026-01-01..2026-02-01', '30'],
    // A fall of more than half the register is none.
    ['2026-01-01 500, 2026-02-01 490', '2026-01-01..2026-02-01', 'read_went_backwards'],
    ['2026-01-01 60000, 2026-02-01 10000', '2026-01-01..2026-02-01', 'read_went_backwards'],
    // After the last read it goes on at its average, and says so.
    ['2026-01-01 0, 2026-01-11 100', '2026-01-01..2026-02-01', '310 estimated'],
    // The average looks back 12 months at most.
    ['2024-01-01 0, 2025-06-01 9000, 2026-01-01 9214', '2026-01-01..2026-01-11', '10 estimated'],
    // Nothing is counted before the meter was there.
    ['2026-01-11 0, 2026-02-01 210', '2026-01-01..2026-02-01', '210'],
    ['2026-02-11 0, 2026-03-01 210', '2026-01-01..2026-02-01', 'no_reads'],
    ['2026-01-01 100', '2026-01-01..2026-02-01', 'no_reads'],
    // An actual read outweighs an estimate of the same day, and one that was too high.
    ['2026-01-01 0, 2026-02-01 500 estimated, 2026-02-01 310', '2026-01-01..2026-02-01', '310'],
    ['2026-01-01 0, 2026-02-01 500 estimated, 2026-03-01 295', '2026-01-01..2026-02-01', '155'],
    ['2026-01-01 0, 2026-02-01 310 estimated', '2026-01-01..2026-02-01', '310 estimated'],
    ['2026-01-01 0, 2026-01-01 1, 2026-02-01 310', '2026-01-01..2026-02-01', 'reads_contradict'],
  ])('%s in %s → %s', (text, period, expected) => {
    expect(told(text, period)).toBe(expected)
  })

  test('counts units of its multiplier', () => {
    const channel = { ...CHANNEL, multiplier: Decimal.parse('0.5') }
    expect(told('2026-01-01 100, 2026-02-01 410', '2026-01-01..2026-02-01', channel)).toBe('155')
  })

  test('shows the reads that a period touches, whole spans as one', () => {
    const text = '2025-12-22 0, 2026-01-11 200, 2026-01-21 300, 2026-02-01 410, 2026-02-11 510'
    const result = consumption(reads(text), CHANNEL, parsePeriod('2026-01-01..2026-02-06'))
    const shown = result.ok ? result.value.evidence : []
    expect(
      shown.map(step => {
        if (step.step !== 'read') return step.step
        const { from, previous, to, current, days, of, quantity } = step
        return `${from} ${previous} ${to} ${current} ${days}/${of} ${quantity}`
      }),
    ).toEqual([
      '2025-12-22 0 2026-01-11 200 10/20 100',
      '2026-01-11 200 2026-02-01 410 21/21 210',
      '2026-02-01 410 2026-02-11 510 5/10 50',
    ])
  })
})

const START = Temporal.PlainDate.from('2026-01-01')
const day = (n: number) => START.add({ days: n })

/** A year of reads on rising days, with steps far below half the register. */
const series = fc
  .array(fc.record({ days: fc.integer({ min: 1, max: 60 }), wh: fc.nat({ max: 9_999_999 }) }), {
    minLength: 2,
    maxLength: 8,
  })
  .map(steps => {
    let on = 0
    let value = 0n
    return steps.map(({ days, wh }, i): RegisterRead => {
      if (i > 0) {
        on += days
        value = (value + BigInt(wh)) % 100_000_000n
      }
      return { readOn: day(on), value: new Decimal(value, 3), quality: 'actual' }
    })
  })

const threeDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 3 })
  .map(days => days.sort((a, b) => a - b) as [number, number, number])

function used(all: readonly RegisterRead[], from: number, to: number): Decimal {
  const result = consumption(all, CHANNEL, { start: day(from), end: day(to) })
  return result.ok ? result.value.quantity : Decimal.zero
}

describe('any reads', () => {
  test('adjoining periods add up to the whole, read, interpolated or carried on', () => {
    fc.assert(
      fc.property(series, threeDays, (all, [a, b, c]) => {
        expect(
          used(all, a, b)
            .plus(used(all, b, c))
            .toString(),
        ).toBe(used(all, a, c).toString())
      }),
    )
  })

  test('any order and repetition of equal reads gives the same', () => {
    const shuffled = series.chain(all =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, threeDays, ([all, mixed], [a, , c]) => {
        const period = { start: day(a), end: day(c) }
        expect(consumption(mixed, CHANNEL, period)).toEqual(consumption(all, CHANNEL, period))
      }),
    )
  })

  test('the reads shown add up to the quantity', () => {
    fc.assert(
      fc.property(series, threeDays, (all, [a, , c]) => {
        const result = consumption(all, CHANNEL, { start: day(a), end: day(c) })
        if (!result.ok) return
        const shown = result.value.evidence.reduce(
          (sum, step) => (step.step === 'read' ? sum.plus(Decimal.parse(step.quantity)) : sum),
          Decimal.zero,
        )
        expect(shown.toString()).toBe(result.value.quantity.toString())
      }),
    )
  })
})
