import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { dayNumber, parsePeriod } from '../../kernel/period.ts'
import { type LateCharge, type LateItem, type LatePolicy, lateCharges } from './charge.ts'

const day = (text: string) => Temporal.PlainDate.from(`2026-${text}`)

const policy = (percent: number, more: Partial<LatePolicy> = {}): LatePolicy => ({
  fromOn: Temporal.PlainDate.from('2020-01-01'),
  interest: {
    rates: [{ from: Temporal.PlainDate.from('2020-01-01'), annualPercent: Decimal.of(percent) }],
    pointsAbove: Decimal.zero,
    dayBasis: 365,
  },
  ...{ mostPercent: null, graceDays: 0, flatMinor: 0n, atPayment: false },
  ...more,
})

/** Ten per cent a year: of 365.00 ten cents a day. */
const TEN = [policy(10)]

/** Due on 31 January: 365.00; `paid 02-10 100.00`, `disputed 02-05..02-15 65.00`, `charged 02-01..03-01 2.80`. */
function item(...facts: string[]): LateItem {
  const minor = (text = '0') => BigInt(text.replace('.', ''))
  const of = (name: string) =>
    facts.flatMap(fact => (fact.startsWith(`${name} `) ? [fact.split(' ').slice(1)] : []))
  return {
    itemId: 'A',
    dueOn: day('01-31'),
    amountMinor: 36_500n,
    reductions: of('paid').map(([on = '', amount]) => ({ on: day(on), minor: minor(amount) })),
    spared: of('disputed').map(([days = '', amount]) => {
      const [from = '', end = ''] = days.split('..')
      return {
        from: day(from),
        end: end === '' ? null : day(end),
        minor: amount === undefined ? null : minor(amount),
      }
    }),
    charged: of('charged').map(([days = '', amount]) => ({
      days: parsePeriod(days.replace(/(\d\d-\d\d)/g, '2026-$1')),
      amountMinor: minor(amount),
      versions: TEN,
    })),
    isFlatCharged: facts.includes('flat charged'),
  }
}

const money = (minor: bigint) => (Number(minor) / 100).toFixed(2)

const said = (charges: readonly LateCharge[]) =>
  charges
    .map(charge =>
      charge.kind === 'flat'
        ? `flat ${money(charge.minor)}`
        : `${charge.days.start.toString().slice(5)}..${charge.days.end.toString().slice(5)} ${money(charge.minor)}`,
    )
    .join(', ') || 'nothing'

describe('ten cents a day from 1 February on', () => {
  test.each([
    ['01-31', [], 'nothing'],
    ['02-01', [], 'nothing'],
    ['02-02', [], '02-01..02-02 0.10'],
    ['03-01', [], '02-01..03-01 2.80'],
    // The day on which money arrived bears none.
    ['03-01', ['paid 02-11 365.00'], '02-01..03-01 1.00'],
    ['03-01', ['paid 02-15 182.50'], '02-01..03-01 2.10'],
    // Paid in time: nothing, whenever it was told.
    ['03-01', ['paid 01-31 365.00'], 'nothing'],
    ['03-01', ['disputed 02-11..02-21'], '02-01..03-01 1.80'],
    ['03-01', ['disputed 02-11..02-21 182.50'], '02-01..03-01 2.30'],
    ['03-01', ['disputed 01-15..'], 'nothing'],
    // Each day once.
    ['04-01', ['charged 02-01..03-01 2.80'], '03-01..04-01 3.10'],
    ['03-01', ['charged 02-01..03-01 2.80'], 'nothing'],
    // Late news: money of 11 February was told when February had been charged.
    ['04-01', ['paid 02-11 182.50', 'charged 02-01..03-01 2.80'], '03-01..04-01 0.65'],
    ['04-01', ['paid 02-11 365.00', 'charged 02-01..03-01 2.80'], 'nothing'],
  ] as const)('as of %s, %o: %s', (on, facts, charged) => {
    expect(said(lateCharges(item(...facts), TEN, [], day(on)))).toBe(charged)
  })

  test.each([
    ['grace', [policy(10, { graceDays: 40 })], [], 'nothing'],
    ['a flat sum once', [policy(10, { flatMinor: 4000n })], [], '02-01..03-01 2.80, flat 40.00'],
    [
      'a new rate within the days',
      [policy(10), policy(20, { fromOn: day('02-15') })],
      [],
      '02-01..03-01 4.20',
    ],
    ['a ceiling of its own', [policy(10, { mostPercent: Decimal.of(5) })], [], '02-01..03-01 1.40'],
    [
      'a ceiling of law from a day on',
      TEN,
      [{ from: day('02-15'), mostPercent: Decimal.of(5) }],
      '02-01..03-01 2.10',
    ],
    ['no interest', [policy(10, { interest: null, flatMinor: 500n })], [], 'flat 5.00'],
    ['no policy yet', [policy(10, { fromOn: day('03-02') })], [], 'nothing'],
  ] as const)('with %s', (_, versions, caps, charged) => {
    expect(said(lateCharges(item(), versions, caps, day('03-01')))).toBe(charged)
  })

  test.each([
    ['while it is open', [], 'nothing'],
    ['paid in part', ['paid 02-11 182.50'], 'nothing'],
    ['up to the last payment', ['paid 02-11 182.50', 'paid 02-21 182.50'], '02-01..02-21 1.50'],
    ['paid in time', ['paid 01-31 365.00'], 'nothing'],
    ['once', ['paid 02-11 365.00', 'charged 02-01..02-11 1.00'], 'nothing'],
    ['paid ahead of the run only', ['paid 03-02 365.00'], 'nothing'],
    // The payment came back: it is open again, and waits.
    ['after a return', ['paid 02-11 365.00', 'paid 02-15 -365.00'], 'nothing'],
    [
      'paid again, the days between too',
      ['paid 02-11 365.00', 'paid 02-15 -365.00', 'paid 02-21 365.00', 'charged 02-01..02-11 1.00'],
      '02-11..02-21 0.60',
    ],
  ] as const)('at payment, %s: %o %s', (_, facts, charged) => {
    const versions = [policy(10, { atPayment: true })]
    expect(said(lateCharges(item(...facts), versions, [], day('03-01')))).toBe(charged)
  })

  test('at payment, grace ends on the day of the payment', () => {
    const versions = [policy(10, { atPayment: true, graceDays: 10, flatMinor: 4000n })]
    const of = (paid: string) =>
      said(lateCharges(item(`paid ${paid} 365.00`), versions, [], day('03-01')))
    expect(of('02-10')).toBe('nothing')
    expect(of('02-11')).toBe('02-01..02-11 1.00, flat 40.00')
  })

  test('the flat sum is due for what was paid late too, and not a second time', () => {
    const versions = [policy(10, { flatMinor: 4000n })]
    const of = (...facts: string[]) => said(lateCharges(item(...facts), versions, [], day('03-01')))
    expect(of('paid 02-11 365.00')).toBe('02-01..03-01 1.00, flat 40.00')
    expect(of('paid 02-11 365.00', 'flat charged')).toBe('02-01..03-01 1.00')
    expect(of('paid 01-20 365.00')).toBe('nothing')
    expect(of('disputed 01-15..')).toBe('nothing')
  })
})

test('charged in any number of runs, an item comes to what one run would have charged, but for rounding', () => {
  const runs = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 })
  const paid = fc.array(
    fc.record({
      day: fc.integer({ min: -10, max: 200 }),
      minor: fc.bigInt({ min: 1n, max: 9_000n }),
    }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(runs, paid, (days, money) => {
      const reductions = money.map(({ day: after, minor }) => ({
        on: day('01-31').add({ days: after }),
        minor,
      }))
      const late: LateItem = { ...item(), reductions }
      let charged: LateItem['charged'] = []
      for (const after of days.toSorted((a, b) => a - b)) {
        const runOn = day('01-31').add({ days: after })
        for (const charge of lateCharges({ ...late, charged }, TEN, [], runOn)) {
          if (charge.kind !== 'interest') continue
          charged = [...charged, { days: charge.days, amountMinor: charge.minor, versions: TEN }]
        }
      }
      const last = day('01-31').add({ days: Math.max(...days) })
      const once = lateCharges(late, TEN, [], last).find(charge => charge.kind === 'interest')
      const sum = charged.reduce((total, { amountMinor }) => total + amountMinor, 0n)
      const difference = sum - (once?.minor ?? 0n)
      // Each charge is rounded by itself.
      expect(difference <= BigInt(days.length) && difference >= -BigInt(days.length)).toBe(true)
      const ends = charged.map(each => [dayNumber(each.days.start), dayNumber(each.days.end)])
      ends.forEach(([start = 0], i) => {
        expect(start).toBeGreaterThanOrEqual(ends[i - 1]?.[1] ?? 0)
      })
    }),
  )
})
