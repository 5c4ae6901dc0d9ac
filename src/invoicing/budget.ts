import { RatingError } from '../rating/rating-error.ts'
import { documentTotals } from '../tax/document-totals.ts'
import type { PlannedCharge, ProposedLine, RatingContext } from './propose.ts'

/** The lines that a level amount stands for; undefined where no charge is one. */
export function coveredByBudget(planned: readonly PlannedCharge[]): BudgetCover | undefined {
  return planned.some(({ item }) => item.charge.energy?.kind === 'budget')
    ? new BudgetCover()
    : undefined
}

/**
 * What the charges of a subscription and period come to, taxes added as their own document would
 * have them: that much a level amount takes the place of.
 */
export class BudgetCover {
  readonly #lines = new Map<string, ProposedLine[]>()

  note(plan: PlannedCharge, lines: readonly ProposedLine[]): void {
    if (plan.item.charge.energy?.kind === 'budget') refuseTax(plan, lines)
    const key = keyOf(plan)
    this.#lines.set(key, [...(this.#lines.get(key) ?? []), ...lines])
  }

  /** As a fact of the rating of a level amount; nothing for other charges. */
  coveredFor(plan: PlannedCharge, context: RatingContext): { readonly coveredMinor?: bigint } {
    const { energy } = plan.item.charge
    if (energy?.kind !== 'budget') return {}
    const { covers } = energy
    const lines = (this.#lines.get(keyOf(plan)) ?? []).filter(
      line => covers.length === 0 || covers.includes(line.chargeCode),
    )
    const totals = documentTotals({
      lines: lines.map(({ part, taxInclusive, taxes }) => ({
        amountMinor: part.amountMinor,
        inclusive: taxInclusive,
        taxes,
      })),
      method: context.taxRounding ?? 'per_group',
      currency: plan.subscription.currency,
      roundingMode: context.roundingMode,
    })
    return { coveredMinor: totals.payableMinor }
  }
}

/** The difference to a level amount is no supply: its product must bear no tax. */
function refuseTax({ item }: PlannedCharge, lines: readonly ProposedLine[]): void {
  const taxed = lines.flatMap(({ taxes }) => taxes).find(({ ratePercent }) => !ratePercent.isZero)
  if (taxed === undefined) return
  throw new RatingError('budget_taxed', { charge: item.charge.code, tax: taxed.code })
}

/** Periods of one subscription that begin and end together, in arrears. */
function keyOf({ subscription, nominal, item }: PlannedCharge): string {
  const { timing } = item.charge
  return `${subscription.subscriptionId} ${nominal.start} ${nominal.end} ${timing}`
}
