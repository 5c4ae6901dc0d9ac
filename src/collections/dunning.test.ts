import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DunnedCustomer,
  type DunnedItem,
  type DunningLevel,
  type DunningOutcome,
  type DunningPolicy,
  dunCustomer,
  standingLevel,
} from './dunning.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const RUN_ON = day('2026-06-30')

/** Level, days overdue, days since the last. */
const step = (level: number, afterDays: number, daysSinceLast: number): DunningLevel => ({
  level,
  afterDays,
  daysSinceLast,
  channel: level === 1 ? 'email' : 'letter',
  template: `reminder-${level}`,
  feeMinor: level === 1 ? 0n : 500n,
})

const POLICY: DunningPolicy = {
  levels: [step(1, 5, 0), step(2, 20, 10), step(3, 40, 14)],
  graceDays: 3,
  thresholdMinor: 1000n,
  returnGraceDays: 7,
}

const FROZEN = [
  ['disputed', 'disputed'],
  ['promised', 'promised'],
  ['plan', 'on_plan'],
] as const

/** `A -10 50.00 level=1@-12 disputed=20.00 returned=-2`: item, due day, open, and more. */
function item(text: string): DunnedItem {
  const [itemId = '', due = '', open = '', ...more] = text.split(' ')
  const of = (name: string) => more.find(part => part.startsWith(`${name}=`))?.split('=')[1]
  const on = (days: string | undefined) =>
    days === undefined ? null : RUN_ON.add({ days: Number(days) })
  const minor = (amount: string) => BigInt(amount.replace('.', ''))
  const [level = '0', sent] = (of('level') ?? '0').split('@')
  return {
    itemId,
    dueOn: RUN_ON.add({ days: Number(due) }),
    openMinor: minor(open),
    frozenMinor: minor(of('disputed') ?? of('promised') ?? of('plan') ?? '0'),
    frozenBy: FROZEN.find(([name]) => of(name) !== undefined)?.[1] ?? null,
    returnedOn: on(of('returned')),
    level: Number(level),
    sentOn: on(sent),
  }
}

const customer = (text: string, more: Partial<DunnedCustomer> = {}): DunnedCustomer => ({
  items: text.split(', ').map(item),
  unappliedMinor: 0n,
  block: null,
  ...more,
})

/** `level 2: 80.00` or the reason. */
function said(outcome: DunningOutcome): string {
  return 'level' in outcome
    ? `level ${outcome.level.level}: ${(Number(outcome.askedMinor) / 100).toFixed(2)}`
    : outcome.reason
}

const reasons = (outcome: DunningOutcome) =>
  outcome.items
    .map(one => `${one.itemId} ${'reason' in one ? one.reason : one.level.level}`)
    .join(', ')

describe('a customer with one item', () => {
  test.each([
    ['A +5 50.00', 'nothing_due', 'A not_overdue'],
    ['A 0 50.00', 'nothing_due', 'A not_overdue'],
    ['A -3 50.00', 'nothing_due', 'A in_grace'],
    ['A -4 50.00', 'nothing_due', 'A in_grace'],
    ['A -5 50.00', 'level 1: 50.00', 'A 1'],
    // Never two levels at once, however late it is.
    ['A -90 50.00', 'level 1: 50.00', 'A 1'],
    ['A -20 50.00 level=1@-10', 'level 2: 50.00', 'A 2'],
    ['A -20 50.00 level=1@-9', 'nothing_due', 'A too_soon_after_last'],
    ['A -19 50.00 level=1@-14', 'nothing_due', 'A too_soon_after_last'],
    ['A -90 50.00 level=3@-50', 'nothing_due', 'A last_level_sent'],
    ['A -10 50.00 disputed=50.00', 'nothing_due', 'A disputed'],
    ['A -10 50.00 disputed=20.00', 'level 1: 30.00', 'A 1'],
    ['A -10 50.00 promised=50.00', 'nothing_due', 'A promised'],
    ['A -10 50.00 plan=50.00', 'nothing_due', 'A on_plan'],
    ['A -10 50.00 returned=-7', 'nothing_due', 'A just_returned'],
    ['A -10 50.00 returned=-8', 'level 1: 50.00', 'A 1'],
    ['A -10 9.99', 'below_threshold', 'A 1'],
    ['A -10 10.00', 'level 1: 10.00', 'A 1'],
  ])('%s: %s (%s)', (text, outcome, why) => {
    const decided = dunCustomer(POLICY, customer(text), RUN_ON)
    expect([said(decided), reasons(decided)]).toEqual([outcome, why])
  })
})

describe('a customer with many items', () => {
  test('gets one letter, at the highest level, each item moving one level of its own', () => {
    const decided = dunCustomer(
      POLICY,
      customer('A -45 50.00 level=2@-20, B -8 30.00, C -1 99.00'),
      RUN_ON,
    )
    expect([said(decided), reasons(decided)]).toEqual(['level 3: 80.00', 'A 3, B 1, C in_grace'])
  })

  test('is not asked for what money at hand covers, oldest first', () => {
    const decided = dunCustomer(
      POLICY,
      customer('A -8 30.00, B -30 50.00', { unappliedMinor: 6000n }),
      RUN_ON,
    )
    expect([said(decided), reasons(decided)]).toEqual(['level 1: 20.00', 'B covered_by_cash, A 1'])
  })

  test.each([
    ['2026-06-29', 'level 1: 50.00'],
    ['2026-06-30', 'blocked'],
    ['-', 'blocked'],
  ])('is left alone while blocked (until %s: %s)', (until, outcome) => {
    const block = { reason: 'insolvency', until: until === '-' ? null : day(until) }
    expect(said(dunCustomer(POLICY, customer('A -10 50.00', { block }), RUN_ON))).toBe(outcome)
  })
})

const anyItem: fc.Arbitrary<DunnedItem> = fc
  .record({
    itemId: fc.uuid(),
    dueOn: fc.integer({ min: -120, max: 30 }).map(days => RUN_ON.add({ days })),
    openMinor: fc.bigInt({ min: 1n, max: 100_000n }),
    share: fc.constantFrom(0n, 0n, 1n, 2n),
    level: fc.integer({ min: 0, max: 3 }),
    sentOn: fc.option(fc.integer({ min: -60, max: 0 }).map(days => RUN_ON.add({ days }))),
  })
  .map(({ share, ...rest }) => ({
    ...rest,
    frozenMinor: (rest.openMinor * share) / 2n,
    frozenBy: share === 0n ? null : ('disputed' as const),
    returnedOn: null,
  }))

test('no letter ever asks for more than what is open, undisputed and not covered', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyItem, { selector: one => one.itemId, maxLength: 8 }),
      fc.bigInt({ min: 0n, max: 200_000n }),
      (items, unappliedMinor) => {
        const decided = dunCustomer(POLICY, { items, unappliedMinor, block: null }, RUN_ON)
        expect(decided.items).toHaveLength(items.length)
        const payable = items.reduce((sum, one) => sum + one.openMinor - one.frozenMinor, 0n)
        const most = payable > unappliedMinor ? payable - unappliedMinor : 0n
        if ('level' in decided) expect(decided.askedMinor <= most).toBe(true)
        for (const one of decided.items) {
          const of = items.find(({ itemId }) => itemId === one.itemId)
          if (!('level' in one) || of === undefined) continue
          expect(one.askedMinor <= of.openMinor - of.frozenMinor).toBe(true)
          expect(one.level.level).toBe(of.level + 1)
        }
      },
    ),
  )
})

test.each([
  ['', '-', 'keep', '0 -'],
  ['1@-30, 2@-10', '-', 'keep', '2 -10'],
  // Paid and returned: at its former level again, or from the first one on.
  ['1@-30, 2@-10', '-5', 'keep', '2 -10'],
  ['1@-30, 2@-10', '-5', 'restart', '0 -'],
  ['1@-30, 2@-20, 1@-3', '-5', 'restart', '1 -3'],
] as const)('letters %s, returned %s, %s: level %s', (letters, returned, policy, standing) => {
  const sent =
    letters === ''
      ? []
      : letters.split(', ').map(one => {
          const [level, days] = one.split('@').map(Number)
          return { level: level ?? 0, sentOn: RUN_ON.add({ days: days ?? 0 }) }
        })
  const returnedOn = returned === '-' ? null : RUN_ON.add({ days: Number(returned) })
  const { level, sentOn } = standingLevel(sent, returnedOn, policy)
  const ago = sentOn === null ? '-' : -sentOn.until(RUN_ON).days
  expect(`${level} ${ago}`).toBe(standing)
})
