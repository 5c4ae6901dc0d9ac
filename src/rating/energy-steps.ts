/** Steps of a calculation by the terms of an energy contract; numbers and dates as in `TraceStep`. */
export type EnergyStep =
  | GuaranteeStep
  | RatchetStep
  | NettedStep
  | BankStep
  | CreditStep
  | BudgetStep

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

export type NettedStep = {
  /**
   * Units taken from the grid less those that exported ones and kept credits pay: `exported` in the
   * whole period, `opened` kept from earlier ones, of which earlier pieces took `before`.
   */
  readonly step: 'netted'
  readonly imported: string
  readonly exported: string
  readonly opened: string
  readonly before: string
  readonly credited: string
  readonly billed: string
}

/** What becomes of credits at the end of a period. */
export type Becomes = 'kept' | 'paid' | 'forfeited'

export type BankStep = {
  /** Kept units: `left` = opened + added − used − expired. */
  readonly step: 'bank'
  readonly opened: string
  readonly added: string
  readonly used: string
  readonly expired: string
  readonly left: string
  readonly becomes: Becomes
}

export type CreditStep = {
  /**
   * Kept amounts: the `value` of what was exported and what was `opened` with pay the `eligible`
   * charges, oldest first; of what is `left`, `expired` lapses and `paid` is paid out. `side` is what
   * the line does: keep (or use) credits, pay them out, let them lapse, or book what has lapsed.
   */
  readonly step: 'credit'
  readonly side: 'bank' | 'payout' | 'lapsed' | 'breakage'
  readonly opened: string
  readonly value: string
  readonly eligible: string
  readonly used: string
  readonly left: string
  readonly expired: string
  readonly percent: string
  readonly paid: string
  readonly becomes: Becomes
}

export type BudgetStep = {
  /**
   * A level amount in place of what the charges of a period come to with tax (`actual`): `kept` =
   * opened + level − actual, above 0 paid ahead. `side`: the line that makes the bill level, or the
   * one that settles what is kept.
   */
  readonly step: 'budget'
  readonly side: 'budget' | 'settlement'
  readonly level: string
  readonly actual: string
  readonly opened: string
  readonly kept: string
  readonly settled: boolean
}
