import type { RunView } from '../views.ts'

/** What the views of bill runs answer; amounts are minor units as texts. */
export type CalendarRow = {
  readonly cycleCode: string
  readonly cycleName: string
  readonly throughOn: string
  readonly readOn: string
  readonly cutOffOn: string
  readonly issueOn: string
  readonly dueOn: string | null
  /** Who billed the cycle before. */
  readonly entities: readonly string[]
  readonly runs: readonly {
    readonly entityCode: string
    readonly number: string
    readonly state: string
    readonly issueOn: string
  }[]
}

export type RunCalendarView = {
  readonly today: string
  readonly month: string
  readonly billers: readonly { readonly entityCode: string; readonly entityName: string }[]
  readonly rows: readonly CalendarRow[]
}

export type RunBoardView = { readonly today: string; readonly runs: readonly RunView[] }

export type DraftLine = {
  readonly lineNo: number
  readonly kind: string
  readonly chargeCode: string
  readonly description: string
  readonly periodStart: string | null
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly netMinor: string
  readonly why: readonly string[]
}

export type Draft = {
  readonly draftNo: number
  readonly kind: string
  readonly currency: string
  readonly netMinor: string
  readonly taxMinor: string
  readonly payableMinor: string
  readonly moreLines: number
  readonly lines: readonly DraftLine[]
}

export type MeterBehind = {
  readonly chargeCode: string
  readonly meterCode: string
  readonly source: 'events' | 'reads' | 'intervals'
  readonly unit: string
  readonly subscription: string
  readonly registers: readonly {
    readonly serial: string
    readonly register: string
    readonly meterCode: string
    readonly reads: readonly {
      readonly readOn: string
      readonly value: string
      readonly quality: string
    }[]
  }[]
  readonly events: readonly {
    readonly eventKey: string
    readonly month: string
    readonly occurredAt: string
    readonly quantity: string
    readonly properties: Readonly<Record<string, string>> | null
  }[]
}

export type RunDeskView = {
  readonly account: { readonly number: string; readonly name: string }
  readonly drafts: readonly Draft[]
  readonly history: readonly {
    readonly chargeCode: string
    readonly periodStart: string
    readonly quantity: string
    readonly unit: string
    readonly netMinor: string
    readonly currency: string
  }[]
  readonly meters: readonly MeterBehind[]
}

export type RunComparisonView = {
  readonly previousNumber: string | null
  readonly counts: {
    readonly both: string
    readonly onlyNow: string
    readonly onlyBefore: string
    readonly same: string
    readonly muchMore: string
    readonly muchLess: string
  } | null
  readonly outliers: readonly {
    readonly account: string
    readonly name: string
    readonly currency: string
    readonly beforeMinor: string | null
    readonly nowMinor: string | null
  }[]
}

export type RunDeliveryView = {
  readonly delivery: {
    readonly documents: string
    readonly files: string
    readonly waiting: string
    readonly delivered: string
    readonly failed: string
  }
  readonly numbers: readonly {
    readonly kind: string
    readonly documents: string
    readonly first: string | null
    readonly last: string | null
  }[]
}

/** An undecided exception, as its list has it. */
export type ExceptionRow = {
  readonly run: string
  readonly state: string
  readonly code: string
  readonly account: string
  readonly line: string
  readonly facts: Readonly<Record<string, string | number>>
}
