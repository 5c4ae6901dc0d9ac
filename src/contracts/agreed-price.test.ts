import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Price, PriceVersion } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { type AgreedVersion, pricesOf, upliftedPrice } from './agreed-price.ts'

/** `2026-01-01 5, 2026-03-01 -` : 5 from January on, nothing agreed from March on. */
function versions(text: string): AgreedVersion[] {
  if (text === '') return []
  return text.split(', ').map(part => {
    const [date = '', amount = ''] = part.split(' ')
    const effectiveFrom = Temporal.PlainDate.from(date)
    return { effectiveFrom, price: amount === '-' ? null : perUnit(amount) }
  })
}

function perUnit(amount: string): Price {
  return { model: 'per_unit', unitPrice: Decimal.parse(amount) }
}

function told(prices: readonly PriceVersion[]): string {
  return prices
    .map(({ effectiveFrom, price, agreedFor, firstFrom }) => {
      const amount = price.model === 'per_unit' ? price.unitPrice.toString() : price.model
      const since = firstFrom === undefined ? '' : ` (of ${firstFrom})`
      return `${effectiveFrom} ${amount} ${agreedFor ?? 'catalog'}${since}`
    })
    .join(', ')
}

test.each([
  // catalog | contract | subscription → what holds
  ['2026-01-01 9', '', '', '2026-01-01 9 catalog'],
  ['2026-01-01 9', '2026-01-01 8', '', '2026-01-01 8 contract'],
  ['2026-01-01 9', '2026-01-01 8', '2026-01-01 7', '2026-01-01 7 subscription'],
  ['2026-01-01 9', '', '2026-03-01 7', '2026-01-01 9 catalog, 2026-03-01 7 subscription'],
  // The end of one agreement uncovers the other, or the catalog, as it is known since then.
  [
    '2026-01-01 9',
    '',
    '2026-03-01 7, 2026-04-01 -',
    '2026-01-01 9 catalog, 2026-03-01 7 subscription, 2026-04-01 9 catalog (of 2026-01-01)',
  ],
  [
    '2026-01-01 9',
    '2026-02-01 8, 2026-06-01 -',
    '2026-03-01 7, 2026-05-01 -',
    '2026-01-01 9 catalog, 2026-02-01 8 contract, 2026-03-01 7 subscription, ' +
      '2026-05-01 8 contract (of 2026-02-01), 2026-06-01 9 catalog (of 2026-01-01)',
  ],
  // A change of a price that does not hold changes nothing.
  [
    '2026-01-01 9, 2026-04-01 10',
    '2026-02-01 8, 2026-05-01 -',
    '2026-01-01 7',
    '2026-01-01 7 subscription',
  ],
  // Agreed before the catalog has a price.
  ['2026-02-01 9', '', '2026-01-01 7', '2026-01-01 7 subscription'],
  // An end of nothing is nothing.
  ['2026-01-01 9', '', '2026-03-01 -', '2026-01-01 9 catalog'],
])('catalog %s, contract %s, subscription %s', (catalog, contract, subscription, holds) => {
  const agreed = { contract: versions(contract), subscription: versions(subscription) }
  expect(told(pricesOf(versions(catalog) as PriceVersion[], agreed))).toBe(holds)
})

test('on every day the price is that of the subscription, else of the contract, else the catalog', () => {
  const day = (n: number) => Temporal.PlainDate.from('2026-01-01').add({ days: n })
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 5 }).chain(days =>
    fc
      .array(fc.option(fc.integer({ min: 1, max: 9 })), {
        minLength: days.length,
        maxLength: days.length,
      })
      .map(prices =>
        days
          .sort((a, b) => a - b)
          .map((n, i): AgreedVersion => {
            const amount = prices[i]
            const price = amount == null ? null : perUnit(String(amount))
            return { effectiveFrom: day(n), price }
          }),
      ),
  )
  fc.assert(
    fc.property(list, list, fc.integer({ min: 0, max: 25 }), (contract, subscription, n) => {
      const catalog = [{ effectiveFrom: day(0), price: perUnit('99') }]
      const on = <Version extends AgreedVersion>(versions: readonly Version[]) =>
        versions.findLast(version => Temporal.PlainDate.compare(version.effectiveFrom, day(n)) <= 0)
          ?.price
      const expected = on(subscription) ?? on(contract) ?? on(catalog)
      expect(on(pricesOf(catalog, { contract, subscription }))).toEqual(expected)
    }),
  )
})

test('an uplift raises every amount of a price, each rounded half up', () => {
  const raise = (price: Price) => upliftedPrice(price, Decimal.parse('2.5'), 2)
  expect(raise(perUnit('10.10'))).toEqual(perUnit('10.35'))
  expect(raise({ model: 'package', size: Decimal.of(10), packagePrice: Decimal.of(3) })).toEqual({
    model: 'package',
    size: Decimal.of(10),
    packagePrice: Decimal.parse('3.08'),
  })
  const tiers = [{ upTo: null, unitPrice: Decimal.of(1), flatPrice: Decimal.of(2) }]
  expect(raise({ model: 'graduated', tiers })).toEqual({
    model: 'graduated',
    tiers: [{ upTo: null, unitPrice: Decimal.parse('1.03'), flatPrice: Decimal.parse('2.05') }],
  })
  expect(
    raise({
      model: 'escalated',
      unitPrice: Decimal.of(1),
      percent: Decimal.of(3),
      decimals: 2,
      ceiling: null,
      floor: null,
    }),
  ).toBeUndefined()
})
