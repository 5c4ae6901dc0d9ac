import { type Access, permissionsOf } from './access.ts'
import type { Permission } from './permissions.ts'

/** Two duties that one person should not have together, and what they could do with both. */
export type DutyConflict = {
  readonly code: string
  readonly first: Permission
  readonly second: Permission
  readonly risk: string
}

/**
 * Pairs that segregation of duties keeps apart (COSO, and the usual matrices of auditors for billing
 * and receivables). A permission that somebody may only propose does not count: a second person acts.
 */
export const DUTY_CONFLICTS: readonly DutyConflict[] = [
  {
    code: 'run_and_release',
    first: 'billRuns.start',
    second: 'billRuns.approve',
    risk: 'bill what nobody else has seen',
  },
  {
    code: 'price_and_release',
    first: 'catalog.prices',
    second: 'billRuns.approve',
    risk: 'change a price and release the bills that use it',
  },
  {
    code: 'contract_and_credit',
    first: 'contracts.write',
    second: 'invoices.credit',
    risk: 'make a customer and credit what was billed to them',
  },
  {
    code: 'agreed_price_and_credit',
    first: 'contracts.prices',
    second: 'invoices.credit',
    risk: 'favour a customer twice, by price and by credit',
  },
  {
    code: 'bill_and_book',
    first: 'billRuns.issue',
    second: 'ledger.journal',
    risk: 'issue invoices and hide them in the books',
  },
  {
    code: 'credit_and_book',
    first: 'invoices.credit',
    second: 'ledger.journal',
    risk: 'give money away and cover it by a journal',
  },
  {
    code: 'book_and_reopen',
    first: 'ledger.journal',
    second: 'ledger.reopen',
    risk: 'change a month that was closed',
  },
  {
    code: 'rights_and_money',
    first: 'roles.grant',
    second: 'invoices.credit',
    risk: 'give rights over money to an accomplice or a second self',
  },
  {
    code: 'people_and_release',
    first: 'people.manage',
    second: 'billRuns.approve',
    risk: 'invent the second person who approves',
  },
  {
    code: 'cash_and_credit',
    first: 'receipts.record',
    second: 'invoices.credit',
    risk: 'keep money back and credit the invoice that it paid',
  },
  {
    code: 'cash_and_write_off',
    first: 'receipts.record',
    second: 'receipts.writeOff',
    risk: 'keep money back and write off what is missing',
  },
  {
    code: 'cash_and_book',
    first: 'receipts.record',
    second: 'ledger.journal',
    risk: 'keep money back and cover it by a journal',
  },
  {
    code: 'refund_and_release',
    first: 'receipts.refund',
    second: 'refunds.approve',
    risk: 'pay a credit to one’s own account and release what moves',
  },
  {
    code: 'bank_details_and_debit',
    first: 'bankDetails.change',
    second: 'debits.approve',
    risk: 'put one’s own account under a mandate and release what moves',
  },
  {
    code: 'erase_and_credit',
    first: 'data.erase',
    second: 'invoices.credit',
    risk: 'favour somebody and have their traces erased',
  },
  {
    code: 'rules_and_request',
    first: 'authority.define',
    second: 'roles.grant',
    risk: 'write the rules and pick who decides by them',
  },
]

/** A person with a pair of duties, and the roles that bring them. */
export type FoundConflict = {
  readonly actor: string
  readonly conflict: DutyConflict
  readonly roles: readonly string[]
}

/** Every pair of conflicting duties among what people may do now. */
export function conflictsOf(people: readonly Access[]): FoundConflict[] {
  return people.flatMap(access => {
    const may = permissionsOf(access)
    return DUTY_CONFLICTS.filter(
      ({ first, second }) => may.get(first) === 'do' && may.get(second) === 'do',
    ).map(conflict => ({
      actor: access.actor,
      conflict,
      roles: access.held
        .filter(({ role }) =>
          [conflict.first, conflict.second].some(duty => role.permissions.get(duty) === 'do'),
        )
        .map(({ role }) => role.role),
    }))
  })
}
