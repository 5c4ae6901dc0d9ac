import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { AmountSum } from '../metering/event-amount.ts'
import type { TraceStep } from './component.ts'
import type { DatedQuantity } from './fee.ts'

/** What was measured between two service dates, and from what (reads, events, intervals). */
export type MeasuredUsage = {
  readonly period: Period
  readonly quantity: Decimal
  readonly estimated: boolean
  readonly evidence: readonly TraceStep[]
  /** What was fed into the grid in the same days, of a charge that nets it. */
  readonly exported?: MeasuredUsage
  /** What of it each group of events comes to, in the order of their values. */
  readonly groups?: readonly UsageGroup[]
  /** A level that is charged by the day: what it was on the days of the period, which they cover. */
  readonly levels?: readonly DatedQuantity[]
  /** The same of each group, where a charge tells them apart. */
  readonly groupLevels?: readonly GroupLevels[]
}

/** What the level of a group was on the days of a period, which they cover. */
export type GroupLevels = {
  readonly values: readonly string[]
  readonly levels: readonly DatedQuantity[]
  readonly evidence: readonly TraceStep[]
}

/** Events with equal values of the properties by which a charge tells them apart. */
export type UsageGroup = {
  /** '' where events lack the property. */
  readonly values: readonly string[]
  readonly quantity: Decimal
  readonly count: number
  /** Of a level that is carried: what it was when the period began. */
  readonly opening?: TraceStep
  /** Of events that are priced one by one, or of which some are free. */
  readonly amounts?: Omit<AmountSum, 'unpriced' | 'unpricedKey'>
}
