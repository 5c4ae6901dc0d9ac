import { describe, expect, test } from 'vitest'
import type { Charge } from '../../src/catalog/charge.ts'
import { energyTerms } from '../../src/catalog/energy-terms.ts'
import { bandsOf } from '../../src/catalog/tou-calendar.ts'
import { rhythmFrom } from '../../src/kernel/calendar.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import { type Carry, NO_CARRY } from '../../src/rating/carry.ts'
import { closingOf } from '../../src/rating/closing.ts'
import type { Component } from '../../src/rating/component.ts'
import type { WholeDay } from '../../src/rating/interval-series.ts'
import { type RatingInput, rateCharge } from '../../src/rating/rate-charge.ts'
import { recompute } from '../../src/rating/recompute.ts'
import { bandTotals } from '../../src/rating/tou.ts'
import {
  daysOf,
  decimal,
  energyCalendar,
  hoursOf,
  JANUARY,
  MONTHS,
  present,
  read,
  type Scenario,
  TIME_ZONE,
} from './tariff-files.ts'

/*
 * A year of a household with a solar system by NREL's SAM simulation core (cmod_utilityrate5_test):
 * net metering with kWh kept band by band, and net billing with amounts kept.
 */

type Told = { readonly components: readonly Component[]; readonly carry: Carry }

/** One charge through the year, each month opening with what the one before left. */
class Item {
  readonly #charge: Charge
  #opening: Carry = NO_CARRY

  /** Prices by the month from which they hold. */
  constructor(prices: readonly (readonly [number, Decimal])[], energy: object | null) {
    this.#charge = {
      code: 'charge',
      productCode: 'ENERGY',
      name: { en: 'Energy' },
      kind: 'usage',
      timing: 'arrears',
      months: 1,
      proration: 'actual_days',
      meterCode: 'IMPORT',
      unit: 'kWh',
      minimum: null,
      prorateMinimum: false,
      included: null,
      prorateIncluded: false,
      maximum: null,
      prorateMaximum: false,
      prorateTiers: false,
      energy: energy === null ? null : energyTerms.parse(energy),
      prices: prices.map(([month, unitPrice]) => ({
        effectiveFrom: MONTHS[month]!.start,
        price: { model: 'per_unit', unitPrice },
      })),
    }
  }

  /** What is kept goes to another charge. */
  giveTo(other: Item): void {
    other.#opening = [...other.#opening, ...this.#opening]
    this.#opening = NO_CARRY
  }

  rate(month: number, taken: Decimal, fedIn: Decimal | null, eligibleMinor = 0n): Told {
    const period = MONTHS[month]!
    const measured = (quantity: Decimal) => ({ period, quantity, estimated: false, evidence: [] })
    const input: RatingInput = {
      charge: this.#charge,
      currency: 'USD',
      nominal: period,
      service: period,
      since: JANUARY,
      quantities: [],
      usage: [{ ...measured(taken), ...(fedIn === null ? {} : { exported: measured(fedIn) }) }],
      discounts: [],
      roundingMode: 'half_up',
      rhythm: rhythmFrom(JANUARY, 1, 1),
      opening: this.#opening,
      eligibleMinor,
    }
    const components = rateCharge(input)
    for (const part of components) expect(recompute(part.trace, 'USD')).toBe(part.amountMinor)
    this.#opening = closingOf(input, components)
    return { components, carry: this.#opening }
  }
}

type Year = {
  readonly scenario: Scenario
  readonly bands: readonly string[]
  /** By month, then band. */
  readonly taken: readonly ReadonlyMap<string, Decimal>[]
  readonly fedIn: readonly ReadonlyMap<string, Decimal>[]
}

function yearOf(name: string): Year {
  const scenario = read<Scenario>(`ssc/${name}.json`)
  const load = hoursOf(scenario.load)
  const gen = hoursOf(scenario.gen!)
  const net = load.map((kw, hour) => kw - gen[hour]!)
  const calendar = energyCalendar(scenario.tariff)
  const local = { calendar, timeZone: TIME_ZONE }
  const totals = (days: readonly WholeDay[]) => MONTHS.map(month => bandTotals(days, local, month))
  return {
    scenario,
    bands: bandsOf(calendar),
    taken: totals(daysOf(net.map(kwh => Math.max(0, kwh)))),
    fedIn: totals(daysOf(net.map(kwh => Math.max(0, -kwh)))),
  }
}

const amountOf = (parts: readonly Component[]) =>
  parts.reduce((sum, part) => sum + Number(part.amountMinor), 0) / 100

/** From May to October the hours of band 2 are band 3 at another price, those of band 1 band 0. */
const MAY = 4
const NOVEMBER = 10

/**
 * What the customer pays in a year whose export is kept in kWh. A band whose price changes with the
 * season is one charge with dated prices; where the summer has no band 1, SSC lets band 0 have its kWh.
 */
function netMetered({ scenario, taken, fedIn }: Year, terms: object): Component[] {
  const { energyratestructure: rates } = scenario.tariff
  const rate = (band: number) => decimal(rates[band]![0]!.rate)
  const energy = { kind: 'net_metering', exportMeter: 'EXPORT', trueUpMonth: 12, ...terms }
  const base = new Item([[0, rate(0)]], energy)
  const midday = new Item([[0, rate(1)]], energy)
  const evening = new Item(
    [
      [0, rate(2)],
      [MAY, rate(3)],
      [NOVEMBER, rate(2)],
    ],
    energy,
  )
  return MONTHS.flatMap((_, month) => {
    if (month === MAY) midday.giveTo(base)
    const rated = ([item, ...bands]: [Item, ...string[]]) => {
      const of = (totals: ReadonlyMap<string, Decimal>) =>
        bands.reduce((sum, band) => sum.plus(totals.get(band) ?? Decimal.zero), Decimal.zero)
      const told = item.rate(month, of(taken[month]!), of(fedIn[month]!))
      if (month === 11) expect(told.carry).toEqual([])
      return told.components
    }
    return [rated([base, '0']), rated([midday, '1']), rated([evening, '2', '3'])].flat()
  })
}

describe.runIf(present)('net metering of NREL SSC', () => {
  test('kWh kept band by band, what is left in December lapses', () => {
    const year = yearOf('Test_Residential_TOU_Rates_no_credit')
    const paid = amountOf(netMetered(year, { atTrueUp: 'forfeit' }))
    const { expected, tolerance } = year.scenario
    expect(Math.abs(paid - expected.billWithSystemYear1!)).toBeLessThanOrEqual(tolerance)
  })

  test('what is left in December is paid out at the rate of the year’s end', () => {
    const year = yearOf('Test_Residential_TOU_Rates')
    const rate = decimal(year.scenario.tariff.yearEndSellRate!)
    const parts = netMetered(year, { atTrueUp: 'pay', payoutPrice: rate.toString() })
    const [out, rest] = [true, false].map(isOut =>
      parts.filter(({ key }) => key.startsWith('payout@') === isOut),
    )
    // All export of the year that paid no import: 3,016.91 kWh.
    const kwh = out!.reduce((sum, part) => sum.minus(part.quantity), Decimal.zero)
    const sum = (totals: Year['taken']) =>
      totals.flatMap(each => [...each.values()]).reduce((a, b) => a.plus(b), Decimal.zero)
    const billed = rest!.reduce((all, part) => all.plus(part.quantity), Decimal.zero)
    expect(kwh.equals(sum(year.fedIn).minus(sum(year.taken)).plus(billed))).toBe(true)
    expect(amountOf(out!)).toBeCloseTo(-Number(kwh) * Number(rate), 1)
    expect(amountOf(rest!)).toBeCloseTo(64.03, 1)
  })

  test('amounts kept, each month paying what it can', () => {
    const { scenario, bands, taken, fedIn } = yearOf(
      'Test_Residential_TOU_Rates_net_billing_carryover_lower_sell_rate',
    )
    const { energyratestructure: rates } = scenario.tariff
    const imports = bands.map(band => new Item([[0, decimal(rates[Number(band)]![0]!.rate)]], null))
    const sell = decimal(rates[0]![0]!.sell!)
    const credit = new Item([[0, sell]], {
      kind: 'export_credit',
      pays: ['energy'],
      trueUpMonth: 12,
    })
    let paid = 0
    for (const month of MONTHS.keys()) {
      const lines = imports.flatMap((item, i) => {
        const kwh = taken[month]!.get(bands[i]!) ?? Decimal.zero
        return item.rate(month, kwh, null).components
      })
      const fed = [...fedIn[month]!.values()].reduce((a, b) => a.plus(b), Decimal.zero)
      const eligible = BigInt(Math.round(amountOf(lines) * 100))
      const { components } = credit.rate(month, fed, null, eligible)
      paid += amountOf(lines) + amountOf(components)
    }
    const { expected, tolerance } = scenario
    expect(Math.abs(paid - expected.billWithSystemYear1!)).toBeLessThanOrEqual(tolerance)
  })
})
