import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { simulate } from '../simulate.ts'
import { simulationInput } from './input.ts'
import {
  billDates,
  contracts,
  dateOf,
  LAST_BILL,
  latenesses,
  type Told,
} from './metamorphic.test-tables.ts'
import type { SimulationOutput } from './output.ts'

/*
 * What must hold between bills of two scenarios that say the same in another way, whatever is in the
 * contract: nobody has to know the right amount to see that two bills of it cannot both be right.
 */

const RUNS = { numRuns: 150 }
/** Two to five seconds alone; a busy machine takes its time. */
const TIMEOUT_MS = 60_000

function billed(scenario: object, billThrough: readonly string[]): SimulationOutput {
  return simulate(simulationInput.parse({ ...scenario, billThrough }), { explain: false })
}

/** What every part of every period comes to, all bills taken together; what came to nothing is left out. */
function sums({ bills }: SimulationOutput): Record<string, string> {
  const totals = new Map<string, Decimal>()
  for (const { documents } of bills) {
    for (const line of documents.flatMap(document => document.lines)) {
      const key = [line.subscription, line.charge, line.periodStart, line.component].join(' ')
      totals.set(key, (totals.get(key) ?? Decimal.zero).plus(Decimal.parse(line.amount)))
    }
  }
  const some = [...totals].filter(([, total]) => !total.isZero)
  return Object.fromEntries(some.map(([key, total]) => [key, total.toString()]).sort())
}

function outcomes({ bills }: SimulationOutput): string[] {
  return bills.map(bill => `${bill.outcome} ${bill.reason}`)
}

/** All that is told with another `knownFrom` each, none for some. */
function knownLate(told: Told, late: readonly (number | null)[]): object {
  let n = 0
  const known = <T extends object>(fact: T): T => {
    const days = late[n % late.length]
    n += 1
    return days === null || days === undefined ? fact : { ...fact, knownFrom: dateOf(days) }
  }
  return {
    ...told,
    subscriptions: told.subscriptions.map(each => ({
      ...each,
      ends: each.ends.map(known),
      quantityChanges: each.quantityChanges.map(known),
      planChanges: each.planChanges.map(known),
      pauses: each.pauses.map(known),
      coupons: each.coupons.map(known),
      ramps: each.ramps.map(known),
      discounts: each.discounts.map(known),
      agreedPrices: each.agreedPrices.map(known),
      events: each.events.map(known),
    })),
  }
}

describe('whatever a customer has agreed and used', { timeout: TIMEOUT_MS }, () => {
  test('many bills come to what one bill comes to', () => {
    fc.assert(
      fc.property(contracts, billDates, (told, dates) => {
        const once = billed(told, [LAST_BILL])
        fc.pre(once.bills.every(bill => bill.outcome !== 'failed'))
        expect(sums(billed(told, dates))).toEqual(sums(once))
      }),
      RUNS,
    )
  })

  test('what becomes known late is made good to the cent', () => {
    fc.assert(
      fc.property(contracts, billDates, latenesses, (told, dates, late) => {
        const once = billed(told, [LAST_BILL])
        fc.pre(once.bills.every(bill => bill.outcome !== 'failed'))
        const bills = billed(knownLate(told, late), dates)
        fc.pre(bills.bills.every(bill => bill.outcome !== 'failed'))
        expect(sums(bills)).toEqual(sums(once))
      }),
      RUNS,
    )
  })

  test('what becomes known late makes corrections in many of them (control)', () => {
    const told = fc.sample(fc.tuple(contracts, billDates, latenesses), { seed: 7, numRuns: 100 })
    const corrected = told.filter(([each, dates, late]) =>
      billed(knownLate(each, late), dates).bills.some(bill =>
        bill.documents.some(document => document.lines.some(line => line.kind !== 'charge')),
      ),
    )
    expect(corrected.length).toBeGreaterThan(30)
  })

  test('a second bill of the same day bills nothing', () => {
    fc.assert(
      fc.property(contracts, billDates, (told, dates) => {
        const twice = billed(
          told,
          dates.flatMap(date => [date, date]),
        )
        fc.pre(twice.bills.every(bill => bill.outcome !== 'failed'))
        const second = twice.bills.filter((_, i) => i % 2 === 1)
        expect(second.flatMap(bill => bill.documents)).toEqual([])
      }),
      RUNS,
    )
  })

  test('the order in which facts are told does not matter', () => {
    fc.assert(
      fc.property(contracts, billDates, (told, dates) => {
        const reversed = {
          ...told,
          subscriptions: told.subscriptions.map(each => ({
            ...each,
            quantityChanges: each.quantityChanges.toReversed(),
            events: each.events.toReversed(),
          })),
        }
        const [bills, again] = [billed(told, dates), billed(reversed, dates)]
        expect(outcomes(again)).toEqual(outcomes(bills))
        expect(sums(again)).toEqual(sums(bills))
      }),
      RUNS,
    )
  })

  test('two subscriptions cost what each costs alone', () => {
    fc.assert(
      fc.property(contracts, billDates, (told, dates) => {
        fc.pre(told.subscriptions.length === 2)
        const alone = told.subscriptions.map(each => {
          const commitments = each.subscriptionNumber === 'S1' ? told.commitments : []
          return billed({ ...told, commitments, subscriptions: [each] }, dates)
        })
        fc.pre(alone.flatMap(each => each.bills).every(bill => bill.outcome !== 'failed'))
        const [first, second] = alone.map(sums)
        expect(sums(billed(told, dates))).toEqual({ ...first, ...second })
      }),
      RUNS,
    )
  })

  test('usage told in two halves costs what it costs whole', () => {
    fc.assert(
      fc.property(contracts, billDates, (told, dates) => {
        const halved = {
          ...told,
          subscriptions: told.subscriptions.map(each => ({
            ...each,
            events: each.events.flatMap(event => {
              const half = { ...event, quantity: String(Number(event.quantity) / 2) }
              return [half, half]
            }),
          })),
        }
        expect(sums(billed(halved, dates))).toEqual(sums(billed(told, dates)))
      }),
      RUNS,
    )
  })
})
