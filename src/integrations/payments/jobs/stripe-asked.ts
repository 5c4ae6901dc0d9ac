import Stripe from 'stripe'
import { OutcomeUnknown } from '../../../receivables/payments/provider.ts'

/** What we did not hear, or what Stripe could not do, is not known; the rest is thrown on. */
export async function asked<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    const isUnknown =
      error instanceof Stripe.errors.StripeConnectionError ||
      error instanceof Stripe.errors.StripeAPIError ||
      error instanceof Stripe.errors.StripeRateLimitError ||
      error instanceof Stripe.errors.StripeIdempotencyError
    if (!isUnknown) throw error
    throw new OutcomeUnknown(error.message)
  }
}
