import type { Decimal } from '../../kernel/decimal.ts'
import { formatAmount, majorAmount } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import { remembers } from '../../rating/closing.ts'
import type { MeasuredUsage } from '../../rating/usage.ts'
import type { Openings } from '../carried.ts'
import { type CurrentCharge, currentCharges, linesOfCurrent } from '../current-usage.ts'
import { type DraftLine, difference } from '../difference.ts'
import type { AccountFacts, BilledKey } from '../facts.ts'
import type { RatingContext } from '../propose.ts'
import { upTo } from './begun.ts'
import type { BegunPeriod } from './begun-period.ts'

/*
 * What usage under way has come to and was not billed yet: the bill in mid-period of the progressive
 * run and of a simulation.
 */

/** A usage charge in its period under way, with what it has used so far. */
export type ChargeSoFar = {
  readonly account: AccountFacts
  readonly charge: CurrentCharge
  readonly usage: readonly MeasuredUsage[] | RefusalError
  readonly openings: Openings
}

/** Usage charges in arrears that keep nothing for later: of the others the period's end decides. */
export function progressiveCharges(
  account: AccountFacts,
  on: Temporal.PlainDate,
): { readonly account: AccountFacts; readonly charge: CurrentCharge }[] {
  return currentCharges(account, on)
    .filter(({ item }) => item.charge.timing === 'arrears' && !remembers(item.charge))
    .filter(({ subscription, nominal }) => {
      const { billedThrough } = subscription.state
      return billedThrough === null || isBefore(billedThrough, nominal.end)
    })
    .map(charge => ({ account, charge }))
}

type Facts = {
  readonly billed: ReadonlyMap<string, BilledKey>
  readonly context: RatingContext
}

/**
 * The lines of the subscriptions whose unbilled usage has come to their amounts, and what the last
 * one looked at has come to.
 */
export function linesSoFar(
  measured: readonly ChargeSoFar[],
  amounts: ReadonlyMap<string, Decimal>,
  facts: Facts,
): { readonly lines: DraftLine[]; readonly unbilled: string } {
  const lines: DraftLine[] = []
  let told = ''
  const bySubscription = Map.groupBy(measured, each => each.charge.subscription.subscriptionId)
  for (const [subscriptionId, own] of bySubscription) {
    const unbilled = own.flatMap(each => unbilledOf(each, facts))
    const minor = unbilled.reduce((sum, line) => sum + line.amountMinor, 0n)
    const { currency } = own[0]!.charge.subscription
    told = formatAmount(minor, currency)
    const amount = amounts.get(subscriptionId)
    if (amount !== undefined && !majorAmount(minor, currency).isBelow(amount)) {
      lines.push(...unbilled)
    }
  }
  return { lines, unbilled: told }
}

/** What a charge has used and was not billed for; nothing where its usage is not known yet. */
function unbilledOf({ account, charge, usage, openings }: ChargeSoFar, facts: Facts): DraftLine[] {
  if (usage instanceof RefusalError) return []
  const { item, nominal, passed } = charge
  const whole = linesOfCurrent(account, charge, usage, facts.context, openings)
  const billed = new Map(
    [...facts.billed].filter(([, key]: [string, BilledKey]) => {
      return key.itemId === item.itemId && key.periodStart.equals(nominal.start)
    }),
  )
  return difference(upTo(whole, passed.end), billed)
}

/** The periods under way of which lines bill a part. */
export function begunBy(
  lines: readonly { readonly itemId: string }[],
  measured: readonly Pick<ChargeSoFar, 'charge'>[],
): (BegunPeriod & { readonly subscriptionId: string })[] {
  const billed = new Set(lines.map(line => line.itemId))
  return measured
    .filter(({ charge }) => billed.has(charge.item.itemId))
    .map(({ charge }) => ({
      subscriptionId: charge.subscription.subscriptionId,
      itemId: charge.item.itemId,
      periodStart: charge.nominal.start.toString(),
      periodEnd: charge.nominal.end.toString(),
    }))
}
