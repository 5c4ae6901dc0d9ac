/** What the view of an invoice before its correction answers; amounts are minor units as texts. */
export type CorrectingView = {
  readonly head: {
    readonly number: string
    readonly account?: string
    readonly name?: string
    readonly delivery?: string
    readonly openMinor?: string
    readonly writtenOffMinor?: string
    readonly currency: string
    readonly issuedOn: string
    readonly isVoided: boolean
    /** Of a consolidated invoice: the accounts with a section. */
    readonly sections: readonly string[]
  }
  readonly lines: readonly CorrectingLine[]
  readonly documents: readonly {
    readonly kind: 'invoice' | 'credit_note'
    readonly netMinor: string
    readonly taxMinor: string
    readonly payableMinor: string
    readonly taxes: readonly {
      readonly code: string
      readonly ratePercent: string
      readonly taxableMinor: string
      readonly taxMinor: string
    }[]
    readonly postings: readonly {
      readonly event: string
      readonly debit: string
      readonly debitName: string
      readonly credit: string
      readonly creditName: string
      readonly amountMinor: string
    }[]
  }[]
  readonly refusal: { readonly code: string; readonly sentence: string | null } | null
}

export type CorrectingLine = {
  readonly lineNo: number | null
  readonly description: string
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly netMinor: string
  readonly takenMinor: string
  readonly leftMinor: string
  readonly afterMinor: string
  readonly state: 'frozen' | 'credited' | 'written_off' | 'new'
}
