import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { ComparedAccount } from './load.ts'

/** The head of a before and after as CSV. */
export function comparisonHead(): string {
  return formatCsvRow([
    'account',
    'name',
    'outcome',
    'reason',
    'currency',
    'periods',
    'net_before',
    'net_after',
    'net_difference',
    'tax_difference',
    'to_pay_difference',
    'voided',
    'documents',
    'issued',
  ])
}

/** An account's before and after as JSON; amounts in major units, positive = the customer owes more. */
export function comparisonJson({ compared, ...account }: ComparedAccount) {
  if (compared === null) return { ...account, compared: null }
  const amount = (minor: bigint): string => formatAmount(minor, compared.currency)
  const { currency, periods, voided, documents, beforeNetMinor, netMinor } = compared
  return {
    ...account,
    compared: {
      currency,
      periods,
      netBefore: amount(beforeNetMinor),
      netAfter: amount(beforeNetMinor + netMinor),
      netDifference: amount(netMinor),
      taxDifference: amount(compared.taxMinor),
      toPayDifference: amount(compared.payableMinor),
      voided,
      documents,
    },
  }
}

/** An account's before and after as a row of CSV. */
export function comparisonRow(account: ComparedAccount): string {
  const { compared, name, outcome, reason, issued } = comparisonJson(account)
  return formatCsvRow([
    safeCell(account.account),
    safeCell(name),
    outcome,
    reason ?? '',
    ...(compared === null
      ? ['', '', '', '', '', '', '', '', '']
      : [
          compared.currency,
          String(compared.periods),
          compared.netBefore,
          compared.netAfter,
          compared.netDifference,
          compared.taxDifference,
          compared.toPayDifference,
          String(compared.voided),
          String(compared.documents),
        ]),
    issued.join(' '),
  ])
}

/** Sums of one currency over all accounts. */
export type ComparedTotal = {
  readonly currency: string
  accounts: number
  changed: number
  beforeNetMinor: bigint
  netMinor: bigint
  taxMinor: bigint
  payableMinor: bigint
}

/** Adds an account to the totals; changed = its documents come to something, or void something. */
export function addToTotals(
  totals: Map<string, ComparedTotal>,
  { compared }: Pick<ComparedAccount, 'compared'>,
): void {
  if (compared === null) return
  const { currency } = compared
  const total = totals.get(currency) ?? {
    currency,
    accounts: 0,
    changed: 0,
    beforeNetMinor: 0n,
    netMinor: 0n,
    taxMinor: 0n,
    payableMinor: 0n,
  }
  total.accounts += 1
  total.changed += compared.documents > 0 ? 1 : 0
  total.beforeNetMinor += compared.beforeNetMinor
  total.netMinor += compared.netMinor
  total.taxMinor += compared.taxMinor
  total.payableMinor += compared.payableMinor
  totals.set(currency, total)
}

/** The totals as JSON, by currency. */
export function totalsJson(totals: ReadonlyMap<string, ComparedTotal>) {
  return [...totals.values()]
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
    .map(({ currency, accounts, changed, beforeNetMinor, netMinor, taxMinor, payableMinor }) => {
      const amount = (minor: bigint): string => formatAmount(minor, currency)
      return {
        currency,
        accounts,
        changed,
        netBefore: amount(beforeNetMinor),
        netAfter: amount(beforeNetMinor + netMinor),
        netDifference: amount(netMinor),
        taxDifference: amount(taxMinor),
        toPayDifference: amount(payableMinor),
      }
    })
}
