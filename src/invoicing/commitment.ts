import { isBefore } from '../kernel/period.ts'
import { commitmentComponent } from '../rating/commitment.ts'
import { RatingError } from '../rating/rating-error.ts'
import { type CountedRange, subscriptionsOf, type TermOf } from './committed.ts'
import type { DraftLine } from './difference.ts'
import type { AccountFacts, LineKey } from './facts.ts'
import { payerAt } from './payers.ts'
import { type ProposedLine, type RatingContext, taxesOf } from './propose.ts'

/** A term that is settled, with what was billed before for the charges that count in it. */
export type TermToSettle = TermOf & {
  readonly ranges: readonly CountedRange[]
  /** By charge code, in minor units; all lines of the counted keys together. */
  readonly billed: ReadonlyMap<string, bigint>
  /** Whether a line among them carries its tax in its price. */
  readonly inclusive: boolean
}

/**
 * The shortfalls to the commitments whose terms end, over what was billed and what this bill adds
 * (`lines`: all other lines of it). Without shortfall there is no line, so that one billed before is
 * taken back. A commitment is one without tax: throws `commitment_needs_net_prices` where prices
 * include it.
 */
export function proposeCommitments(
  account: AccountFacts,
  terms: readonly TermToSettle[],
  lines: readonly DraftLine[],
  context: RatingContext,
): ProposedLine[] {
  return terms.flatMap(settled => {
    const { commitment, term, service } = settled
    const own = lines.filter(line => isIn(settled.ranges, line))
    if (settled.inclusive || own.some(line => line.taxInclusive)) {
      throw new RatingError('commitment_needs_net_prices', { commitment: commitment.code })
    }
    const [carrier] = subscriptionsOf(commitment, account.subscriptions)
    if (carrier === undefined) return []
    const part = commitmentComponent(
      { ...commitment, term, service, ...context, currency: carrier.currency },
      countedIn(settled.billed, own),
    )
    if (part === undefined) return []
    const { name, product } = commitment
    const lastDay = service.end.subtract({ days: 1 })
    return [
      {
        itemId: commitment.commitmentId,
        periodStart: term.start,
        component: part.key,
        subscriptionId: carrier.subscriptionId,
        chargeCode: 'commitment',
        product,
        description: name[account.language as keyof typeof name] ?? name.en,
        unit: 'term',
        taxInclusive: false,
        taxes: taxesOf(account, carrier, product, lastDay, term.start, context),
        part,
        payerId: payerAt(account, term.start)?.accountId ?? null,
      },
    ]
  })
}

function countedIn(billed: ReadonlyMap<string, bigint>, lines: readonly DraftLine[]) {
  const sums = new Map(billed)
  for (const { chargeCode, amountMinor } of lines) {
    sums.set(chargeCode, (sums.get(chargeCode) ?? 0n) + amountMinor)
  }
  return [...sums]
    .map(([charge, amountMinor]) => ({ charge, amountMinor }))
    .sort((a, b) => (a.charge < b.charge ? -1 : 1))
}

/** Whether a line counts: its item does, in the nominal period that it is about. */
export function isIn(ranges: readonly CountedRange[], { itemId, periodStart }: LineKey): boolean {
  return ranges.some(
    range =>
      range.itemId === itemId &&
      !isBefore(periodStart, range.from) &&
      isBefore(periodStart, range.to),
  )
}
