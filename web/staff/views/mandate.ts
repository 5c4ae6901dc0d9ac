/** What the view of a mandate answers; amounts are minor units as texts. */
export type MandateView = {
  readonly today: string
  readonly mandate: {
    readonly account: string
    readonly name: string
    readonly entityCode: string
    readonly entityName: string
    readonly creditorId: string | null
    readonly reference: string
    readonly scheme: 'sepa_core' | 'sepa_b2b' | 'ach'
    readonly oneOff: boolean
    readonly signedOn: string
    readonly holder: string
    readonly numberShown: string
    readonly bankCode: string | null
    readonly accountType: string | null
    readonly noticeDays: number
    readonly amended: boolean
    readonly lastUsedOn: string | null
    readonly blockedReason: string | null
    readonly revokedOn: string | null
    readonly recordedAt: string
    readonly lacksPaper: boolean
  }
  readonly state: 'usable' | 'not_yet' | 'blocked' | 'revoked' | 'expired' | 'used_up'
  readonly expiresOn: string | null
  readonly nextSequence: string | null
  readonly events: readonly {
    readonly eventId: string
    readonly kind: string
    readonly on: string
    readonly details: Readonly<Record<string, string>>
    readonly at: string
    readonly by: string
  }[]
  readonly collections: readonly {
    readonly paymentId: string
    readonly on: string
    readonly notifiedOn: string | null
    readonly sequence: string | null
    readonly currency: string
    readonly amountMinor: string
    readonly state: string
    readonly reason: string | null
    readonly run: string | null
    readonly receiptId: string | null
  }[]
  readonly consents: readonly {
    readonly autopayId: string
    readonly currency: string
    readonly capMinor: string | null
    readonly noticeDays: number
    readonly consentedOn: string
    readonly consent: string
    readonly endedOn: string | null
  }[]
  readonly papers: readonly {
    readonly paperId: string
    readonly name: string
    readonly bytes: number
    readonly sha256: string
    readonly note: string | null
    readonly at: string
    readonly by: string
  }[]
}
