/** Steps of a price that follows a published index; numbers and dates as in `TraceStep`. */
export type IndexStep =
  | {
      /**
       * A price in its n-th `year` by the anniversaries of `since`: `base`, raised as the index rose,
       * rounded to `decimals`, is `rate`; ceiling and floor then hold. `first`: nothing has risen.
       * `ratio`: as `value` to `baseValue`. `compound`, `sum`: by the changes of the steps before.
       */
      readonly step: 'index'
      readonly index: string
      readonly base: string
      readonly since: string
      readonly year: number
      readonly method: 'first' | 'ratio' | 'compound' | 'sum'
      readonly baseValue: string | null
      readonly month: string | null
      readonly value: string | null
      readonly decimals: number
      readonly rate: string
      readonly ceiling: string | null
      readonly floor: string | null
    }
  | {
      /** What the index rose from one year to the next, rounded and kept in its bounds: `percent`. */
      readonly step: 'index_change'
      readonly index: string
      readonly year: number
      readonly month: string
      readonly previous: string
      readonly value: string
      readonly percentDecimals: number | null
      readonly percentCap: string | null
      readonly percentFloor: string | null
      /** Printed to 10 decimals where it does not end. */
      readonly percent: string
    }
  | {
      /** The value of a month that was not published yet, and whose value stands in for it. */
      readonly step: 'index_provisional'
      readonly wanted: string
      readonly month: string
    }
