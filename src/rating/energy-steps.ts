/** Steps of a calculation by the terms of an energy contract; numbers and dates as in `TraceStep`. */
export type EnergyStep = GuaranteeStep | RatchetStep

export type GuaranteeStep = {
  /**
   * What was guaranteed in the `year`-th year of the contract (`guaranteed` in the first, so many
   * per cent less each year after), for `days` of `of` days: `due`, rounded to `decimals`. What was
   * `produced` and what earlier years had left over (`carried`) stand against it.
   */
  readonly step: 'guarantee'
  readonly guaranteed: string
  readonly percent: string
  readonly year: number
  readonly days: string
  readonly of: string
  readonly decimals: number
  readonly due: string
  readonly produced: string
  readonly carried: string
  /** What the line is for: the units short, or those beyond. */
  readonly side: 'short' | 'beyond'
}

export type RatchetStep = {
  /**
   * The demand that is billed: the period's own peak (`own`), at least `percent` of the highest one
   * looked back at (`highest`, of the period from `since`; null = none), at least
   * `minimumUnits`.
   */
  readonly step: 'ratchet'
  readonly own: string
  readonly percent: string
  readonly highest: string | null
  readonly since: string | null
  readonly share: string | null
  readonly minimumUnits: string | null
  readonly billed: string
}
