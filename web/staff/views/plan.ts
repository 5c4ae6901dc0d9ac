import type { ShownCalendar } from '../parts/plan/band-hours.tsx'
import type { ShownPrice } from '../parts/price/price-text.ts'

export type PlanCharge = {
  readonly chargeCode: string
  readonly position: number
  readonly productCode: string
  readonly name: Readonly<Record<string, string>>
  readonly kind: 'recurring' | 'usage' | 'one_off'
  readonly timing: string
  readonly months: number
  readonly proration: string
  readonly meterCode: string | null
  readonly unit: string
  readonly included: string | null
  readonly minimum: string | null
  readonly maximum: string | null
  readonly measure: {
    readonly kind: 'band' | 'demand'
    readonly band: string | null
    readonly calendar?: string | null
  } | null
  readonly prices: readonly { readonly effectiveFrom: string; readonly price: ShownPrice }[]
}

export type PlanVersion = {
  readonly planVersion: number
  readonly currency: string
  readonly taxInclusive: boolean
  readonly offeredFrom: string
  readonly subscriptions: number
  readonly coming: number
  readonly charges: readonly PlanCharge[]
}

export type PlanView = {
  readonly today: string
  readonly planCode: string
  readonly mostCounted: number
  readonly mostMoved: number
  readonly name: Readonly<Record<string, string>>
  readonly versions: readonly PlanVersion[]
  /** The time-of-use calendars of its charges. */
  readonly calendars: readonly ShownCalendar[]
}

/** The price of a charge that is in force on a day, the one before any is the first. */
export function priceOn({ prices }: PlanCharge, day: string) {
  return prices.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? prices[0]
}
