import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { formatAmount } from '../../kernel/money.ts'

/** A number of a series: who bears it, or why nobody does. Spans of unused numbers are one row. */
export type NumberRow = {
  readonly entity: string
  readonly kind: string
  readonly year: number
  readonly first: bigint
  readonly last: bigint
  readonly label: string
  readonly state: 'issued' | 'voided' | 'unused'
  readonly issuedOn: Temporal.PlainDate | null
  readonly account: string | null
  readonly payableMinor: bigint | null
  readonly currency: string | null
  /** Number of the document that voids it. */
  readonly voidedBy: string | null
  readonly reason: string | null
}

/** The head of the number register as CSV. */
export function registerHead(): string {
  return formatCsvRow([
    'entity',
    'kind',
    'year',
    'first',
    'last',
    'number',
    'state',
    'issued_on',
    'account',
    'payable',
    'currency',
    'voided_by',
    'reason',
  ])
}

/** A number, or a span of unused ones, as a row of the register. Auditors look for gaps in it. */
export function registerRow(row: NumberRow): string {
  const { payableMinor, currency } = row
  return formatCsvRow([
    row.entity,
    row.kind,
    String(row.year),
    String(row.first),
    String(row.last),
    row.label,
    row.state,
    row.issuedOn?.toString() ?? '',
    safeCell(row.account ?? ''),
    payableMinor === null || currency === null ? '' : formatAmount(payableMinor, currency),
    currency ?? '',
    row.voidedBy ?? '',
    safeCell(row.reason ?? ''),
  ])
}
