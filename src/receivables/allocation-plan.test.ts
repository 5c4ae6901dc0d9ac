import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { lesser } from '../kernel/money.ts'
import type { Discount } from '../ledger/open-items/item.ts'
import {
  type AllocationPolicy,
  type Credit,
  type Instruction,
  type Owed,
  planAllocation,
} from './allocation-plan.ts'

const FIFO: AllocationPolicy = { order: 'oldest', spread: 'fifo', tolerance: null }

/** `i1 10.00 due 02-15 [interest|costs] [disputed 4.00] [USD]`, days of 2026. */
function owed(text: string): Owed {
  const [, itemId = '', amount = '', due = '', more = ''] =
    /^(\w+) ([\d.]+) due (\S+)(.*)$/.exec(text) ?? []
  const dueOn = Temporal.PlainDate.from(`2026-${due}`)
  const part = /interest|costs/.exec(more)?.[0] as Owed['part'] | undefined
  const minor = cents(amount)
  return {
    accountId: 'A',
    itemId,
    legalEntityId: 'E',
    currency: more.includes('USD') ? 'USD' : 'EUR',
    part: part ?? 'principal',
    dueOn,
    documentOn: dueOn,
    amountMinor: minor,
    openMinor: minor,
    disputedMinor: cents(/disputed ([\d.]+)/.exec(more)?.[1] ?? '0'),
    discount: discountOf(more),
  }
}

function discountOf(text: string): Discount | null {
  const [, amount, until] = /less ([\d.]+) until (\S+)/.exec(text) ?? []
  if (amount === undefined) return null
  return { minor: cents(amount), until: Temporal.PlainDate.from(`2026-${until}`) }
}

function credit(text: string): Credit {
  const [itemId = '', amount = '', on = '01-01'] = text.split(' ')
  const valueOn = Temporal.PlainDate.from(`2026-${on}`)
  return {
    accountId: 'A',
    itemId,
    legalEntityId: 'E',
    currency: 'EUR',
    valueOn,
    leftMinor: cents(amount),
  }
}

function cents(text: string): bigint {
  return BigInt(Math.round(Number(text) * 100))
}

function told(money: string[], debts: string[], policy = FIFO, named: Instruction[] = []): string {
  const plan = planAllocation(money.map(credit), debts.map(owed), named, policy)
  const paid = plan.allocations.map(
    each => `${each.from.itemId}→${each.to.itemId} ${Decimal.of(each.amountMinor)}`,
  )
  const less = plan.discounts.map(each => `${each.item.itemId} less ${each.amountMinor}`)
  const off = plan.writeOffs.map(each => `${each.item.itemId} off ${each.amountMinor}`)
  return [...paid, ...less, ...off].join(', ')
}

const DEBTS = ['i1 10.00 due 02-15', 'i2 20.00 due 03-15']

describe('money pays', () => {
  test('what was due first', () => {
    expect(told(['r 15.00'], DEBTS)).toBe('r→i1 1000, r→i2 500')
  })

  test('what the payer names, and with the rest what was due first', () => {
    const named = [{ accountId: 'A', itemId: 'i2', amountMinor: 300n }]
    expect(told(['r 15.00'], DEBTS, FIFO, named)).toBe('r→i2 300, r→i1 1000, r→i2 200')
  })

  test('costs, then interest, then the debt where the law has it so', () => {
    const debts = ['p 9.00 due 01-01', 'z 2.00 due 03-01 interest', 'k 1.00 due 04-01 costs']
    expect(told(['r 5.00'], debts, { ...FIFO, order: 'statute' })).toBe('r→k 100, r→z 200, r→p 200')
    expect(told(['r 5.00'], debts)).toBe('r→p 500')
  })

  test('disputed amounts last', () => {
    const debts = ['i1 10.00 due 02-15 disputed 4.00', 'i2 20.00 due 03-15']
    expect(told(['r 27.00'], debts)).toBe('r→i1 600, r→i2 2000, r→i1 100')
  })

  test('in proportion, to the cent', () => {
    const debts = ['i1 10.00 due 02-15', 'i2 10.00 due 03-15', 'i3 10.00 due 03-16']
    const policy = { ...FIFO, spread: 'prorated' } as const
    expect(told(['r 10.00'], debts, policy)).toBe('r→i1 334, r→i2 333, r→i3 333')
  })

  test('with the oldest money first', () => {
    expect(told(['b 5.00 02-02', 'a 8.00 02-01'], DEBTS)).toBe('a→i1 800, b→i1 200, b→i2 300')
  })

  test('nothing of another currency', () => {
    expect(told(['r 15.00'], ['i1 10.00 due 02-15 USD'])).toBe('')
  })
})

describe('a difference is forgiven', () => {
  const within = (minor: bigint, percent: string): AllocationPolicy => ({
    ...FIFO,
    tolerance: { minor, percent: Decimal.parse(percent) },
  })
  test.each([
    ['r 9.99', within(1n, '0.1'), 'r→i1 999, i1 off 1'],
    ['r 9.98', within(1n, '1'), 'r→i1 998'],
    ['r 9.90', within(50n, '1'), 'r→i1 990, i1 off 10'],
    ['r 9.89', within(50n, '1'), 'r→i1 989'],
    ['r 10.00', within(50n, '1'), 'r→i1 1000'],
  ])('%s by %o: %s', (money, policy, expected) => {
    expect(told([money], ['i1 10.00 due 02-15'], policy)).toBe(expected)
  })

  test('but not where money pays nothing of it, nor where it is disputed', () => {
    expect(told(['r 10.00'], ['i1 10.00 due 02-15', 'i2 0.01 due 02-16'], within(1n, '100'))).toBe(
      'r→i1 1000',
    )
    expect(told(['r 9.99'], ['i1 10.00 due 02-15 disputed 0.01'], within(1n, '1'))).toBe('r→i1 999')
  })
})

describe('a discount is earned', () => {
  const DEBT = 'i1 10.00 due 02-15 less 0.20 until 01-15'
  test.each([
    ['by paying the rest in time', ['r 9.80 01-15'], 'r→i1 980, i1 less 20'],
    ['and no more taken than that', ['r 10.00 01-15'], 'r→i1 980, i1 less 20'],
    ['not a day later', ['r 9.80 01-16'], 'r→i1 980'],
    ['not by less', ['r 9.79 01-15'], 'r→i1 979'],
    [
      'by several payments in time',
      ['a 5.00 01-02', 'b 4.80 01-03'],
      'a→i1 500, b→i1 480, i1 less 20',
    ],
    ['not where one of them is late', ['a 5.00 01-02', 'b 4.80 01-16'], 'a→i1 500, b→i1 480'],
  ])('%s', (_, money, expected) => {
    expect(told(money, [DEBT])).toBe(expected)
  })

  test('on what a credit note left of the item', () => {
    const rest = { ...owed(DEBT), amountMinor: 2000n }
    const plan = planAllocation([credit('r 9.80 01-15')], [rest], [], FIFO)
    expect(plan.discounts.map(({ amountMinor }) => amountMinor)).toEqual([20n])
  })
})

describe('any money and any debts', () => {
  const minor = fc.bigInt({ min: 1n, max: 5000n })
  const on = fc
    .integer({ min: 0, max: 40 })
    .map(days => Temporal.PlainDate.from('2026-01-01').add({ days }))
  const currency = fc.constantFrom('EUR', 'USD')
  const credits = fc
    .array(fc.record({ leftMinor: minor, valueOn: on, currency }), { maxLength: 6 })
    .map(all =>
      all.map(
        (each, i): Credit => ({ ...each, accountId: 'A', itemId: `r${i}`, legalEntityId: 'E' }),
      ),
    )
  const part = fc.constantFrom('costs', 'interest', 'principal')
  const debts = fc
    .array(
      fc.record({
        openMinor: minor,
        dueOn: on,
        currency,
        part,
        share: fc.integer({ max: 9, min: 0 }),
      }),
      {
        maxLength: 6,
      },
    )
    .map(all =>
      all.map(
        ({ share, ...each }, i): Owed => ({
          ...each,
          accountId: 'A',
          itemId: `i${i}`,
          legalEntityId: 'E',
          documentOn: each.dueOn,
          amountMinor: each.openMinor,
          disputedMinor: (each.openMinor * BigInt(share)) / 9n,
        }),
      ),
    )
  const policy = fc.record({
    order: fc.constantFrom('statute', 'oldest'),
    spread: fc.constantFrom('fifo', 'prorated'),
    tolerance: fc.constant(null),
  }) as fc.Arbitrary<AllocationPolicy>

  const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n)

  test('allocation conserves: no more than there is on either side, and all that can be', () => {
    fc.assert(
      fc.property(credits, debts, policy, (money, all, how) => {
        const { allocations } = planAllocation(money, all, [], how)
        expect(allocations.every(each => each.amountMinor > 0n)).toBe(true)
        for (const each of money) {
          const used = allocations.filter(a => a.from.itemId === each.itemId)
          expect(sum(used.map(a => a.amountMinor)) <= each.leftMinor).toBe(true)
        }
        for (const each of all) {
          const paid = allocations.filter(a => a.to.itemId === each.itemId)
          expect(sum(paid.map(a => a.amountMinor)) <= each.openMinor).toBe(true)
        }
        for (const one of ['EUR', 'USD']) {
          const has = sum(money.filter(m => m.currency === one).map(m => m.leftMinor))
          const owes = sum(all.filter(d => d.currency === one).map(d => d.openMinor))
          const ids = new Set(all.filter(d => d.currency === one).map(d => d.itemId))
          const paid = sum(allocations.filter(a => ids.has(a.to.itemId)).map(a => a.amountMinor))
          expect(paid).toBe(lesser(has, owes))
        }
      }),
    )
  })

  test('the order in which they are given makes no difference', () => {
    fc.assert(
      fc.property(credits, debts, policy, (money, all, how) => {
        const plan = planAllocation(money, all, [], how)
        expect(planAllocation([...money].reverse(), [...all].reverse(), [], how)).toEqual(plan)
      }),
    )
  })

  test('one after the other, money in two parts pays what it pays at once', () => {
    fc.assert(
      fc.property(credits, debts, fc.nat({ max: 6 }), (money, all, cut) => {
        const ordered = [...money].sort(
          (a, b) =>
            Temporal.PlainDate.compare(a.valueOn, b.valueOn) || (a.itemId < b.itemId ? -1 : 1),
        )
        const first = planAllocation(ordered.slice(0, cut), all, [], FIFO).allocations
        const rest = all.flatMap(each => {
          const paid = sum(first.filter(a => a.to.itemId === each.itemId).map(a => a.amountMinor))
          const openMinor = each.openMinor - paid
          const disputedMinor = lesser(openMinor, each.disputedMinor)
          return openMinor === 0n ? [] : [{ ...each, openMinor, disputedMinor }]
        })
        const second = planAllocation(ordered.slice(cut), rest, [], FIFO).allocations
        const paidBy = (allocations: typeof first) =>
          all.map(each =>
            sum(allocations.filter(a => a.to.itemId === each.itemId).map(a => a.amountMinor)),
          )
        expect(paidBy([...first, ...second])).toEqual(
          paidBy(planAllocation(money, all, [], FIFO).allocations),
        )
      }),
    )
  })
})
