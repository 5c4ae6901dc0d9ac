import type { Fact } from './fact.ts'

/*
 * What a provider of payments does for us, as narrow as it can be. Adapters stand in `integrations`;
 * they talk to the network, and only jobs and the route for webhooks call them.
 */

/** A payment to be made. */
export type PaymentOrder = {
  /** Ours, for ever: asked for twice by it, the provider makes it once. */
  readonly paymentId: string
  readonly amountMinor: bigint
  readonly currency: string
  /** What stands on the customer's statement and on the provider's page. */
  readonly description: string
  /** A kept card or account; null: the customer fills in the provider's own page. */
  readonly means: { readonly token: string; readonly customerToken: string | null } | null
  /** Whether the customer agreed on our page that what they pay with is kept for later. */
  readonly keeps: boolean
  /** Where the provider's page leads back to. */
  readonly returnTo: string
}

/** Money of a payment to be given back. */
export type RefundOrder = {
  /** Ours, for ever: asked for twice by it, the provider gives it back once. */
  readonly refundId: string
  /** The provider's name for the payment. */
  readonly reference: string
  readonly amountMinor: bigint
  readonly currency: string
  /** The provider's name for the refund, once it has told it. */
  readonly providerRefundId: string | null
}

/** What a provider knows of a payment. */
export type ProviderView = {
  /** Its own name for it. */
  readonly reference: string
  readonly facts: readonly ProviderFact[]
  /** A further name, of the payment that came of the provider's page. */
  readonly alias?: string
}

/** A fact with the name by which it is told once. */
export type ProviderFact = {
  readonly eventId: string
  readonly at: Temporal.Instant
  readonly fact: Fact
}

/** What a webhook says. */
export type ProviderNews = ProviderFact & { readonly reference: string; readonly alias?: string }

/** What a provider pays out to us. Gross amounts of refunds and disputes are negative. */
export type ProviderPayout = {
  readonly payoutId: string
  readonly currency: string
  readonly arrivesOn: Temporal.PlainDate
  readonly netMinor: bigint
  readonly lines: readonly {
    readonly lineId: string
    readonly kind: 'payment' | 'refund' | 'fee' | 'dispute' | 'adjustment'
    readonly reference: string | null
    readonly grossMinor: bigint
    readonly feeMinor: bigint
  }[]
}

export type PaymentProvider = {
  /** Makes a payment. Throws `OutcomeUnknown` where the answer was lost on the way. */
  pay(order: PaymentOrder): Promise<ProviderView>
  /** What became of a payment; undefined: the provider never heard of it. */
  find(order: PaymentOrder, reference: string | null): Promise<ProviderView | undefined>
  /** What the customer filled in on the page of a payment that keeps it; undefined: nothing is kept. */
  kept?(reference: string): Promise<KeptMeans | undefined>
  /**
   * Gives money back; asked for twice by our id, it gives it once. What the provider declines is a fact
   * (`refund_failed`). Throws `OutcomeUnknown` where the answer was lost on the way.
   */
  refund(order: RefundOrder): Promise<readonly ProviderFact[]>
  /** What became of a refund; undefined: the provider never heard of it. */
  findRefund(order: RefundOrder): Promise<readonly ProviderFact[] | undefined>
  /** Reads what came to the webhook. Throws the refusal `webhook_unsigned` for what is not theirs. */
  read(body: Buffer, headers: Readonly<Record<string, string | undefined>>): Promise<Webhook>
  /** Reads an event that was put aside. Throws `OutcomeUnknown` where its provider still does not tell. */
  readEvent?(event: object): Promise<readonly ProviderNews[]>
  /** What happened on these days, told again: webhooks get lost. Events are called as in the webhook. */
  missed?(from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<readonly ProviderNews[]>
  /** The payouts that arrive on these days. */
  payouts(from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<readonly ProviderPayout[]>
}

/** A card or account that a provider keeps. */
export type KeptMeans = {
  readonly kind: 'card' | 'bank'
  readonly token: string
  readonly customerToken: string | null
  /** `Visa •••• 4242`. */
  readonly shown: string
  readonly expiresOn: Temporal.PlainDate | null
}

/** What a webhook brings: facts of payments, and whether a payout was made. */
export type Webhook = {
  readonly news: readonly ProviderNews[]
  readonly hasPayout: boolean
  /** Events that are theirs, and of which the provider did not tell what they are about: to be asked. */
  readonly unread?: readonly ProviderEvent[]
}

/** An event by its name, as the provider sent it. */
export type ProviderEvent = { readonly eventId: string; readonly event: Record<string, unknown> }

/** Whether the payment was made is not known: the line broke, or the provider failed. */
export class OutcomeUnknown extends Error {}
