import fc from 'fast-check'

/*
 * Random half-years in the words of `scenario.test-tables.ts`, so that a counterexample reads as a
 * case.
 */

const FIRST = Temporal.PlainDate.from('2026-01-01')

/** The last bill date; whatever becomes known later is never billed. */
export const LAST_BILL = '2026-08-01'

const dayUpTo = (days: number) =>
  fc.integer({ min: 0, max: days }).map(n => FIRST.add({ days: n }).toString())

const day = dayUpTo(220)

const fee = fc
  .record({
    price: fc.constantFrom('10.00', '31.00', '9.99', '0.07'),
    timing: fc.constantFrom(' advance', ''),
    months: fc.constantFrom(1, 1, 3, 12),
    rule: fc.constantFrom(
      'actual_days',
      'thirty_actual',
      'thirty_360',
      'actual_365',
      'per_second',
      'full',
      'none',
    ),
  })
  .map(({ price, timing, months, rule }) => `fee ${price} ${rule} every=${months}${timing}`)

const usage = fc.constantFrom(
  'usage 0.305',
  'usage graduated(50:0.30,120:0.20+5.00,:0.11)',
  'usage graduated(50:0.30,:0.20) shrink',
  'usage volume(50:0.30,100:0.25,:0.20)',
  'usage package(25:4.99)',
  'usage 0.10 min=12.00',
  'usage 0.30 free=40 roll=2',
  'usage graduated(50:0.30,:0.20) free=30 roll=all/55',
  'usage 0.25 whole-free=60 roll=1/45/included',
)

const setup = fc.constantFrom('once 50.00', 'once 19.90 advance')

/** A change that is taken back on a day. */
const until = fc.option(dayUpTo(210), { freq: 3 }).map(on => (on === null ? '' : ` until ${on}`))

const what = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), day, until)
    .map(([n, on, back]) => `quantity ${n} on ${on}${back}`),
  fc.tuple(fc.integer({ min: 0, max: 90 }), day).map(([n, on]) => `used ${n} on ${on}`),
  fc.tuple(fc.constantFrom('12.50', '8.00', '0.25'), day).map(([p, on]) => `price ${p} from ${on}`),
  fc.tuple(fc.constantFrom('0.25', '0.40'), day).map(([p, on]) => `price ${p} from ${on} use`),
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), day, fc.option(fc.integer({ min: 1, max: 90 })))
    .map(([percent, from, days]) => {
      const to = days === null ? '' : Temporal.PlainDate.from(from).add({ days }).toString()
      return `less ${percent}% ${from}..${to}`
    }),
  fc
    .tuple(day, fc.constantFrom('', '', ' none', ' keep', ' credit', ' refund', ' waive'))
    .map(([on, how]) => `end ${on}${how}`),
  fc.constant('end never'),
  fc
    .tuple(fc.oneof(fc.constantFrom('calendar', 'contract'), fc.integer({ min: 1, max: 31 })), day)
    .map(([to, on]) => `align ${to} on ${on}`),
  fc
    .tuple(day, fc.integer({ min: 0, max: 60 }), fc.constantFrom('', ' keep', ' bill'))
    .map(([from, days, how]) => {
      return `pause ${from}..${Temporal.PlainDate.from(from).add({ days })}${how}`
    }),
  fc.tuple(fc.constantFrom('99.00', '0.55'), day).map(([p, on]) => `once ${p} on ${on}`),
  fc.tuple(day, until).map(([on, back]) => `plan-change B on ${on}${back}`),
  fc
    .tuple(
      fc.constantFrom('25.00', '90.00', '400.00'),
      fc.constantFrom(1, 2, 3, 12),
      day,
      fc.constantFrom('', ' full', ' seat', ' use full', ' once seat'),
    )
    .map(([amount, months, from, rest]) => `commit ${amount} every=${months} from ${from}${rest}`),
)

const known = fc.option(dayUpTo(240), { freq: 4 })

const fact = fc
  .tuple(known, what)
  .map(([from, text]) => (from === null ? text : `${from}: ${text}`))

export type Timeline = {
  readonly facts: readonly string[]
  readonly head: readonly string[]
  readonly bills: readonly string[]
}

/** A contract, what happened to it and when it became known, and when bills were made. */
export const timeline: fc.Arbitrary<Timeline> = fc
  .record({
    seat: fee,
    use: usage,
    setup: fc.option(setup),
    other: fee,
    start: dayUpTo(60),
    anchor: fc.integer({ min: 1, max: 31 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    exit: fc.constantFrom(
      '',
      ' term 6 fixed 50.00',
      ' term 12 per_month 7.77',
      ' term 5 percent 33',
    ),
    facts: fc.array(fact, { maxLength: 8 }),
    bills: fc.array(dayUpTo(211), { maxLength: 5 }),
  })
  .map(({ seat, use, setup, other, start, anchor, quantity, exit, facts, bills }) => ({
    head: [
      `charge seat ${seat}`,
      `charge use ${use}`,
      ...(setup === null ? [] : [`charge setup ${setup}`]),
      `plan B seat ${other}`,
      `plan B use usage 0.20 free=10 roll=3`,
      `start ${start} x${quantity} anchor ${anchor}${exit}`,
    ],
    // A plan that changes before an alignment is refused; an alignment stands for itself here.
    facts: facts.some(each => each.includes('align'))
      ? facts.filter(each => !each.includes('plan-change'))
      : facts,
    bills: [...bills.toSorted(), LAST_BILL],
  }))

/** The timeline as a scenario, billed on these dates. */
export function billedOn({ head, facts }: Timeline, bills: readonly string[]): string {
  return [...head, ...facts, `bill ${bills.join(' ')}`].join('\n')
}
