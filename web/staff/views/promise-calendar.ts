export type PromiseState = 'running' | 'kept' | 'broken' | 'cancelled'

/** What the view of promises by day answers; amounts are minor units as texts. */
export type PromiseCalendarView = {
  readonly today: string
  readonly day: string
  readonly month: string
  readonly days: readonly {
    readonly on: string
    readonly state: PromiseState
    readonly currency: string
    readonly count: string
    readonly promisedMinor: string
    readonly paidMinor: string
  }[]
  readonly promises: readonly {
    readonly promiseId: string
    readonly account: string
    readonly name: string
    readonly collector: string | null
    readonly state: PromiseState
    readonly currency: string
    readonly promisedMinor: string
    readonly paidMinor: string
    readonly madeOn: string
    readonly note: string | null
  }[]
}
