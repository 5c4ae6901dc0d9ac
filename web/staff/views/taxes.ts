type Texts = Readonly<Record<string, string>>

/** A dated rate as the view tells it. */
export type TaxRate = {
  readonly code: string
  readonly name: Texts
  readonly country: string
  readonly region: string | null
  readonly taxClass: string
  readonly category: string
  readonly ratePercent: string
  readonly from: string
  readonly to: string | null
  readonly level: string
  readonly compoundOn: readonly string[]
  readonly exemptionCode: string | null
  readonly exemptionReason: Texts | null
}

export type TaxesView = {
  readonly today: string
  readonly rules: readonly TaxRate[]
  readonly classes: readonly { readonly taxClass: string; readonly products: readonly string[] }[]
  readonly places: readonly { readonly country: string; readonly region: string | null }[]
  readonly entities: readonly {
    readonly code: string
    readonly name: string
    readonly currency: string
    readonly country: string
    readonly region: string | null
  }[]
}

/** What a made-up line bears, or why it could not be billed. */
export type Borne =
  | {
      readonly netMinor: string
      readonly taxMinor: string
      readonly grossMinor: string
      readonly groups: readonly {
        readonly code: string
        readonly name: Texts
        readonly category: string
        readonly ratePercent: string
        readonly taxableMinor: string
        readonly taxMinor: string
      }[]
    }
  | { readonly refusal: { readonly code: string; readonly facts: Texts } }

export type TaxExampleAnswer = {
  readonly currency: string
  readonly before: Borne
  readonly after: Borne | null
  readonly reach: {
    readonly contracts: number
    readonly accounts: number
    readonly drafts: number
    readonly first: readonly {
      readonly account: string
      readonly name: string
      readonly contract: string
    }[]
  } | null
}
