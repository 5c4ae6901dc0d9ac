import fc from 'fast-check'

/*
 * Random contracts for metamorphic tests: plans with charges of many kinds, subscriptions with all that
 * can happen to them, usage. Everything is a plain scenario as `quittance simulate` reads it.
 */

const FIRST = Temporal.PlainDate.from('2026-01-01')
/** Facts lie in January to April; bills are made through May, when all is known. */
const DAYS = 120
export const LAST_BILL = '2026-06-01'

export function dateOf(day: number): string {
  return FIRST.add({ days: day }).toString()
}

const day = fc.nat(DAYS)
const cents = (most: number) => fc.integer({ min: 1, max: most }).map(n => (n / 100).toFixed(2))
const whole = (most: number) => fc.integer({ min: 1, max: most }).map(String)
const seldom = <T>(of: fc.Arbitrary<T>) => fc.oneof(fc.constant(null), of)

const tier = fc.record({ width: whole(60), unitPrice: cents(90), flatPrice: cents(500) })

const usagePrice = fc.oneof(
  cents(90).map(unitPrice => ({ model: 'per_unit', unitPrice })),
  fc
    .tuple(fc.constantFrom('graduated', 'volume'), fc.array(tier, { minLength: 1, maxLength: 3 }))
    .map(([model, tiers]) => ({ model, tiers: bounded(tiers) })),
  fc
    .array(fc.record({ width: whole(60), price: cents(5000) }), { minLength: 1, maxLength: 3 })
    .map(steps => ({ model: 'stairstep', steps: bounded(steps) })),
  fc
    .tuple(whole(30), cents(900))
    .map(([size, packagePrice]) => ({ model: 'package', size, packagePrice })),
)

function bounded<T extends { width: string }>(parts: readonly T[]) {
  let upTo = 0
  return parts.map(({ width, ...rest }, i) => {
    upTo += Number(width)
    return { ...rest, upTo: i === parts.length - 1 ? null : String(upTo) }
  })
}

const feePrice = fc.oneof(
  cents(4000).map(unitPrice => ({ model: 'per_unit', unitPrice })),
  cents(4000).map(unitPrice => ({ model: 'escalated', unitPrice, percent: '3', decimals: 2 })),
)

const priced = (price: fc.Arbitrary<object>) =>
  fc
    .tuple(price, seldom(fc.tuple(day, price)))
    .map(([first, later]) => [
      { effectiveFrom: '2025-01-01', price: first },
      ...(later === null ? [] : [{ effectiveFrom: dateOf(later[0] + 1), price: later[1] }]),
    ])

const proration = fc.constantFrom(
  'actual_days',
  'thirty_360',
  'thirty_actual',
  'actual_365',
  'full',
  'none',
)

const limits = {
  limits: fc.tuple(seldom(cents(900)), seldom(cents(6000))),
  prorateMinimum: fc.boolean(),
  prorateMaximum: fc.boolean(),
}

/** A cap leaves room for the minimum. */
function limited([minimum, room]: readonly [string | null, string | null]) {
  const maximum = room === null ? null : (Number(minimum ?? 0) + Number(room)).toFixed(2)
  return { minimum, maximum }
}

const fee = fc
  .record({
    timing: fc.constantFrom('advance', 'arrears'),
    months: fc.constantFrom(1, 1, 1, 2, 3),
    proration,
    prices: priced(feePrice),
    ...limits,
  })
  .map(({ limits: both, ...rest }) => ({
    ...rest,
    ...limited(both),
    kind: 'recurring',
    unit: 'seat',
  }))

const usage = fc
  .record({
    months: fc.constantFrom(1, 1, 1, 2),
    proration,
    prices: priced(usagePrice),
    prorateTiers: fc.boolean(),
    included: seldom(whole(20)),
    prorateIncluded: fc.boolean(),
    rolls: fc.boolean(),
    ...limits,
  })
  .map(({ rolls, limits: both, ...rest }) => ({
    ...rest,
    ...limited(both),
    kind: 'usage',
    timing: 'arrears',
    unit: 'call',
    meterCode: 'CALL',
    ...(rolls && rest.included !== null ? { rollover: { periods: 2, cap: '30' } } : {}),
  }))

const plan = (version: number) =>
  fc
    .tuple(fc.array(fee, { minLength: 1, maxLength: 2 }), fc.array(usage, { maxLength: 2 }))
    .map(([fees, usages]) => ({
      planCode: 'P',
      planVersion: version,
      name: { en: 'Plan' },
      currency: 'EUR',
      taxInclusive: false,
      offeredFrom: '2025-01-01',
      charges: [...named(fees, 'fee'), ...named(usages, 'use')].map((charge, position) => ({
        productCode: 'X',
        name: { en: charge.chargeCode },
        position: position + 1,
        ...charge,
      })),
    }))

function named<T extends object>(charges: readonly T[], stem: string) {
  return charges.map((charge, i) => ({ ...charge, chargeCode: `${stem}${i + 1}` }))
}

const span = fc
  .tuple(day, fc.integer({ min: 1, max: 40 }))
  .map(([from, days]) => ({ fromOn: dateOf(from), toOn: dateOf(from + days) }))

const subscription = fc
  .record({
    start: fc.nat(45),
    anchorDay: seldom(fc.integer({ min: 1, max: 31 })),
    quantity: whole(4),
    endOn: seldom(fc.integer({ min: 60, max: DAYS })),
    quantityChanges: fc.array(fc.record({ effectiveOn: day, quantity: whole(6) }), {
      maxLength: 2,
    }),
    planChange: seldom(fc.integer({ min: 50, max: DAYS })),
    pause: seldom(
      fc.tuple(span, fc.constantFrom('stop', 'keep'), fc.constantFrom('refuse', 'bill')),
    ),
    discount: seldom(fc.tuple(span, whole(100))),
    agreed: seldom(fc.tuple(day, cents(2000))),
    ramp: seldom(fc.tuple(fc.integer({ min: 1, max: 3 }), whole(9), cents(2000))),
    coupon: seldom(
      fc.record({
        off: fc.oneof(
          whole(100).map(percent => ({ percent })),
          cents(3000).map(amount => ({ amount, currency: 'EUR', chargeCodes: ['fee1'] })),
        ),
        lasts: fc.oneof(
          fc.constantFrom({ duration: 'once' }, { duration: 'forever' }),
          fc
            .tuple(fc.constantFrom('periods', 'months'), fc.integer({ min: 1, max: 3 }))
            .map(([duration, count]) => ({ duration, count })),
        ),
        redeemed: day,
      }),
    ),
    alignTo: seldom(fc.constantFrom('calendar', 'contract')),
    events: fc.array(fc.tuple(fc.nat(DAYS * 24 - 1), whole(25)), { maxLength: 12 }),
  })
  .map(told => {
    const start = told.start
    return {
      planCode: 'P',
      startOn: dateOf(start),
      quantity: told.quantity,
      ...(told.anchorDay === null || told.alignTo !== null ? {} : { anchorDay: told.anchorDay }),
      ...(told.alignTo === null ? {} : { alignTo: told.alignTo }),
      ends: told.endOn === null ? [] : [{ endOn: dateOf(told.endOn) }],
      quantityChanges: told.quantityChanges
        .filter(change => change.effectiveOn > start && change.effectiveOn < (told.endOn ?? 999))
        .filter((change, i, all) => all.findIndex(c => c.effectiveOn === change.effectiveOn) === i)
        .map(change => ({ ...change, effectiveOn: dateOf(change.effectiveOn) })),
      planChanges:
        told.planChange === null || told.planChange >= (told.endOn ?? 999)
          ? []
          : [{ effectiveOn: dateOf(told.planChange), planCode: 'P', planVersion: 2 }],
      pauses:
        told.pause === null
          ? []
          : [{ ...told.pause[0], fees: told.pause[1], usage: told.pause[2] }],
      discounts:
        told.discount === null
          ? []
          : [{ code: 'D', name: { en: 'Off' }, percent: told.discount[1], ...told.discount[0] }],
      coupons:
        told.coupon === null
          ? []
          : [
              {
                code: 'C',
                name: { en: 'Coupon' },
                ...told.coupon.off,
                ...told.coupon.lasts,
                redeemedOn: dateOf(told.coupon.redeemed),
              },
            ],
      // Phases are agreed prices and quantities: of two for one day the one known last would hold.
      ramps:
        told.ramp === null || told.agreed !== null || told.quantityChanges.length > 0
          ? []
          : [
              {
                chargeCode: 'fee1',
                phases: [
                  { afterMonths: 0, quantity: told.quantity },
                  {
                    afterMonths: told.ramp[0],
                    quantity: told.ramp[1],
                    price: { model: 'per_unit', unitPrice: told.ramp[2] },
                  },
                ],
              },
            ],
      agreedPrices:
        told.agreed === null
          ? []
          : [
              {
                chargeCode: 'fee1',
                effectiveFrom: dateOf(told.agreed[0]),
                price: { model: 'per_unit', unitPrice: told.agreed[1] },
              },
            ],
      events: told.events
        .filter(([hour]) => hour >= start * 24)
        .map(([hour, quantity]) => ({
          meterCode: 'CALL',
          occurredAt: `${dateOf(Math.floor(hour / 24))}T${String(hour % 24).padStart(2, '0')}:00:00Z`,
          quantity,
        })),
    }
  })

export type Told = Awaited<ReturnType<typeof scenarioOf>>
type Subscription = typeof subscription extends fc.Arbitrary<infer T> ? T : never
type Plan = ReturnType<typeof plan> extends fc.Arbitrary<infer T> ? T : never

/** A scenario without dates of bills. */
export function scenarioOf(
  plans: readonly Plan[],
  subscriptions: readonly Subscription[],
  commitments: readonly object[],
) {
  return {
    legalEntity: { country: 'DE' },
    taxRules: [
      {
        taxCode: 'DE-19',
        taxClass: 'standard',
        validFrom: '2007-01-01',
        name: { en: 'VAT' },
        country: 'DE',
        category: 'S',
        ratePercent: '19',
      },
    ],
    meters: [{ meterCode: 'CALL', source: 'events' }],
    plans,
    commitments,
    subscriptions: subscriptions.map((each, i) => ({ ...each, subscriptionNumber: `S${i + 1}` })),
  }
}

const commitment = fc
  .record({
    amount: cents(20_000),
    months: fc.integer({ min: 1, max: 4 }),
    startOn: fc.nat(50).map(dateOf),
    earlyExit: fc.constantFrom('pro_rata', 'full'),
  })
  .map(rest => ({ ...rest, code: 'LEAST', name: { en: 'Least' }, productCode: 'X' }))

/** Contracts of one plan in two versions and up to two subscriptions, one perhaps with a commitment. */
export const contracts = fc
  .tuple(
    plan(1),
    plan(2),
    fc.array(subscription, { minLength: 1, maxLength: 2 }),
    seldom(commitment),
  )
  .map(([first, second, subscriptions, committed]) =>
    scenarioOf(
      [first, second],
      subscriptions,
      committed === null ? [] : [{ ...committed, subscriptionNumber: 'S1' }],
    ),
  )

/** Dates on which bills are made, the last one when everything is over. */
export const billDates = fc
  .uniqueArray(fc.integer({ min: 20, max: 150 }), { maxLength: 6 })
  .map(days => [...days.sort((a, b) => a - b).map(dateOf), LAST_BILL])

/** From when on each fact is known, drawn one after the other; half of them from the start. */
export const latenesses = fc.array(seldom(fc.integer({ min: 20, max: 140 })), {
  minLength: 40,
  maxLength: 40,
})
