/** What the view `tactics` answers; amounts are minor units as texts, shares points of 10,000. */
export type TacticsView = {
  readonly by: 'level' | 'channel' | 'wording' | 'collector'
  readonly fromOn: string
  readonly toOn: string
  readonly days: number
  readonly tactics: readonly {
    readonly tactic: string | null
    readonly currency: string
    readonly contacts: number
    readonly paidSomeBps: number
    readonly paidAllBps: number
    readonly askedMinor: string
    readonly paidMinor: string
    readonly paidBps: number
    readonly without: {
      readonly customers: number
      readonly paidSomeBps: number
      readonly contactedLaterBps: number
    } | null
    readonly differenceBps: number | null
    readonly marginBps: number | null
    readonly isThin: boolean
  }[]
}
