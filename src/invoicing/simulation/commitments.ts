import { earlier } from '../../kernel/period.ts'
import type { IssuedLine } from '../apply-lines.ts'
import { isIn, type TermToSettle } from '../commitment.ts'
import {
  type CommitmentFacts,
  type CommittedItem,
  countedRanges,
  dueTerms,
  subscriptionsOf,
  termUnderWay,
} from '../committed.ts'
import type { AccountFacts } from '../facts.ts'
import type { CommitmentSpending } from '../usage-alerts/spending.ts'
import { productOf } from './catalog.ts'
import type { Scenario } from './input.ts'
import { knownOn } from './known.ts'

/** The commitments that a bill made on a date knows; the customer's contracts are one in a scenario. */
export function commitmentsOn(scenario: Scenario, on: Temporal.PlainDate): CommitmentFacts[] {
  return knownOn(scenario.commitments, on).map(
    ({ productCode, startOn: start, endOn: end, subscriptionNumber, knownFrom: _, ...rest }) => ({
      ...rest,
      commitmentId: `commitment/${rest.code}`,
      contractId: CONTRACT,
      subscriptionId: subscriptionNumber,
      product: productOf(scenario, productCode),
      start,
      end,
    }),
  )
}

/** In a scenario all subscriptions are under one contract. */
export const CONTRACT = 'contract'

/** What the bill run loads: the terms that end, with what was billed in them before. */
export function termsToSettle(
  account: AccountFacts,
  lines: readonly IssuedLine[],
  through: Temporal.PlainDate,
): TermToSettle[] {
  const items = [...itemsOf(account), ...oncesOf(account, lines)]
  return dueTerms(account, through).map(term => {
    const ranges = countedRanges(term, account.subscriptions, items)
    const counted = lines.filter(line => isIn(ranges, line))
    const billed = new Map<string, bigint>()
    for (const { chargeCode, amountMinor } of counted) {
      billed.set(chargeCode, (billed.get(chargeCode) ?? 0n) + amountMinor)
    }
    return { ...term, ranges, billed, inclusive: counted.some(line => line.taxInclusive) }
  })
}

/** What was billed in the terms under way on a day, but for periods from the days in `until` on. */
export function spendingsOn(
  account: AccountFacts,
  lines: readonly IssuedLine[],
  on: Temporal.PlainDate,
  until: ReadonlyMap<string, Temporal.PlainDate>,
): CommitmentSpending[] {
  const items = [...itemsOf(account), ...oncesOf(account, lines)]
  return account.commitments.flatMap(commitment => {
    const found = termUnderWay(commitment, account.subscriptions, on)
    if (found === undefined) return []
    const ranges = countedRanges(found, account.subscriptions, items)
    const passed = ranges.map(range => ({
      ...range,
      to: earlier(range.to, until.get(range.itemId) ?? range.to),
    }))
    const billedMinor = lines
      .filter(line => isIn(passed, line))
      .reduce((sum, line) => sum + line.amountMinor, 0n)
    const { code, amount } = commitment
    const { currency = '' } = subscriptionsOf(commitment, account.subscriptions)[0] ?? {}
    const { accountId } = account
    return [{ accountId, code, amount, currency, term: found.term, ranges, billedMinor }]
  })
}

function itemsOf({ subscriptions }: AccountFacts): CommittedItem[] {
  return subscriptions.flatMap(({ subscriptionId, items }) =>
    items.map(({ itemId, charge, start, end, anchor }) => ({
      itemId,
      subscriptionId,
      chargeCode: charge.code,
      months: charge.months,
      start,
      end,
      anchor,
    })),
  )
}

/** One-off charges: those to be billed, and those that were. */
function oncesOf({ subscriptions }: AccountFacts, lines: readonly IssuedLine[]): CommittedItem[] {
  const once = { chargeCode: 'once', months: 0, end: null, anchor: null }
  return [
    ...subscriptions.flatMap(({ subscriptionId, oneOffs }) =>
      oneOffs.map(({ oneOffId: itemId, serviceOn: start }) => ({
        ...once,
        itemId,
        subscriptionId,
        start,
      })),
    ),
    ...lines
      .filter(line => line.chargeCode === 'once')
      .map(({ itemId, subscriptionId, periodStart: start }) => ({
        ...once,
        itemId,
        subscriptionId,
        start,
      })),
  ]
}
