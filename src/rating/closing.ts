import type { Charge } from '../catalog/charge.ts'
import type { Carry } from './carry.ts'
import type { Component } from './component.ts'
import { energyClosing, energyRemembers } from './energy.ts'
import type { RatingInput } from './rate-charge.ts'
import { rolloverClosing } from './rollover.ts'

/**
 * Whether a charge keeps something from one period to the next. A charge without memory neither
 * loads nor stores anything.
 */
export function remembers(charge: Charge): boolean {
  return (charge.rollover ?? null) !== null || energyRemembers(charge)
}

/**
 * What a charge carries out of a period: the next period opens with it. A pure function of the same
 * facts as the components, so that folding the periods one bill at a time or all in one is the same.
 * Each kind of memory keeps lots of its own banks and sees no others.
 */
export function closingOf(input: RatingInput, components: readonly Component[]): Carry {
  return [...rolloverClosing(input), ...energyClosing(input, components)]
}
