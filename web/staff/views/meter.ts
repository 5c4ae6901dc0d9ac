/** What the views of a meter answer; quantities are exact decimals as texts. */
export type Register = {
  readonly account: string
  readonly accountName: string
  readonly premise: string
  readonly addressLines: readonly string[]
  readonly register: string
  readonly meterCode: string
  readonly meterName: Readonly<Record<string, string>>
  readonly unit: string
  readonly source: string
  readonly multiplier: string
  readonly digits: number | null
  readonly installedOn: string
  readonly removedOn: string | null
  readonly lastOn: string | null
}

export type ReadRow = {
  readonly readOn: string
  readonly revision: number
  readonly value: string
  readonly quality: string
  readonly source: string
  readonly recordedAt: string
  readonly isReplaced: boolean
  readonly voidedBy: string | null
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly used: string | null
  readonly rolledOver: boolean
}

export type MeterView = {
  readonly serial: string
  readonly registers: readonly Register[]
  readonly chosen: { readonly account: string; readonly register: string }
  readonly neighbours: readonly {
    readonly serial: string
    readonly register: string
    readonly meterCode: string
    readonly installedOn: string
    readonly removedOn: string | null
  }[]
  readonly subscriptions: readonly {
    readonly subscription: string
    readonly contract: string
    readonly startOn: string
    readonly endOn: string | null
    readonly billedThrough: string | null
  }[]
  readonly reads: readonly ReadRow[]
}

export type IntervalSum = {
  readonly on: string
  readonly total: string
  readonly estimated: string
  readonly missing: string
  readonly days: string
  readonly revision: number
}

export type MeterSeriesView = {
  readonly month: string
  readonly unit: string
  readonly installedOn: string
  readonly removedOn: string | null
  readonly lastOn: string | null
  readonly months: readonly IntervalSum[]
  readonly days: readonly IntervalSum[]
  readonly day: {
    readonly on: string
    /** 23 or 25 where clocks are changed. */
    readonly hours: number
    /** When each value begins, by the clock. */
    readonly times: readonly string[]
    readonly values: readonly (string | null)[]
    readonly qualities: string
  } | null
}
