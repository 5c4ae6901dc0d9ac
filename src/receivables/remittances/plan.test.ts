import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenItem } from '../../ledger/open-items/item.ts'
import { deductionReason } from './deduction-reason.ts'
import { fitRemittances, type Money, surelyOf, type WaitingRemittance } from './fit.ts'
import { type PlannedLine, planRemittance } from './plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function item(itemId: string, openMinor: bigint): OpenItem {
  return {
    ...{ accountId: 'A', itemId, legalEntityId: 'E', currency: 'EUR', control: '1200' },
    ...{ kind: openMinor < 0n ? 'credit_note' : 'invoice', amountMinor: openMinor, openMinor },
    ...{ documentOn: day('2026-01-01'), dueOn: day('2026-01-31'), documentAccountId: null },
    ...{ reference: null, originAccountId: null, originItemId: null },
    ...{ discountOn: null, discountMinor: null },
  }
}

const MONEY = { accountId: 'A', itemId: 'money' }

/** `a:100/120-20 c:-30/-50`: 100 paid of a, of which 120 is open, 20 kept back; 30 of a credit of 50. */
function lines(text: string): PlannedLine[] {
  return text.split(' ').map((word, i) => {
    const [, name = '', amount = '', open = '', kept = ''] =
      /^(\w+):(-?\d+)\/(-?\d+)(?:-(\d+))?$/.exec(word) ?? []
    const fault = open === '0' && name === 'x' ? ('unknown_document' as const) : null
    return {
      ...{ line: i + 1, amountMinor: BigInt(amount), deductionMinor: BigInt(kept || 0), fault },
      items: fault === null ? [item(name, BigInt(open))] : [],
    }
  })
}

function planned(text: string, moneyMinor: bigint): string {
  const plan = planRemittance(lines(text), { ...MONEY, leftMinor: moneyMinor })
  return [
    ...plan.allocations.map(
      ({ line, from, amountMinor }) => `${line}<${from.itemId} ${amountMinor}`,
    ),
    ...[...plan.faults].map(([line, fault]) => `${line} ${fault}`),
    ...(plan.leftMinor > 0n ? [`left ${plan.leftMinor}`] : []),
  ].join(', ')
}

describe('how a payment is set off as its payer says', () => {
  test.each([
    ['a:100/100 b:50/80', 150n, '1<money 100, 2<money 50'],
    ['a:80/100-20', 80n, '1<money 80'],
    ['a:80/90-20', 80n, '1 more_than_open, left 80'],
    ['a:100/100 c:-30/-50', 70n, '1<c 30, 1<money 70'],
    ['a:20/20 c:-30/-50', 10n, '2 credit_not_used, 1 money_short, left 10'],
    [
      'a:35/35 c:-30/-30 d:-10/-10',
      1n,
      '3 credit_not_used, 2 credit_not_used, 1 money_short, left 1',
    ],
    ['c:-30/-50 a:100/100', 70n, '2<c 30, 2<money 70'],
    ['x:40/0 a:60/60', 100n, '2<money 60, 1 unknown_document, left 40'],
    ['a:60/100 a:50/100', 110n, '1<money 60, 2 more_than_open, left 50'],
    ['a:60/60 b:60/60', 100n, '1<money 60, 2 money_short, left 40'],
    ['a:10/0', 10n, '1 already_paid, left 10'],
    ['a:-10/100', 10n, '1 no_credit, left 10'],
    ['c:10/-50', 10n, '1 no_credit, left 10'],
  ])('%s of %s: %s', (text, money, expected) => expect(planned(text, money)).toBe(expected))

  test('a line is carried out to the cent or not at all, and nothing is used twice', () => {
    const amounts = fc.record({
      of: fc.integer({ min: 0, max: 4 }),
      amount: fc.bigInt(-60n, 90n).filter(amount => amount !== 0n),
      kept: fc.bigInt(0n, 9n),
    })
    const opens = fc.array(fc.bigInt(-80n, 120n), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(amounts, { maxLength: 8 }),
        opens,
        fc.bigInt(1n, 200n),
        (said, open, money) => {
          const items = open.map((minor, i) => item(`i${i}`, minor))
          const all = said.map(
            ({ of, amount, kept }, i): PlannedLine => ({
              ...{ line: i + 1, amountMinor: amount, deductionMinor: amount < 0n ? 0n : kept },
              ...{ items: [items[of] as OpenItem], fault: null },
            }),
          )
          const plan = planRemittance(all, { ...MONEY, leftMinor: money })
          const total = (of: (allocation: (typeof plan.allocations)[number]) => boolean) =>
            plan.allocations.filter(of).reduce((sum, each) => sum + each.amountMinor, 0n)
          for (const line of all) {
            const done =
              line.amountMinor > 0n
                ? total(each => each.line === line.line)
                : -total(each => each.creditLine === line.line)
            expect(done).toBe(plan.faults.has(line.line) ? 0n : line.amountMinor)
          }
          expect(total(each => each.creditLine === null) + plan.leftMinor).toBe(money)
          for (const { itemId, openMinor } of items) {
            const used =
              total(each => each.to.itemId === itemId) - total(each => each.from.itemId === itemId)
            expect(
              openMinor > 0n ? used <= openMinor && used >= 0n : used >= openMinor && used <= 0n,
            ).toBe(true)
          }
        },
      ),
    )
  })
})

describe('which remittance money is told of by', () => {
  const money: Money = {
    ...{ amountMinor: 10000n, valuedOn: day('2026-02-03'), payerName: 'MILLER FOODS INC' },
    ...{ texts: ['TRF 77-81'], payerIds: [] },
  }
  const told: WaitingRemittance = {
    ...{ remittanceId: 'r1', amountMinor: 10000n, payerId: 'p', payerNames: ['Miller Foods'] },
    ...{
      payerNumber: null,
      reference: null,
      paidOn: day('2026-02-01'),
      documents: ['INV-2026-000001'],
    },
  }
  test.each([
    ['its own number', {}, { reference: 'TRF-7781', payerNames: [] }, '0.99 sure'],
    ['the name', {}, {}, '0.96 sure'],
    ['a bank account known', { payerName: null, payerIds: ['p'] }, {}, '0.97 sure'],
    ['a document in the text', { payerName: null, texts: ['pays INV2026000001'] }, {}, '0.97 sure'],
    ['the amount alone', { payerName: null }, {}, '0.7 doubtful'],
    ['another name', { payerName: 'Somebody Else' }, {}, '0.5 doubtful'],
    ['a day far off', {}, { paidOn: day('2025-11-01') }, '0.86 doubtful'],
    ['another amount', { amountMinor: 1n }, {}, 'none'],
  ])('%s', (_, other, otherwise, expected) => {
    const fits = fitRemittances({ ...money, ...other }, [{ ...told, ...otherwise }])
    const sure = surelyOf(fits, 0.95) === undefined ? 'doubtful' : 'sure'
    expect(fits[0] === undefined ? 'none' : `${fits[0].confidence} ${sure}`).toBe(expected)
  })

  test('two that fit alike are left to a person', () => {
    expect(surelyOf(fitRemittances(money, [told, { ...told, remittanceId: 'r2' }]), 0.95)).toBe(
      undefined,
    )
  })
})

test.each([
  ['price', 'price'],
  ['05', 'goods_or_service'],
  ['Short delivery', 'goods_or_service'],
  ['Preisdifferenz', 'price'],
  ['because', 'disputed'],
  [null, 'disputed'],
])('what was kept back for %s is %s', (said, reason) => {
  expect(deductionReason(said, new Set(['price', 'disputed', 'goods_or_service']))).toBe(reason)
})
