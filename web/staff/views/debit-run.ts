import type { TakenFile } from './taken-file.ts'

/** What of a run is alike. */
export type DebitPart = {
  readonly name: string
  readonly debits: number
  readonly minor: string
}

/** What the view of a run of direct debits answers; amounts are minor units as texts. */
export type DebitRunView = {
  readonly run: {
    readonly reference: string
    readonly entityCode: string
    readonly entityName: string
    readonly scheme: string
    readonly state: 'review' | 'approved' | 'sent' | 'settled' | 'cancelled'
    readonly collectOn: string
    readonly currency: string
    readonly debits: number
    readonly totalMinor: string
    readonly version: string
    readonly fileName: string | null
    readonly sha256: string | null
    readonly taken: readonly TakenFile[]
    readonly recordedAt: string
    readonly recordedBy: string
    readonly changedAt: string
  }
  readonly states: readonly DebitPart[]
  readonly sequences: readonly DebitPart[]
  readonly leftOut: readonly DebitPart[]
}
