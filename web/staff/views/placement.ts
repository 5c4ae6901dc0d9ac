/** What the view of agencies and courts answers; amounts are minor units as texts. */
export type PlacedWithView = {
  readonly agencies: readonly {
    readonly agency: string
    readonly name: string
    readonly kind: 'agency' | 'court'
    readonly currency: string
    readonly running: number
    readonly settled: number
    readonly takenBack: number
    readonly placedMinor: string
    readonly openMinor: string
    readonly byAgencyMinor: string
    readonly directMinor: string
    readonly commissionMinor: string
  }[]
}

/** What the view of a placement answers. */
export type PlacementView = {
  readonly today: string
  readonly placement: {
    readonly placementId: string
    readonly account: string
    readonly name: string
    readonly entityCode: string
    readonly entityName: string
    readonly agency: string
    readonly agencyName: string
    readonly agencyKind: 'agency' | 'court'
    readonly agencyReference: string | null
    readonly agencyEmail: string | null
    readonly currency: string
    readonly placedOn: string
    readonly amountMinor: string
    readonly openMinor: string
    readonly percent: string
    readonly directPercent: string
    readonly vatPercent: string
    readonly note: string | null
    readonly recordedAt: string
    readonly recordedBy: string
    readonly recalledOn: string | null
    readonly recallReason: string | null
    readonly recalledBy: string | null
  }
  readonly items: readonly {
    readonly itemId: string
    readonly kind: string
    readonly document: string | null
    readonly reference: string | null
    readonly dueOn: string
    readonly placedMinor: string
    readonly openMinor: string
  }[]
  readonly recoveries: readonly {
    readonly allocationId: string
    readonly on: string
    readonly way: 'agency' | 'direct'
    readonly document: string | null
    readonly reference: string | null
    readonly amountMinor: string
    readonly commissionMinor: string | null
    readonly vatMinor: string | null
  }[]
  readonly packs: readonly {
    readonly revision: number
    readonly at: string
    readonly files: number
    readonly bytes: number
    readonly sha256: string
    readonly missing: readonly string[]
  }[]
}
