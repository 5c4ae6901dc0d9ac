export type DataCounts = {
  readonly rows: string
  readonly created: string
  readonly updated: string
  readonly unchanged: string
  readonly rejected: string
}

export type DataFile = DataCounts & {
  readonly fileName: string
  readonly byteCount: number
  readonly lineCount: number
  readonly isKept: boolean
  readonly refusal: string | null
  readonly problems: readonly {
    readonly line: number
    readonly column: string
    readonly value: string
    readonly reason: string
    readonly remedy: string
  }[]
}

export type DataImportView = DataCounts & {
  readonly importId: string
  readonly state: string
  readonly attempt: number
  readonly receivedBy: string
  readonly receivedAt: string
  readonly committedBy: string | null
  readonly files: readonly DataFile[]
}

export type DataFilesView = {
  readonly files: readonly {
    readonly file: string
    readonly columns: readonly string[]
    readonly optional: readonly string[]
  }[]
}
