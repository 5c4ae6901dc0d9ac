import type { BilledBefore } from '../../invoicing/billed-before/billed-before.ts'
import { assert } from '../../kernel/result.ts'
import {
  type StatementFigures,
  type StatementItem,
  type StatementMethod,
  statementOf,
} from './statement.ts'

/** An item of one of several accounts. */
export type AccountItem = StatementItem & { readonly accountId: string; readonly currency: string }

/** Of what a statement is drawn: movements after a day up to and with the last one. */
export type StatementSpan = { readonly from: string; readonly asOf: string }

/** A statement about to be kept. */
export type NewStatement = {
  readonly accountId: string
  readonly statementId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly method: StatementMethod
  readonly fromOn: string
  readonly asOf: string
  readonly content: StatementContent
}

/** What a statement says: balances and movements, and what was billed in the last year. */
export type StatementContent = StatementFigures & { readonly billed: BilledBefore | null }

/**
 * The statements of accounts from their items, one each account and currency. Closing is counted from
 * the open items and must be opening plus movements, else it is a defect.
 */
export function drawStatements(
  items: readonly AccountItem[],
  span: StatementSpan,
  by: {
    readonly legalEntityId: string
    readonly methodOf: (accountId: string) => StatementMethod
    /** What was billed before, by `<account id> <currency>`. */
    readonly billed: ReadonlyMap<string, BilledBefore>
    readonly newId: () => string
  },
): NewStatement[] {
  const groups = Map.groupBy(items, item => `${item.accountId} ${item.currency}`)
  return [...groups].map(([key, group]): NewStatement => {
    const { accountId, currency } = group[0]!
    const content = { ...statementOf(group, span), billed: by.billed.get(key) ?? null }
    assert(
      content.openingMinor + content.movementMinor === content.closingMinor,
      `the statement of ${accountId} does not add up`,
    )
    const method = by.methodOf(accountId)
    const { legalEntityId } = by
    const statementId = by.newId()
    const { from: fromOn, asOf } = span
    return { accountId, statementId, legalEntityId, currency, method, fromOn, asOf, content }
  })
}
