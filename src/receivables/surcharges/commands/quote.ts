import { formatAmount } from '../../../kernel/money.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Db } from '../../../platform/database/database.ts'
import { loadPaying, loadSurchargeRules } from '../load.ts'
import { surchargeOf, surchargeRuleFor } from '../surcharge.ts'

/** What a customer pays besides for a payment, with the tax class of its line. */
export type QuotedSurcharge = { readonly amountMinor: bigint; readonly taxClass: string }

/** What an amount paid by card or account takes besides on a day; undefined: nothing. */
export async function quoteSurcharge(
  db: Db,
  asked: {
    readonly accountId: string
    readonly legalEntityId: string
    readonly method: 'card' | 'bank'
    readonly on: Temporal.PlainDate
    readonly amountMinor: bigint
    readonly currency: string
  },
): Promise<QuotedSurcharge | undefined> {
  const rules = await loadSurchargeRules(db, asked.legalEntityId, asked.method, asked.on)
  if (rules.length === 0) return undefined
  const paying = { ...(await loadPaying(db, asked.accountId)), method: asked.method }
  const rule = surchargeRuleFor(rules, paying)
  const amountMinor = surchargeOf(rule, paying, asked.amountMinor, asked.currency)
  return rule === undefined || amountMinor === 0n
    ? undefined
    : { amountMinor, taxClass: rule.taxClass }
}

/** Throws `surcharge_not_shown` unless the customer was shown exactly what is taken besides. */
export function requireShown(
  quoted: QuotedSurcharge | undefined,
  shown: string | null,
  paid: { readonly amountMinor: bigint; readonly currency: string },
): void {
  const fee = formatAmount(quoted?.amountMinor ?? 0n, paid.currency)
  if (fee === (shown ?? formatAmount(0n, paid.currency))) return
  const total = formatAmount(paid.amountMinor + (quoted?.amountMinor ?? 0n), paid.currency)
  throw new RefusalError('surcharge_not_shown', { fee, total, currency: paid.currency })
}
