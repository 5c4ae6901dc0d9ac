import { type BillingAccount, loadBillingAccounts } from '../../accounts/load/billing.ts'
import { hierarchyOf, payerSpans } from '../../accounts/parents/hierarchy.ts'
import { loadRelations } from '../../accounts/parents/load.ts'
import { loadTermsInForce } from '../../contracts/payment-terms/load.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { PayerFacts, PayerSpanFacts } from '../facts.ts'

/**
 * Who pays for which of these accounts from when, by account; accounts that always paid themselves
 * are left out. One statement where no account belongs to another, two where some do.
 */
export async function loadPayers(
  tx: Tx,
  accountIds: readonly string[],
  through: Temporal.PlainDate,
): Promise<Map<string, readonly PayerSpanFacts[]>> {
  const relations = await loadRelations(tx, accountIds)
  if (relations.length === 0) return new Map()
  const hierarchy = hierarchyOf(relations)
  const spans = accountIds
    .filter(accountId => hierarchy.has(accountId))
    .map(accountId => ({ accountId, spans: payerSpans(hierarchy, accountId) }))
  const ids = spans.flatMap(each => each.spans.flatMap(({ payerId }) => payerId ?? []))
  const payers = await loadAddressees(tx, ids, through)
  return new Map(
    spans.map(({ accountId, spans }) => [
      accountId,
      spans.map(({ from, payerId, billing }) => ({
        from,
        payer: payerId === null ? null : (payers.get(payerId) as PayerFacts),
        isConsolidated: billing === 'consolidated',
      })),
    ]),
  )
}

/** Accounts as documents are addressed to them, by id. */
export async function loadAddressees(
  tx: Tx,
  accountIds: readonly string[],
  through: Temporal.PlainDate,
): Promise<Map<string, PayerFacts>> {
  if (accountIds.length === 0) return new Map()
  const found = await loadBillingAccounts(tx, [...new Set(accountIds)], through)
  const rules = await loadTermsInForce(tx, accountIds, through)
  return new Map(
    found.map(account => [account.accountId, addresseeOf(account, rules.get(account.accountId))]),
  )
}

function addresseeOf(
  { billingHold: _, ...account }: BillingAccount,
  terms: string | undefined,
): PayerFacts {
  return terms === undefined ? account : { ...account, terms }
}
