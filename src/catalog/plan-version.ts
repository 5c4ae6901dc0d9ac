import type { ChargeRow } from './api.ts'

/** A plan version by name. */
export type PlanVersionKey = { readonly planCode: string; readonly planVersion: number }

/** A plan version as people write it: `SOLAR-HOME@2`. */
export function planVersionName({ planCode, planVersion }: PlanVersionKey): string {
  return `${planCode}@${planVersion}`
}

/** What a subscription needs to know of a charge of its plan version. */
export type PlanCharge = Pick<ChargeRow, 'chargeCode' | 'kind' | 'timing' | 'months'> & {
  /** How its usage is measured; null for charges without usage. */
  readonly measuredBy: 'events' | 'reads' | 'intervals' | null
}

/** A plan version with its charges by position. */
export type PlanVersion = PlanVersionKey & {
  readonly currency: string
  readonly offeredFrom: Temporal.PlainDate
  readonly charges: readonly PlanCharge[]
}
