import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { type MeteredAccount, seedMeteredAccounts } from '../../../test/support/metered.ts'
import { AGGREGATIONS, type Counting } from '../../catalog/counting.ts'
import type { Binary, Formula } from '../../catalog/expression/formula.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { rows } from '../../platform/database/database.ts'
import { ensureMonths } from '../../platform/database/months.ts'
import type { EventAmount } from '../event-amount.ts'
import { type CountedEvent, countEvents, type EventAnswer } from '../event-usage.ts'
import { loadEventUsage } from './event-usage.ts'
import type { AskedEvents } from './event-windows.ts'

let system: TestSystem
let account: MeteredAccount

const ZONE = 'Europe/Paris'
const day = (text: string) => Temporal.PlainDate.from(text)
/** Around the night of 29 March 2026, which has 23 hours, and the 25 hours of 25 October 2026. */
const SPANS = [
  { start: day('2026-03-01'), end: day('2026-04-01') },
  { start: day('2026-03-29'), end: day('2026-03-30') },
  { start: day('2026-10-15'), end: day('2026-11-01') },
]

beforeAll(async () => {
  system = await createTestSystem('2026-12-01T08:00:00Z')
  await rows(
    system.owner.db,
    sql`INSERT INTO meter (meter_code, name, unit, source) VALUES ('m', '{"en":"M"}', 'u', 'events')`,
  )
  const [first] = await seedMeteredAccounts(system.owner.db, 1, ZONE)
  account = first!
  const months = Array.from({ length: 24 }, (_, i) => day('2025-01-01').add({ months: i }))
  await ensureMonths(system.db, 'usage_event', months)
})

const counting: fc.Arbitrary<Counting> = fc
  .record({
    aggregation: fc.constantFrom(...AGGREGATIONS),
    percentile: fc.constantFrom('95', '50', '7', '99.9', '100', '0.5'),
    per: fc.constantFrom('hour', 'day'),
    carried: fc.boolean(),
  })
  .map(({ aggregation, percentile, per, carried }) => ({
    aggregation,
    property: aggregation === 'unique' ? 'who' : null,
    percentile: aggregation === 'percentile' ? Decimal.parse(percentile) : null,
    per: aggregation === 'average' || aggregation === 'time_sum' ? per : null,
    carried: carried && ['latest', 'max', 'average', 'time_sum'].includes(aggregation),
  }))

const number = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 3 }))
  .map(([c, scale]): Formula => ({ op: 'number', value: new Decimal(BigInt(c), scale) }))

/** Formulas of every operation, three deep. */
const { numeric } = fc.letrec<{ numeric: Formula; truth: Formula }>(tie => {
  const [n, t] = [tie('numeric'), tie('truth')]
  const leaf = fc.oneof(
    number,
    fc.constant<Formula>({ op: 'quantity' }),
    fc
      .constantFrom('price', 'region', 'who')
      .map((name): Formula => ({ op: 'property', name, as: 'number' })),
  )
  const text = fc.oneof(
    fc.constantFrom('a', 'é', '').map((value): Formula => ({ op: 'text', value })),
    fc.constantFrom('who', 'region').map((name): Formula => ({ op: 'property', name, as: 'text' })),
  )
  const pair = (op: fc.Arbitrary<Binary>, of: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
    fc.record({ op, left: of, right: of })
  return {
    numeric: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      pair(fc.constantFrom('+', '-', '*', '/', '/'), n),
      fc.record({ op: fc.constantFrom('negate', 'abs', 'floor', 'ceil'), of: n }),
      fc.record({ op: fc.constant('round'), of: n, digits: fc.integer({ min: 0, max: 12 }) }),
      fc.record({
        op: fc.constantFrom('min', 'max'),
        of: fc.array(n, { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('if'), test: t, yes: n, no: n }),
    ) as fc.Arbitrary<Formula>,
    truth: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      pair(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), n),
      pair(fc.constantFrom('==', '!='), text),
      pair(fc.constantFrom('and', 'or'), t),
      fc.record({ op: fc.constant('not'), of: t }),
    ) as fc.Arbitrary<Formula>,
  }
})

const amount: fc.Arbitrary<EventAmount | undefined> = fc
  .option(
    fc.record({
      formula: fc.option(numeric),
      free: fc.option(
        fc.record({
          events: fc.constantFrom(0, 2, 5),
          quantity: fc.constantFrom(Decimal.zero, Decimal.of(100), Decimal.parse('12.345')),
        }),
      ),
    }),
    { nil: undefined },
  )
  .map(found => {
    if (found === undefined) return undefined
    const { formula, free } = found
    // The first day of the period lies some days before the span.
    return { formula, free: free && { ...free, countedFrom: day('2026-01-20') } }
  })

const word = fc.constantFrom('a', 'b', 'B', 'é', '"', 'a,b')
const event = fc.record({
  minutes: fc.integer({ min: -60 * 24 * 60, max: 60 * 24 * 35 }),
  micros: fc.constantFrom(0, 0, 1, 999_999, 333_333),
  span: fc.constantFrom(...SPANS),
  quantity: fc
    .tuple(fc.integer({ min: -999, max: 99_999 }), fc.integer({ min: 0, max: 4 }))
    .map(([c, s]) => new Decimal(BigInt(c), s)),
  properties: fc.option(
    fc.record(
      { who: word, region: word, price: fc.constantFrom('0.12', '-3', '7', '1e3', 'x') },
      { requiredKeys: [] },
    ),
  ),
  isVoided: fc.boolean(),
})

type Told = CountedEvent & { readonly isVoided: boolean }

const events: fc.Arbitrary<Told[]> = fc.array(event, { maxLength: 25 }).map(all =>
  all.map(({ minutes, micros, span, ...rest }, i) => ({
    ...rest,
    eventKey: `k${(i * 7) % 25}-${i}`,
    occurredAt: span.start
      .toZonedDateTime(ZONE)
      .toInstant()
      .add({ minutes })
      .add({ microseconds: micros }),
  })),
)

async function store(told: readonly Told[]): Promise<void> {
  await rows(system.owner.db, sql`TRUNCATE usage_event, usage_event_void`)
  const keys = told.map(e => e.eventKey)
  const at = told.map(e => e.occurredAt)
  const { accountId, subscriptionId } = account
  await rows(
    system.owner.db,
    sql`INSERT INTO usage_event (account_id, event_key, month, subscription_id, meter_code,
                                 occurred_at, quantity, recorded_at, properties)
        SELECT ${accountId}, k, date_trunc('month', t AT TIME ZONE 'UTC')::date, ${subscriptionId},
               'm', t, q, now(), nullif(p, '')::jsonb
          FROM unnest(${keys}::text[], ${at}::timestamptz[],
                      ${told.map(e => e.quantity)}::numeric[],
                      ${told.map(e => (e.properties === null ? '' : JSON.stringify(e.properties)))}::text[])
               AS e (k, t, q, p)`,
  )
  const voided = told.filter(e => e.isVoided).map(e => e.eventKey)
  await rows(
    system.owner.db,
    sql`INSERT INTO usage_event_void (account_id, event_key, month, reason, voided_by, voided_at)
        SELECT account_id, event_key, month, 'test', 'test', now() FROM usage_event
         WHERE event_key = ANY (${voided}::text[])`,
  )
}

function told({ count, groups, openings, levels }: EventAnswer): unknown {
  return {
    count,
    groups: groups
      .map(g => {
        const { amount: a } = g
        const amounts =
          a && `${a.amount} ${a.unpriced} ${a.unpricedKey} ${a.pricedQuantity} ${a.pricedCount}`
        return `${JSON.stringify(g.values)} ${g.count} ${g.quantity} ${g.firstPlace} ${amounts}`
      })
      .sort(),
    openings: openings.map(
      opening => `${JSON.stringify(opening.values)} ${opening.quantity} ${opening.occurredAt}`,
    ),
    levels: levels?.map(l => `${JSON.stringify(l.values)} ${l.from} ${l.quantity}`),
  }
}

describe('what events come to', () => {
  test('is the same in the database and in memory, whatever is counted, however grouped', async () => {
    const question = fc.record({
      counting,
      span: fc.constantFrom(...SPANS),
      groupBy: fc.constantFrom([], [], ['region'], ['region', 'who']),
      amount,
    })
    await fc.assert(
      fc.asyncProperty(
        events,
        fc.array(question, { minLength: 1, maxLength: 12 }),
        async (all, questions) => {
          await store(all)
          const asked = questions.map(
            ({ counting, span, groupBy, amount }): AskedEvents => ({
              ...account,
              meterCode: 'm',
              since: day('2025-01-01'),
              question: {
                span,
                timeZone: ZONE,
                counting,
                groupBy: counting.carried ? [] : groupBy,
                ...(['sum', 'count'].includes(counting.aggregation) && amount !== undefined
                  ? { amount }
                  : {}),
              },
            }),
          )
          const before = system.database.statements.count
          const answers = await loadEventUsage(system.db, asked)
          expect(system.database.statements.count - before).toBeLessThanOrEqual(8)
          const counted = all.filter(e => !e.isVoided)
          expect(answers.map(told)).toEqual(
            asked.map(({ question }) => told(countEvents(counted, question))),
          )
        },
      ),
      { numRuns: 150 },
    )
  }, 60_000)
})
