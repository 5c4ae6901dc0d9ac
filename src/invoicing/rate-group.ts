import { consolidate } from './consolidate.ts'
import type { AccountFacts } from './facts.ts'
import { billedBy, type RatedAccount, type RatingFacts, without } from './rate-account.ts'

/** An account with what it was rated to. */
export type RatedMember = { readonly account: AccountFacts; readonly rated: RatedAccount }

/**
 * Puts the shares of a group's accounts on the consolidated invoices of the account that pays, and
 * gives every account with its part of them beside its own documents. An account that is held or
 * cannot be rated is left out, and caught up when it can; if the payer is, nobody of the group is
 * billed, because there is nobody to bill.
 */
export function rateGroup(
  head: RatedMember,
  members: readonly RatedMember[],
  facts: Pick<RatingFacts, 'issueOn' | 'rules' | 'addressees' | 'history' | 'creditedLines'>,
): RatedAccount[] {
  const { number } = head.account
  if (!isRated(head.rated)) {
    return [
      head.rated,
      ...members.map(({ account, rated }) =>
        isRated(rated) ? without(account, 'held', 'payer_not_billed', { payer: number }) : rated,
      ),
    ]
  }
  const all = [head, ...members]
  const parts = consolidate(
    head.account,
    all
      .filter(({ rated }) => isRated(rated))
      .map(({ account, rated }) => ({ account, lines: rated.shared ?? [] })),
    facts.issueOn,
    facts.rules,
  )
  const addressees = new Map([...(facts.addressees ?? []), [head.account.accountId, head.account]])
  return all.map(({ account, rated }) => {
    const own = parts.filter(part => part.account === account).map(part => part.document)
    if (own.length === 0) return rated
    const documents = [...rated.documents, ...own]
    return { ...billedBy(account, documents, { ...facts, addressees }), carried: rated.carried }
  })
}

/** Billed, or found to owe nothing: not held back and not failed. */
function isRated({ outcome, reason }: RatedAccount): boolean {
  return outcome === 'billed' || (outcome === 'skipped' && reason !== 'in_other_run')
}
