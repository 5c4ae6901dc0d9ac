import { z } from 'zod'
import type { ProviderPayout } from '../../../receivables/payments/provider.ts'
import { gcPayoutItems, type PayoutItem, splitItems } from '../gocardless-payout.ts'
import { ask } from './gocardless-asked.ts'
import type { StripeSettings } from './stripe.ts'

const page = z.object({
  payouts: z.array(
    z.object({
      id: z.string(),
      amount: z.number().int(),
      currency: z.string(),
      arrival_date: z.string().nullable(),
    }),
  ),
})
/** The payouts that arrive in a span; GoCardless is asked for those made since three weeks before. */
export async function payouts(
  settings: StripeSettings,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ProviderPayout[]> {
  const since = `${from.subtract({ days: 21 })}T00:00:00Z`
  const query = `status=paid&limit=500&created_at%5Bgte%5D=${encodeURIComponent(since)}`
  const answer = await ask(settings, 'GET', `/payouts?${query}`)
  const found: ProviderPayout[] = []
  for (const payout of page.parse(answer.body).payouts) {
    if (payout.arrival_date === null) continue
    const arrivesOn = Temporal.PlainDate.from(payout.arrival_date)
    const isIn =
      Temporal.PlainDate.compare(arrivesOn, from) >= 0 &&
      Temporal.PlainDate.compare(arrivesOn, to) <= 0
    if (!isIn) continue
    const lines = await linesOf(settings, payout)
    const { id: payoutId, currency, amount } = payout
    found.push({ payoutId, currency, arrivesOn, netMinor: BigInt(amount), lines })
  }
  return found
}

async function linesOf(
  settings: StripeSettings,
  payout: { readonly id: string; readonly amount: number },
): Promise<ProviderPayout['lines']> {
  const items: PayoutItem[] = []
  for (let after: string | null = null; ; ) {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`
    const path = `/payout_items?limit=500&payout=${encodeURIComponent(payout.id)}${more}`
    const answer = gcPayoutItems.parse((await ask(settings, 'GET', path)).body)
    items.push(...answer.payout_items)
    after = answer.meta?.cursors?.after ?? null
    if (after === null) return splitItems(payout.id, BigInt(payout.amount), items)
  }
}
