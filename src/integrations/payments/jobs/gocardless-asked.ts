import { z } from 'zod'
import { OutcomeUnknown } from '../../../receivables/payments/provider.ts'
import type { StripeSettings } from './stripe.ts'

const LIVE = 'https://api.gocardless.com'
const VERSION = '2015-07-06'
const TIMEOUT_MS = 20_000

/** What GoCardless answered, not yet checked. */
export type Answer = { readonly status: number; readonly body: unknown }

/** Asks; what was not answered, or by a failure of theirs, is not known. */
export async function ask(
  { apiKey, address }: StripeSettings,
  method: 'GET' | 'POST',
  path: string,
  sent?: { readonly body: object; readonly key: string },
): Promise<Answer> {
  try {
    const response = await fetch(`${address ?? LIVE}${path}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${apiKey}`,
        'gocardless-version': VERSION,
        accept: 'application/json',
        ...(sent === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': sent.key }),
      },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent.body) }),
    })
    const body: unknown = await response.json()
    if (response.status < 500 && response.status !== 429) return { status: response.status, body }
    throw new OutcomeUnknown(`GoCardless answered ${response.status}`)
  } catch (error) {
    if (error instanceof OutcomeUnknown) throw error
    throw new OutcomeUnknown(error instanceof Error ? error.message : 'no answer')
  }
}

/** Why GoCardless declines; by a key that was used before it names what that made. */
export const refusal = z.object({
  error: z.object({
    errors: z
      .array(
        z.object({
          reason: z.string().optional(),
          links: z.object({ conflicting_resource_id: z.string().optional() }).optional(),
        }),
      )
      .default([]),
  }),
})
