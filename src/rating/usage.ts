import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { TraceStep } from './component.ts'

/** What was measured between two service dates, and from what (reads, events, intervals). */
export type MeasuredUsage = {
  readonly period: Period
  readonly quantity: Decimal
  readonly estimated: boolean
  readonly evidence: readonly TraceStep[]
}
