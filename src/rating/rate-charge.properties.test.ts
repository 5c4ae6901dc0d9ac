import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Charge, Discount, Price, ProrationRule, Tier } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { daysIn, type Period, splitAt } from '../kernel/period.ts'
import type { Component } from './component.ts'
import { priceSegments } from './price-version.ts'
import { type RatingInput, rateCharge } from './rate-charge.ts'
import { charge as parsedCharge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

const NOMINAL: Period = {
  start: Temporal.PlainDate.from('2026-01-31'),
  end: Temporal.PlainDate.from('2026-02-28'),
}
const DAYS = daysIn(NOMINAL)

const day = (n: number) => NOMINAL.start.add({ days: n })
const decimal = (max: number, scale: number) =>
  fc.integer({ min: 0, max }).map(coefficient => new Decimal(BigInt(coefficient), scale))
const unitPrice = decimal(1_000_000, 4)
const quantity = decimal(1_000_000, 2)

const tiers: fc.Arbitrary<Tier[]> = fc
  .array(
    fc.record({ width: fc.integer({ min: 1, max: 400 }), unitPrice, flatPrice: decimal(900, 2) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(steps => {
    let bound = 0
    return steps.map(({ width, unitPrice, flatPrice }, i) => {
      bound += width
      return { upTo: i === steps.length - 1 ? null : Decimal.of(bound), unitPrice, flatPrice }
    })
  })

const price: fc.Arbitrary<Price> = fc.oneof(
  fc.record({ model: fc.constant('per_unit' as const), unitPrice }),
  fc.record({ model: fc.constant('graduated' as const), tiers }),
  fc.record({ model: fc.constant('volume' as const), tiers }),
  tiers.map(tiers => ({
    model: 'stairstep' as const,
    steps: tiers.map(({ upTo, flatPrice }) => ({ upTo, price: flatPrice })),
  })),
  fc.record({
    model: fc.constant('package' as const),
    size: fc.integer({ min: 1, max: 500 }).map(Decimal.of),
    packagePrice: unitPrice,
  }),
)

const rule = fc.constantFrom<ProrationRule>(
  'actual_days',
  'thirty_actual',
  'thirty_360',
  'actual_365',
  'per_second',
  'full',
  'none',
)

const charge: fc.Arbitrary<Charge> = fc
  .record({
    kind: fc.constantFrom('recurring' as const, 'usage' as const),
    proration: rule,
    first: price,
    second: price,
    changeOn: fc.integer({ min: 1, max: DAYS - 1 }),
    minimum: fc.option(decimal(100_000, 2)),
    prorateMinimum: fc.boolean(),
    maximum: fc.option(decimal(100_000, 2)),
    prorateMaximum: fc.boolean(),
    included: fc.option(decimal(500_000, 2)),
    prorateIncluded: fc.boolean(),
    prorateTiers: fc.boolean(),
  })
  .map(({ first, second, changeOn, ...rest }) => ({
    ...parsedCharge('fee 1'),
    ...rest,
    prices: [
      { effectiveFrom: Temporal.PlainDate.from('2020-01-01'), price: first },
      { effectiveFrom: day(changeOn), price: second },
    ],
  }))

const span = fc
  .tuple(fc.integer({ min: 0, max: DAYS }), fc.integer({ min: 0, max: DAYS }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ start: day(Math.min(a, b)), end: day(Math.max(a, b)) }))

const discounts: fc.Arbitrary<Discount[]> = fc.array(
  fc.record({
    code: fc.constant('D'),
    name: fc.constant({ en: 'D' }),
    percent: fc.integer({ min: 1, max: 10_000 }).map(bps => new Decimal(BigInt(bps), 2)),
    chargeCode: fc.constant(null),
    from: fc.integer({ min: -3, max: DAYS }).map(day),
    to: fc.option(fc.integer({ min: DAYS, max: DAYS + 3 }).map(n => day(n - 5))),
  }),
  { maxLength: 3 },
)

const input: fc.Arbitrary<RatingInput> = fc
  .record({
    charge,
    service: fc.oneof(fc.constant(NOMINAL), span),
    cuts: fc.array(fc.integer({ min: 0, max: DAYS }).map(day), { maxLength: 3 }),
    amounts: fc.array(quantity, { minLength: 6, maxLength: 6 }),
    discounts,
    roundingMode: fc.constantFrom('half_up' as const, 'half_even' as const),
  })
  .map(({ charge, service, cuts, amounts, discounts, roundingMode }) => ({
    charge,
    currency: 'EUR',
    nominal: NOMINAL,
    service,
    quantities: splitAt(service, cuts).map((period, i) => ({ period, quantity: amounts[i]! })),
    usage: priceSegments(charge, service).map((period, i) => ({
      period,
      quantity: amounts[i]!,
      estimated: false,
      evidence: [],
    })),
    discounts,
    roundingMode,
  }))

const ONE_EACH: Price = { model: 'per_unit', unitPrice: Decimal.one }
const NOTHING: Price = { model: 'per_unit', unitPrice: Decimal.zero }

const total = (components: readonly Component[]) =>
  components.reduce((sum, component) => sum + component.amountMinor, 0n)

describe('any charge in any situation', () => {
  test('the trace alone gives the amount again', () => {
    fc.assert(
      fc.property(input, facts => {
        for (const component of rateCharge(facts)) {
          expect(recompute(component.trace, 'EUR')).toBe(component.amountMinor)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('keys are unique, periods lie in the service period, parts add up', () => {
    fc.assert(
      fc.property(input, facts => {
        const components = rateCharge(facts)
        expect(new Set(components.map(({ key }) => key)).size).toBe(components.length)
        for (const { key, period, priceMinor, allowanceMinor, amountMinor } of components) {
          expect(splitAt(facts.service, [period.start, period.end]).length).toBeLessThan(4)
          expect(amountMinor).toBe(priceMinor - allowanceMinor)
          const isCap = key.startsWith('maximum@')
          expect(priceMinor < 0n).toBe(isCap)
          expect(allowanceMinor >= 0n && allowanceMinor <= (isCap ? 0n : priceMinor)).toBe(true)
        }
      }),
    )
  })

  test('a quantity cut on any day into equal quantities changes nothing', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 0, max: DAYS }), (facts, cut) => {
        const quantities = facts.quantities.flatMap(({ period, quantity }) =>
          splitAt(period, [day(cut)]).map(piece => ({ period: piece, quantity })),
        )
        expect(rateCharge({ ...facts, quantities })).toEqual(rateCharge(facts))
      }),
    )
  })

  test('a customer never pays less than a whole minimum, and no shortfall without need', () => {
    fc.assert(
      fc.property(input, decimal(100_000, 2), (facts, minimum) => {
        const charge = { ...facts.charge, minimum, prorateMinimum: false }
        const components = rateCharge({ ...facts, charge })
        const without = total(rateCharge({ ...facts, charge: { ...charge, minimum: null } }))
        const shortfall = minimum.coefficient - without
        expect(total(components)).toBe(shortfall > 0n ? without + shortfall : without)
      }),
    )
  })

  test('a customer pays a whole maximum at most, and all of it below that', () => {
    fc.assert(
      fc.property(input, decimal(100_000, 2), (facts, maximum) => {
        const charge = { ...facts.charge, minimum: null, maximum, prorateMaximum: false }
        const without = total(rateCharge({ ...facts, charge: { ...charge, maximum: null } }))
        const excess = without - maximum.coefficient
        expect(total(rateCharge({ ...facts, charge }))).toBe(
          excess > 0n ? without - excess : without,
        )
      }),
    )
  })

  test('a maximum never takes a charge below its minimum', () => {
    fc.assert(
      fc.property(input, facts => {
        const { prices } = facts.charge
        const forNothing = prices.map(version => ({ ...version, price: NOTHING }))
        const floored = { ...facts.charge, maximum: null, prices: forNothing }
        const floor = total(rateCharge({ ...facts, charge: floored }))
        expect(total(rateCharge(facts)) >= floor).toBe(true)
      }),
    )
  })

  test('tiers hand out the whole usage, however the bounds shrink', () => {
    fc.assert(
      fc.property(tiers, quantity, span, fc.boolean(), (tiers, used, service, prorateTiers) => {
        const charge: Charge = {
          ...parsedCharge('usage 1'),
          prorateTiers,
          prices: [{ effectiveFrom: day(-1), price: { model: 'graduated', tiers } }],
        }
        const usage = [{ period: service, quantity: used, estimated: false, evidence: [] }]
        const components = rateCharge({ ...plain(charge, service), usage })
        const inTiers = components.filter(({ key }) => !key.includes('flat'))
        const sum = inTiers.reduce((all, { quantity }) => all.plus(quantity), Decimal.zero)
        // Printed quantities have 10 decimals each.
        expect(sum.minus(used).abs().isBelow(Decimal.parse('0.000000001'))).toBe(true)
      }),
    )
  })

  test('the parts of a period cost the whole, but for the rounding of each', () => {
    fc.assert(
      fc.property(
        unitPrice,
        fc.integer({ min: 1, max: DAYS - 1 }),
        fc.constantFrom('actual_days', 'thirty_360'),
        (unitPrice, cut, rule) => {
          const charge: Charge = {
            ...parsedCharge(`fee 1 ${rule}`),
            prices: [{ effectiveFrom: day(-1), price: { model: 'per_unit', unitPrice } }],
          }
          const whole = total(rateCharge(seats(charge, NOMINAL)))
          const parts = splitAt(NOMINAL, [day(cut)]).map(part =>
            total(rateCharge(seats(charge, part))),
          )
          const difference = whole - parts.reduce((a, b) => a + b, 0n)
          expect(difference >= -1n && difference <= 1n).toBe(true)
        },
      ),
    )
  })

  test('free units are free once a period, however its prices cut it', () => {
    fc.assert(
      fc.property(
        fc.array(quantity, { minLength: 3, maxLength: 3 }),
        quantity,
        (used, included) => {
          const prices = [-1, 5, 9].map(n => ({ effectiveFrom: day(n), price: ONE_EACH }))
          const charge: Charge = { ...parsedCharge('usage 1'), included, prices }
          const usage = priceSegments(charge, NOMINAL).map((period, i) => ({
            period,
            quantity: used[i]!,
            estimated: false,
            evidence: [],
          }))
          const all = used.reduce((a, b) => a.plus(b)).minus(included)
          const due = all.sign < 0 ? 0n : all.atScale(2)
          expect(total(rateCharge({ ...plain(charge, NOMINAL), usage }))).toBe(due)
        },
      ),
    )
  })

  test('more usage never costs less, and free units never make it cost more', () => {
    fc.assert(
      fc.property(tiers, quantity, quantity, quantity, (tiers, one, more, included) => {
        const prices = [{ effectiveFrom: day(-1), price: { model: 'graduated' as const, tiers } }]
        const amount = (quantity: Decimal, included: Decimal | null) => {
          const charge: Charge = { ...parsedCharge('usage 1'), included, prices }
          const usage = [{ period: NOMINAL, quantity, estimated: false, evidence: [] }]
          return total(rateCharge({ ...plain(charge, NOMINAL), usage }))
        }
        expect(amount(one, included) <= amount(one.plus(more), included)).toBe(true)
        expect(amount(one, included) <= amount(one, null)).toBe(true)
      }),
    )
  })

  test('a percentage of any events is that of their sum, by the trace too', () => {
    const rate = fc.integer({ min: 0, max: 1000 }).map(n => new Decimal(BigInt(n), 2))
    const events = fc.integer({ min: 0, max: 50 })
    fc.assert(
      fc.property(rate, rate, quantity, quantity, quantity, events, (rate, fee, ...facts) => {
        const [amount, other, included, count] = facts
        const price: Price = { model: 'percentage', percent: rate, feePerEvent: fee }
        const tiers = [{ upTo: null, percent: rate }]
        const tiered: Price = { model: 'graduated_percentage', tiers, feePerEvent: fee }
        const prices = [price, tiered].map((price, i) => ({ effectiveFrom: day(i * 9 - 1), price }))
        const components = rateCharge(
          taken({ ...parsedCharge('usage 1'), included, prices }, [amount, other], count),
        )
        for (const { trace, amountMinor } of components) {
          expect(recompute(trace, 'EUR')).toBe(amountMinor)
        }
        const priced = components.filter(({ key }) => !key.startsWith('events'))
        const sum = priced.reduce((all, { quantity }) => all.plus(quantity), Decimal.zero)
        const due = amount.plus(other).minus(included)
        expect(sum.equals(due.sign < 0 ? Decimal.zero : due)).toBe(true)
        const fees = components.filter(({ key }) => key.startsWith('events'))
        const pieces = count === 0 || fee.isZero ? 0 : 2
        expect(total(fees)).toBe(fee.coefficient * BigInt(count * pieces))
      }),
    )
  })

  test('a stairstep price is one of its steps, and never falls if its steps do not', () => {
    fc.assert(
      fc.property(tiers, quantity, quantity, (tiers, one, other) => {
        let rising = Decimal.zero
        const steps = tiers.map(({ upTo, flatPrice }) => {
          rising = rising.plus(flatPrice)
          return { upTo, price: rising }
        })
        const charge: Charge = {
          ...parsedCharge('usage 1'),
          prices: [{ effectiveFrom: day(-1), price: { model: 'stairstep', steps } }],
        }
        const amount = (quantity: Decimal) => {
          const usage = [{ period: NOMINAL, quantity, estimated: false, evidence: [] }]
          return total(rateCharge({ ...plain(charge, NOMINAL), usage }))
        }
        const [less, more] = one.isAbove(other) ? [other, one] : [one, other]
        expect(amount(less) <= amount(more)).toBe(true)
        expect(steps.map(step => step.price.atScale(2))).toContain(amount(one))
      }),
    )
  })

  test('usage per unit mirrors: −q costs −(q)', () => {
    fc.assert(
      fc.property(
        unitPrice,
        quantity,
        quantity,
        discounts,
        (unitPrice, used, included, discounts) => {
          const charge: Charge = {
            ...parsedCharge('usage 1'),
            included,
            prices: [{ effectiveFrom: day(-1), price: { model: 'per_unit', unitPrice } }],
          }
          const amount = (quantity: Decimal) => {
            const usage = [{ period: NOMINAL, quantity, estimated: false, evidence: [] }]
            return total(rateCharge({ ...plain(charge, NOMINAL), usage, discounts }))
          }
          expect(amount(used.negate())).toBe(-amount(used))
        },
      ),
    )
  })
})

/** Two pieces of a period with amounts of so many events each. */
function taken(charge: Charge, amounts: readonly Decimal[], count: number): RatingInput {
  const usage = priceSegments(charge, NOMINAL).map((period, i) => {
    const [from, to] = [period.start.toString(), period.end.toString()]
    const quantity = amounts[i]!
    const facts = { meter: 'meter', from, to, quantity: quantity.toString(), count }
    const evidence = [{ step: 'usage' as const, ...facts, source: 'events' as const }]
    return { period, quantity, estimated: false, evidence }
  })
  return { ...plain(charge, NOMINAL), usage }
}

function plain(charge: Charge, service: Period): RatingInput {
  return {
    charge,
    currency: 'EUR',
    nominal: NOMINAL,
    service,
    quantities: [],
    usage: [],
    discounts: [],
    roundingMode: 'half_up',
  }
}

function seats(charge: Charge, service: Period): RatingInput {
  return { ...plain(charge, service), quantities: [{ period: service, quantity: Decimal.one }] }
}
