import { isBefore, overlap } from '../../kernel/period.ts'
import type { Component } from '../../rating/component.ts'
import { lifeOf, periodAt } from '../due.ts'
import type { AccountFacts, BilledKey } from '../facts.ts'
import type { PlannedCharge, ProposedLine } from '../propose.ts'

/*
 * A begun period: one that has not ended and of which usage was billed already. The bill at its end
 * is the difference to that; until then no bill compares it, because all of it is not due yet.
 */

/**
 * The billed keys that are compared: without those of begun periods that this bill does not settle.
 * A period that the item no longer lives to see is compared, so that it is taken back.
 */
export function withoutBegun(
  account: AccountFacts,
  planned: readonly PlannedCharge[],
  billed: ReadonlyMap<string, BilledKey>,
): ReadonlyMap<string, BilledKey> {
  const waiting = new Set<string>()
  for (const subscription of account.subscriptions) {
    for (const { itemId, periodStart } of subscription.state.begun ?? []) {
      const item = subscription.items.find(each => each.itemId === itemId)
      const life = item && lifeOf(item, subscription)
      if (item === undefined || life === undefined) continue
      const nominal = periodAt(item, subscription, Temporal.PlainDate.from(periodStart))
      if (overlap(nominal, life) !== undefined) waiting.add(`${itemId}|${periodStart}`)
    }
  }
  if (waiting.size === 0) return billed
  for (const { item, nominal } of planned) waiting.delete(`${item.itemId}|${nominal.start}`)
  return new Map([...billed].filter(([, key]) => !waiting.has(`${key.itemId}|${key.periodStart}`)))
}

/**
 * A period's lines as far as they can be billed before it ends: up to the day that was measured,
 * without what makes up to a minimum.
 */
export function upTo(lines: readonly ProposedLine[], until: Temporal.PlainDate): ProposedLine[] {
  return lines.flatMap(line => {
    if (line.component.startsWith('minimum@') || !isBefore(line.part.period.start, until)) return []
    return [{ ...line, part: endingBy(line.part, until) }]
  })
}

function endingBy(part: Component, until: Temporal.PlainDate): Component {
  const { start, end } = part.period
  if (!isBefore(until, end)) return part
  const trace = part.trace.map(step =>
    step.step === 'quantity' ? { ...step, to: until.toString() } : step,
  )
  return { ...part, period: { start, end: until }, trace }
}
