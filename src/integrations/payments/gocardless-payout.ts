import { z } from 'zod'
import type { ProviderPayout } from '../../receivables/payments/provider.ts'

/** What a payout of GoCardless is made of, a page of it. */
export const gcPayoutItems = z.object({
  payout_items: z.array(
    z.object({
      /** Minor units to one decimal place, `-39.5`: fees are kept finer than they are paid. */
      amount: z.string().regex(/^-?\d{1,15}(\.\d)?$/),
      type: z.string(),
      links: z.object({ payment: z.string().optional() }).partial().default({}),
    }),
  ),
  meta: z
    .object({ cursors: z.object({ after: z.string().nullable() }).partial() })
    .partial()
    .optional(),
})

export type PayoutItem = z.output<typeof gcPayoutItems>['payout_items'][number]

type Line = ProviderPayout['lines'][number]

/**
 * The lines of a payout in whole minor units. GoCardless sums fractions and rounds the sum; here each
 * fee is rounded towards zero, and what that leaves of the payout is a line of fees of its own, which
 * is below one minor unit a fee. Items that do not come to the payout leave more: then there is no such
 * line, and the payout is refused as incomplete.
 */
export function splitItems(
  payoutId: string,
  netMinor: bigint,
  items: readonly PayoutItem[],
): readonly Line[] {
  const tenths = items.reduce((sum, item) => sum + tenthsOf(item.amount), 0n)
  const lines = items.map((item, i) => lineOf(`${payoutId} ${i + 1}`, item))
  const difference = tenths - netMinor * 10n
  const isRounded = difference >= -5n && difference <= 5n
  const left = lines.reduce((sum, line) => sum + line.grossMinor - line.feeMinor, 0n) - netMinor
  if (!isRounded || left === 0n) return lines
  const rounding = { lineId: `${payoutId} rounding`, kind: 'fee', reference: null } as const
  return [...lines, { ...rounding, grossMinor: 0n, feeMinor: left }]
}

function tenthsOf(amount: string): bigint {
  const [whole = '0', fraction = '0'] = amount.split('.')
  const tenths = BigInt(whole.replace('-', '')) * 10n + BigInt(fraction)
  return amount.startsWith('-') ? -tenths : tenths
}

/** Fees are negative in the report, and above zero here. */
function lineOf(lineId: string, { amount, type, links }: PayoutItem): Line {
  const minor = tenthsOf(amount) / 10n
  const kind = kindOf(type)
  const isFee = kind === 'fee'
  const reference = links.payment ?? null
  return { lineId, kind, reference, ...(isFee ? fee(-minor) : fee(0n, minor)) }
}

function fee(feeMinor: bigint, grossMinor = 0n) {
  return { grossMinor, feeMinor }
}

function kindOf(type: string): Line['kind'] {
  if (/fee|tax/.test(type)) return 'fee'
  if (type.includes('refund')) return 'refund'
  if (type === 'payment_charged_back') return 'dispute'
  return type.startsWith('payment') ? 'payment' : 'adjustment'
}
