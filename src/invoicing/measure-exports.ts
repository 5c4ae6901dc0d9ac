import { Decimal } from '../kernel/decimal.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import type { PlannedCharge } from './propose.ts'

/*
 * A charge that nets exported energy is measured twice in each of its spans: what was taken, on its
 * own meter, and what was fed in, on the meter that its terms name.
 */

/**
 * The same period of the same charge, measured on the meter that counts exported energy; undefined
 * where nothing is netted.
 */
export function exportPlan(plan: PlannedCharge): PlannedCharge | undefined {
  const { charge } = plan.item
  if (charge.energy?.kind !== 'net_metering') return undefined
  const counted = { ...charge, meterCode: charge.energy.exportMeter }
  return { ...plan, item: { ...plan.item, charge: counted } }
}

/** Joins what was taken with what was fed in: the second half of the answers. */
export function withExports(
  plan: PlannedCharge,
  answers: readonly MeasuredUsage[],
): readonly MeasuredUsage[] {
  if (plan.item.charge.energy?.kind !== 'net_metering') return answers
  const spans = answers.length / 2
  return answers.slice(0, spans).map((taken, i) => ({ ...taken, exported: answers[spans + i]! }))
}

/** Where no meter counts exported energy, none was: the customer has no system yet, or no longer. */
export function nothingExported({ start, end }: PlannedCharge['service']): MeasuredUsage {
  return { period: { start, end }, quantity: Decimal.zero, estimated: false, evidence: [] }
}
