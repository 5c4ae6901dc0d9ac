import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consequencesOf } from '../contracts/wallet-balance.ts'
import { recompute } from '../rating/recompute.ts'
import { makeBills } from './simulation/bills.ts'
import { simulationInput } from './simulation/input.ts'

/** `100 2026-01-10 until 2026-06-01 first` = credits from a day on, perhaps of priority 1. */
function credits(text: string, on: 'boughtOn' | 'grantedOn') {
  const [amount = '', from = ''] = text.split(' ')
  const until = /until (\S+)/.exec(text)?.[1]
  const priority = text.includes('first') ? 1 : 100
  return { amount, [on]: from, priority, ...(until === undefined ? {} : { expiresOn: until }) }
}

type Story = {
  readonly bought?: readonly string[]
  readonly granted?: readonly string[]
  /** Units of 1.00 used in January, February … */
  readonly used: readonly number[]
  readonly wallet?: object
}

/** Bills a plan of usage at 1.00 and a fee of 10.00 a month, month by month from January 2026. */
function bills({ bought = [], granted = [], used, wallet = {} }: Story) {
  const price = (unitPrice: string) => [
    { effectiveFrom: '2026-01-01', price: { model: 'per_unit', unitPrice } },
  ]
  const charge = { productCode: 'X', timing: 'arrears', months: 1, unit: 'unit' }
  return makeBills(
    simulationInput.parse({
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
        {
          taxCode: 'DE-7',
          taxClass: 'reduced',
          validFrom: '2007-01-01',
          name: { en: 'VAT' },
          country: 'DE',
          category: 'S',
          ratePercent: '7',
        },
      ],
      products: [
        { productCode: 'BOOK', taxClass: 'reduced', revenueAccount: '4060' },
        { productCode: 'X', taxClass: 'standard', revenueAccount: '4000' },
      ],
      meters: [{ meterCode: 'm', source: 'events' }],
      plans: [
        {
          planCode: 'P',
          planVersion: 1,
          name: { en: 'P' },
          currency: 'EUR',
          taxInclusive: false,
          offeredFrom: '2026-01-01',
          charges: [
            {
              ...charge,
              chargeCode: 'use',
              position: 1,
              name: { en: 'Use' },
              kind: 'usage',
              meterCode: 'm',
              prices: price('1'),
            },
            {
              ...charge,
              chargeCode: 'book',
              productCode: 'BOOK',
              position: 2,
              name: { en: 'Book' },
              kind: 'recurring',
              prices: price('10'),
            },
          ],
        },
      ],
      wallets: [
        {
          code: 'W',
          name: { en: 'Credits' },
          productCode: 'X',
          ...wallet,
          purchases: bought.map(text => credits(text, 'boughtOn')),
          grants: granted.map(text => credits(text, 'grantedOn')),
        },
      ],
      subscriptions: [
        {
          planCode: 'P',
          startOn: '2026-01-01',
          events: used.map((quantity, i) => ({
            meterCode: 'm',
            occurredAt: `2026-${String(i + 1).padStart(2, '0')}-10T12:00:00Z`,
            quantity: String(quantity),
          })),
        },
      ],
      billThrough: used.map((_, i) => `2026-${String(i + 2).padStart(2, '0')}-01`),
    }),
  )
}

/** What each bill took from credits, in minor units, lot after lot. */
function taken(story: Story): string[] {
  return bills(story).map(bill =>
    bill.documents
      .flatMap(document => document.lines)
      .flatMap(line => (line.wallet?.kind === 'used' ? line.wallet.lots : []))
      .map(use => use.amountMinor)
      .join('+'),
  )
}

describe('prepaid credits', () => {
  test.each([
    [
      'pay as far as they reach',
      { bought: ['100 2026-01-05'], used: [0, 80, 80] },
      ['', '8000', '2000'],
    ],
    [
      'pay for nothing on the bill that sells them',
      { bought: ['100 2026-01-05'], used: [30] },
      [''],
    ],
    [
      'that expire first go first',
      { bought: ['50 2026-01-05', '50 2026-01-06 until 2026-06-01'], used: [0, 70] },
      ['', '5000+2000'],
    ],
    [
      'of low priority number go before those that expire first',
      { bought: ['50 2026-01-05 first', '50 2026-01-06 until 2026-06-01'], used: [0, 70] },
      ['', '5000+2000'],
    ],
    [
      'are gone on the day they expire, not the day before',
      {
        granted: ['50 2026-01-05 until 2026-03-01', '40 2026-01-05 until 2026-03-02'],
        used: [0, 70],
      },
      ['', '4000'],
    ],
    [
      'are not there before they are granted',
      {
        granted: ['50 2026-03-01 until 2026-09-01', '40 2026-03-02 until 2026-09-01'],
        used: [0, 70],
      },
      ['', '5000'],
    ],
    [
      'pay for the charges of the wallet alone',
      { bought: ['100 2026-01-05'], used: [0, 70], wallet: { chargeCodes: ['book'] } },
      ['', ''],
    ],
  ] as const)('%s', (_, story, expected) => {
    expect(taken(story)).toEqual(expected)
  })

  test('leave alone what bears another tax, and tax nothing twice', () => {
    const [, second] = bills({ bought: ['100 2026-01-05'], used: [0, 70] })
    const [document] = second?.documents ?? []
    expect(
      document?.groups.map(({ code, taxableMinor, taxMinor }) => [code, taxableMinor, taxMinor]),
    ).toEqual([
      ['DE-19', 0n, 0n],
      ['DE-7', 1000n, 70n],
    ])
    expect(document?.payableMinor).toBe(1070n)
  })

  test('that were granted are a discount, those that were bought a liability', () => {
    const [, second] = bills({
      bought: ['20 2026-01-05'],
      granted: ['30 2026-01-05 until 2026-09-01'],
      used: [0, 70],
    })
    const lines = second?.documents[0]?.lines.filter(line => line.chargeCode === 'prepaid')
    expect(lines?.map(line => [line.postedTo, line.netMinor])).toEqual([
      ['5100', -3000n],
      ['2410', -2000n],
    ])
    for (const line of lines ?? []) expect(recompute(line.trace, 'EUR')).toBe(line.amountMinor)
  })

  test('no credit is used twice and none disappears, whatever is bought and used', () => {
    const amounts = fc.integer({ min: 1, max: 120 }).map(String)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amounts, fc.integer({ min: 1, max: 5 })), { maxLength: 4 }),
        fc.array(amounts, { maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }),
        (bought, granted, used) => {
          const made = bills({
            bought: bought.map(([amount, month]) => `${amount} 2026-0${month}-05`),
            granted: granted.map(amount => `${amount} 2026-01-05 until 2027-01-01`),
            used,
          })
          const lines = made.flatMap(bill => bill.documents).flatMap(document => document.lines)
          const sold = lines.filter(line => line.wallet?.kind === 'bought')
          const spent = lines.filter(line => line.wallet?.kind === 'used')
          const sum = (of: typeof lines) => of.reduce((total, line) => total + line.netMinor, 0n)
          const given = granted.reduce((total, amount) => total + BigInt(amount) * 100n, 0n)
          expect(made.at(-1)?.wallets[0]?.balanceMinor).toBe(sum(sold) + sum(spent) + given)
          for (const document of made.flatMap(bill => bill.documents)) {
            expect(document.payableMinor >= 0n).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a wallet is looked after', () => {
  const wallet = {
    alertBelow: 100n,
    topUpBelow: 50n,
    topUpsAMonth: 1,
    beforeMinor: 200n,
    balanceMinor: 200n,
    pendingTopUps: 0,
    topUpsThisMonth: 0,
  }
  test.each([
    ['stays high', {}, '', false],
    ['is exactly at the alert', { balanceMinor: 100n }, '', false],
    ['falls below the alert', { balanceMinor: 99n }, 'low_balance', false],
    ['was below already', { beforeMinor: 90n, balanceMinor: 60n }, '', false],
    ['falls below both', { balanceMinor: 10n }, 'low_balance topped_up', true],
    ['has a top-up under way', { balanceMinor: 10n, pendingTopUps: 1 }, 'low_balance', false],
    [
      'has had its top-ups',
      { balanceMinor: 10n, topUpsThisMonth: 1 },
      'low_balance top_up_limit',
      false,
    ],
    ['stays low in the next month', { beforeMinor: 10n, balanceMinor: 10n }, 'topped_up', true],
    [
      'has no top-up',
      { balanceMinor: 10n, topUpBelow: null, topUpsAMonth: null },
      'low_balance',
      false,
    ],
  ] as const)('whose balance %s', (_, change, notices, topUp) => {
    const found = consequencesOf({ ...wallet, ...change })
    expect([found.notices.join(' '), found.topUp]).toEqual([notices, topUp])
  })
})
