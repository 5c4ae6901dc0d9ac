import type { UsageField, UsageRowKind } from '../../../src/metering/imports/fields.ts'

/** How the columns and series of a file are read, as the API has it. */
export type Mapping = {
  readonly kind: UsageRowKind
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly dates: 'year_first' | 'day_first' | 'month_first'
  readonly decimalMark: '.' | ','
  readonly zone: string
  readonly stamps: 'start' | 'end'
  readonly minutes?: 5 | 10 | 15 | 30 | 60 | 1440 | null
  readonly columns: Readonly<Partial<Record<UsageField, string>>>
  readonly constants: Readonly<Partial<Record<UsageField, string>>>
  readonly series: readonly Series[]
}

export type Series = {
  readonly point: string
  readonly reading: string
  readonly account: string
  readonly serial: string
  readonly register: string
  readonly unit: string
}

export type UsageImportView = {
  readonly importId: string
  readonly fileName: string
  readonly format: 'csv' | 'nem12' | 'green-button'
  readonly mapping: Mapping
  readonly state: string
  readonly attempt: number
  readonly receivedBy: string
  readonly receivedAt: string
  readonly byteCount: string
  readonly bytesRead: string
  readonly rows: string
  readonly created: string
  readonly updated: string
  readonly unchanged: string
  readonly rejected: string
  readonly problem: string | null
  readonly keepsRefused: boolean
  readonly committedBy: string | null
  readonly committedAt: string | null
  readonly endedAt: string | null
  readonly undoneBy: string | null
  readonly undoneAt: string | null
  readonly undoReason: string | null
  readonly found: readonly {
    readonly code: string
    readonly severity: 'refused' | 'notice'
    readonly count: string
  }[]
  readonly reach: {
    readonly accounts: string
    readonly subscriptions: string
    readonly firstOn: string | null
    readonly lastOn: string | null
    readonly billed: string
    readonly drafts: string
  }
  readonly sameFile: readonly {
    readonly importId: string
    readonly committedBy: string
    readonly committedAt: string
  }[]
  /** What taking it back would void, and what of that was billed; null where it was not recorded. */
  readonly takeBack: {
    readonly reads: string
    readonly days: string
    readonly events: string
    readonly documents: string
    readonly amounts: readonly { readonly currency: string; readonly minor: string }[]
  } | null
  readonly mappings: readonly { readonly name: string; readonly mapping: Mapping }[]
}

export type FilePreview = {
  readonly header: readonly string[]
  readonly rows: readonly {
    readonly line: number
    readonly cells: readonly string[]
    readonly read: Readonly<Record<string, string>> | null
    readonly problem: string | null
  }[]
  readonly problem: string | null
}

export type FindingRow = {
  readonly line: number
  readonly label: string
  readonly code: string
  readonly severity: 'refused' | 'notice'
  readonly column: string
  readonly value: string
  readonly facts: Readonly<Record<string, string | number>>
  readonly lineCount: number
  readonly reason: string
  readonly remedy: string
}
export type FindingsPage = { readonly rows: readonly FindingRow[]; readonly more: boolean }

export type EffectRow = {
  readonly account: string
  readonly accountName: string
  readonly subscription: string
  readonly firstOn: string
  readonly lastOn: string
  readonly rows: string
  readonly billedThrough: string | null
  readonly draftRun: string | null
  readonly documents: readonly string[]
}
export type EffectsPage = { readonly rows: readonly EffectRow[]; readonly more: boolean }
