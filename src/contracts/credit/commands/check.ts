import { formatAmount } from '../../../kernel/money.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type CreditVerdict, creditVerdict, exposureOf } from '../exposure.ts'
import { type AccountCredit, isCreditWatched, loadCredit, withPayers } from '../load.ts'

/** What stands against selling something more to an account. */
export type CreditStop = { readonly effect: CreditVerdict['effect']; readonly refusal: Refusal }

/** Which legal entity something more is to be sold by, to whom. */
export type Sale = { readonly accountId: string; readonly legalEntityId: string | null }

/**
 * What stands against selling something more to accounts, or to those who pay for them, by account id;
 * who may be sold to is left out. Nothing is looked up where nobody watches credit.
 */
export async function creditStops(
  tx: Tx,
  sales: readonly Sale[],
  on: Temporal.PlainDate,
): Promise<Map<string, CreditStop>> {
  const stops = new Map<string, CreditStop>()
  if (sales.length === 0 || !(await isCreditWatched(tx))) return stops
  const ids = sales.map(sale => sale.accountId)
  const payers = await withPayers(tx, ids, on)
  const credit = Map.groupBy(
    await loadCredit(tx, [...payers.values()].flat(), on),
    c => c.accountId,
  )
  for (const { accountId, legalEntityId } of sales) {
    const own = (payers.get(accountId) ?? []).flatMap(id => credit.get(id) ?? [])
    const found = own
      .filter(each => legalEntityId === null || each.legalEntityId === legalEntityId)
      .flatMap(each => stopOf(each, on) ?? [])
    const stop = found.find(each => each.effect === 'refuse') ?? found[0]
    if (stop !== undefined) stops.set(accountId, stop)
  }
  return stops
}

function stopOf(credit: AccountCredit, on: Temporal.PlainDate): CreditStop | undefined {
  const verdict = creditVerdict(credit, credit.policy, on)
  if (verdict === undefined) return undefined
  const { account, currency, entity, oldestDueOn, limitMinor } = credit
  const exposure = `${formatAmount(exposureOf(credit, credit.policy), currency)} ${currency}`
  const { effect } = verdict
  switch (verdict.why) {
    case 'placed':
      return {
        effect,
        refusal: { code: 'credit_hold', facts: { account, reason: credit.holdReason ?? '' } },
      }
    case 'above_limit': {
      const limit = `${formatAmount(limitMinor ?? 0n, currency)} ${currency}`
      return {
        effect,
        refusal: { code: 'above_credit_limit', facts: { account, entity, exposure, limit } },
      }
    }
    default:
      return {
        effect,
        refusal: { code: 'credit_overdue', facts: { account, since: String(oldestDueOn) } },
      }
  }
}
