import type { Component } from '../rating/component.ts'
import type { PlannedCharge } from './propose.ts'

/*
 * Credits for exported energy pay other charges of the subscription, so those are rated first and
 * what they come to is noted.
 */

/** The planned charges by their places, those last that depend on what others come to. */
export function ratingOrder(planned: readonly PlannedCharge[]): readonly number[] {
  const places = planned.map((_, i) => i)
  const turns = planned.map(turnOf)
  if (!turns.some(turn => turn > 0)) return places
  return [0, 1, 2].flatMap(turn => places.filter(i => turns[i] === turn))
}

/** Credits pay what other charges come to; a level amount stands for all of it. */
function turnOf({ item }: PlannedCharge): number {
  const kind = item.charge.energy?.kind
  return kind === 'export_credit' ? 1 : kind === 'budget' ? 2 : 0
}

function isCredit({ item }: PlannedCharge): boolean {
  return item.charge.energy?.kind === 'export_credit'
}

/** The tally of an account whose credits pay charges; undefined where none has any. */
export function paidByCredits(planned: readonly PlannedCharge[]): PaidByCredits | undefined {
  return planned.some(isCredit) ? new PaidByCredits() : undefined
}

/** What charges of one subscription and period come to, and what of it credits have paid. */
export class PaidByCredits {
  readonly #amounts = new Map<string, Map<string, bigint>>()

  /** Notes what a charge comes to; of credits, what they have used up. */
  note(plan: PlannedCharge, components: readonly Component[]): void {
    const { energy } = plan.item.charge
    const amounts = this.#of(plan)
    const sum = (parts: readonly Component[]) =>
      parts.reduce((all, part) => all + part.amountMinor, 0n)
    if (energy?.kind !== 'export_credit') {
      const { code } = plan.item.charge
      amounts.set(code, (amounts.get(code) ?? 0n) + sum(components))
      return
    }
    const used = components.filter(
      ({ key }) => key.startsWith('credit@') || key.startsWith('bank@'),
    )
    let rest = -sum(used)
    for (const code of energy.pays) {
      const amount = amounts.get(code) ?? 0n
      const paid = amount < rest ? amount : rest
      if (paid > 0n) amounts.set(code, amount - paid)
      if (paid > 0n) rest -= paid
    }
  }

  /** What a charge's credits may pay, as a fact of its rating; nothing for a charge that has none. */
  eligibleFor(plan: PlannedCharge): { readonly eligibleMinor?: bigint } {
    const { energy } = plan.item.charge
    if (energy?.kind !== 'export_credit') return {}
    const amounts = this.#of(plan)
    const sum = energy.pays.reduce((all, code) => all + (amounts.get(code) ?? 0n), 0n)
    return { eligibleMinor: sum > 0n ? sum : 0n }
  }

  #of({ subscription, nominal }: PlannedCharge): Map<string, bigint> {
    const key = `${subscription.subscriptionId} ${nominal.start}`
    let found = this.#amounts.get(key)
    if (found === undefined) {
      found = new Map()
      this.#amounts.set(key, found)
    }
    return found
  }
}
