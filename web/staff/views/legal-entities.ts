/** A legal entity as the view tells it. */
export type EntitySettings = {
  readonly code: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly region: string | null
  readonly taxId: string | null
  readonly registration: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly bankName: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly upiAddress: string | null
  readonly accent: string
  /** By the hash of its content, below /logo. */
  readonly logo: string | null
  readonly paper: string
  readonly currency: string
  readonly timeZone: string
  readonly taxRounding: string
  readonly roundingMode: string
  readonly cashRounding: string | null
  readonly hasIssued: boolean
  readonly contracts: number
  readonly series: readonly {
    readonly kind: string
    readonly year: number
    readonly prefix: string
  }[]
  readonly banks: readonly {
    readonly code: string
    readonly name: string
    readonly active: boolean
  }[]
}
