import type { RunFiles } from './taken-file.ts'

/** What of a run is alike. */
export type DebitPart = {
  readonly name: string
  readonly debits: number
  readonly minor: string
}

/** What the view of a run of direct debits answers; amounts are minor units as texts. */
export type DebitRunView = {
  readonly run: RunFiles & {
    readonly reference: string
    readonly entityCode: string
    readonly entityName: string
    readonly scheme: string
    readonly state: 'review' | 'approved' | 'sent' | 'refused' | 'settled' | 'cancelled'
    readonly collectOn: string
    readonly currency: string
    readonly debits: number
    readonly totalMinor: string
    readonly version: string
    readonly recordedAt: string
    readonly recordedBy: string
    readonly changedAt: string
  }
  readonly states: readonly DebitPart[]
  readonly sequences: readonly DebitPart[]
  readonly leftOut: readonly DebitPart[]
}
