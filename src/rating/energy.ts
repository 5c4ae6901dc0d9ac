import type { Charge } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { budgetClosing, budgetComponents } from './budget.ts'
import { type Carry, NO_CARRY } from './carry.ts'
import type { Component, TraceStep } from './component.ts'
import type { DatedPart } from './component-of.ts'
import type { EnergyStep } from './energy-steps.ts'
import { exportCreditClosing, exportCreditComponents, exportCreditParts } from './export-credit.ts'
import { guaranteeClosing, guaranteeParts, recomputedGuarantee } from './guarantee.ts'
import {
  netMeteredParts,
  netMeteringClosing,
  recomputedNetted,
  recomputedPayout,
} from './net-metering.ts'
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
    case 'net_metering':
      return netMeteredParts(input, terms)
    case 'export_credit':
      return exportCreditParts(input)
    case 'budget':
      return []
  }
}

/** Lines beside those that have a price: what becomes of credits, and the way to a level amount. */
export function energyComponents(
  input: RatingInput,
  components: readonly Component[],
): readonly Component[] {
  const terms = input.charge.energy ?? null
  if (terms?.kind === 'budget') return budgetComponents(input, terms)
  if (terms?.kind !== 'export_credit') return []
  return exportCreditComponents(input, terms, components)
}

/** Whether the energy terms of a charge look back at earlier periods. */
export function energyRemembers({ energy }: Charge): boolean {
  switch (energy?.kind) {
    case 'guarantee':
      return energy.excess === 'carried'
    case 'ratchet':
      return !energy.percent.isZero && energy.periods > 0
    case 'net_metering':
    case 'export_credit':
    case 'budget':
      return true
    default:
      return false
  }
}

/** What a charge with energy terms leaves to the next period. */
export function energyClosing(input: RatingInput, components: readonly Component[]): Carry {
  const terms = input.charge.energy ?? null
  switch (terms?.kind) {
    case 'guarantee':
      return guaranteeClosing(input, terms)
    case 'ratchet':
      return ratchetClosing(input, terms)
    case 'net_metering':
      return netMeteringClosing(input, terms)
    case 'export_credit':
      return exportCreditClosing(input, terms, components)
    case 'budget':
      return budgetClosing(input, terms)
    default:
      return NO_CARRY
  }
}

/**
 * The quantity that energy terms make, worked out again from their steps alone; undefined where they
 * make none.
 */
export function recomputedEnergy(trace: readonly TraceStep[]): Decimal | undefined {
  const step = trace.findLast(each => MAKES_QUANTITY.has(each.step)) as EnergyStep | undefined
  const netted = trace.find(each => each.step === 'netted')
  if (netted !== undefined) return recomputedNetted(netted)
  switch (step?.step) {
    case 'guarantee':
      return recomputedGuarantee(step)
    case 'ratchet':
      return recomputedRatchet(step)
    case 'bank':
      return recomputedPayout(step)
    default:
      return undefined
  }
}

const MAKES_QUANTITY: ReadonlySet<string> = new Set(['guarantee', 'ratchet', 'bank'])
