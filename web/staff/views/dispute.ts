/** What the view of a dispute or inquiry answers; amounts are minor units as texts. */
export type DisputeView = {
  readonly on: string
  readonly head: {
    readonly number: string
    readonly accountNumber: string
    readonly accountName: string
    readonly kind: 'dispute' | 'inquiry'
    readonly state: 'open' | 'closed'
    readonly outcome: string | null
    readonly cause: string
    readonly causeName: Readonly<Record<string, string>>
    readonly channel: string
    readonly subject: string
    readonly contact: string | null
    readonly document: string | null
    readonly lineNo: number | null
    readonly lineText: string | null
    readonly currency: string | null
    readonly amountMinor: string | null
    readonly frozenMinor: string
    readonly heldBackMinor: string
    readonly heldBackUntil: string | null
    readonly grantedMinor: string | null
    readonly creditNote: string | null
    readonly owner: string
    readonly dueOn: string
    readonly escalatedTo: string | null
    readonly openedOn: string
    readonly openedBy: string
    readonly closedOn: string | null
    readonly closedBy: string | null
  }
  readonly events: readonly {
    readonly eventNo: number
    readonly kind: string
    readonly on: string
    readonly text: string | null
    readonly facts: Readonly<Record<string, unknown>>
    readonly at: string
    readonly by: string
  }[]
  readonly evidence: readonly {
    readonly evidenceId: string
    readonly name: string
    readonly mediaType: string
    readonly bytes: number
    readonly at: string
    readonly by: string
  }[]
  readonly stakeholders: readonly { readonly who: string; readonly part: string }[]
}
