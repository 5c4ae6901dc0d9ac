import type { Charge } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { type Carry, NO_CARRY } from './carry.ts'
import type { DatedPart } from './component-of.ts'
import type { EnergyStep } from './energy-steps.ts'
import { guaranteeClosing, guaranteeParts, recomputedGuarantee } from './guarantee.ts'
import { ratchetClosing, ratchetedUsage, recomputedRatchet } from './ratchet.ts'
import type { RatingInput } from './rate-charge.ts'
import { rateUsage } from './usage-fee.ts'

/** What a charge with energy terms comes to; undefined for a charge without. */
export function energyParts(input: RatingInput): DatedPart[] | undefined {
  const terms = input.charge.energy ?? null
  if (terms === null) return undefined
  switch (terms.kind) {
    case 'guarantee':
      return guaranteeParts(input, terms)
    case 'ratchet':
      return rateUsage({ ...input, usage: ratchetedUsage(input, terms) })
  }
}

/** Whether the energy terms of a charge look back at earlier periods. */
export function energyRemembers({ energy }: Charge): boolean {
  switch (energy?.kind) {
    case 'guarantee':
      return energy.excess === 'carried'
    case 'ratchet':
      return !energy.percent.isZero && energy.periods > 0
    default:
      return false
  }
}

/** What a charge with energy terms leaves to the next period. */
export function energyClosing(input: RatingInput): Carry {
  const terms = input.charge.energy ?? null
  switch (terms?.kind) {
    case 'guarantee':
      return guaranteeClosing(input, terms)
    case 'ratchet':
      return ratchetClosing(input, terms)
    default:
      return NO_CARRY
  }
}

/** The quantity that energy terms make, worked out again from their step alone. */
export function recomputedEnergy(step: EnergyStep): Decimal {
  return step.step === 'guarantee' ? recomputedGuarantee(step) : recomputedRatchet(step)
}
