/** What an amendment changed. */
export type AmendmentKind =
  | 'created'
  | 'quantity'
  | 'plan'
  | 'end'
  | 'discount'
  | 'one_off'
  | 'price'
  | 'coupon'
  | 'trial'
  | 'pause'
  | 'alignment'

/** What an amendment of a contract changed. */
export type ContractAmendmentKind = 'created' | 'terms' | 'po_number' | 'notice' | 'renewal'

/** A change of a contract as it was recorded: the values that changed, before and after. */
export type ContractAmendment = {
  readonly accountId: string
  readonly amendmentId: string
  readonly contractId: string
  readonly kind: ContractAmendmentKind
  readonly effectiveOn: Temporal.PlainDate
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
  readonly madeBy: string
  readonly recordedAt: Temporal.Instant
}

/**
 * A change of a subscription as it was recorded: the values that changed, before and after. By
 * undoing the later ones, a subscription can be shown as it was known at any time.
 */
export type Amendment = {
  readonly accountId: string
  readonly amendmentId: string
  readonly subscriptionId: string
  readonly kind: AmendmentKind
  readonly effectiveOn: Temporal.PlainDate
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
  readonly madeBy: string
  readonly recordedAt: Temporal.Instant
  /** The order of a quoting system that it carried out; left out where there is none. */
  readonly orderId?: string | null
}
