import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import type { BilledBefore, TwoSums } from '../../invoicing/billed-before/billed-before.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { Letter, LetterSender } from '../letters/printed-letter.ts'
import { localeOf } from '../localize.ts'
import type { Language } from '../page.ts'
import type { StatementContent } from './draw.ts'
import type { StoredFigures, StoredStatement } from './load.ts'
import { printedStatement } from './statement-blocks.ts'

/** The figures of a stored statement. */
export function revived(stored: StoredFigures): StatementContent {
  return {
    openingMinor: BigInt(stored.openingMinor),
    movementMinor: BigInt(stored.movementMinor),
    closingMinor: BigInt(stored.closingMinor),
    overdueMinor: BigInt(stored.overdueMinor),
    movements: stored.movements.map(each => ({ ...each, amountMinor: BigInt(each.amountMinor) })),
    openItems: stored.openItems.map(item => ({
      ...item,
      amountMinor: BigInt(item.amountMinor),
      openMinor: BigInt(item.openMinor),
    })),
    billed: stored.billed == null ? null : revivedBilled(stored.billed),
  }
}

function revivedBilled(stored: NonNullable<StoredFigures['billed']>): BilledBefore {
  const minors = (of: TwoSums<string>) => ({ twelve: BigInt(of.twelve), year: BigInt(of.year) })
  const { from, to, months, charges } = stored
  return {
    ...{ from, to },
    months: months.map(({ month, grossMinor }) => ({ month, grossMinor: BigInt(grossMinor) })),
    charges: charges.map(each => ({
      ...each,
      quantity: {
        twelve: Decimal.parse(each.quantity.twelve),
        year: Decimal.parse(each.quantity.year),
      },
      netMinor: minors(each.netMinor),
    })),
    netMinor: minors(stored.netMinor),
    taxMinor: minors(stored.taxMinor),
    grossMinor: minors(stored.grossMinor),
  }
}

/** A statement as a letter to its customer: equal statements give equal letters. */
export function statementLetter(
  statement: StoredStatement,
  to: {
    readonly language: Language
    readonly recipient: Letter['recipient']
    readonly sender: LetterSender
  },
): Letter {
  const { language, recipient, sender } = to
  const { method, currency, fromOn: from, asOf } = statement
  const locale = localeOf(language, recipient.paper)
  const figures = revived(statement.content)
  const { title, blocks } = printedStatement({ method, currency, from, asOf }, figures, {
    language,
    locale,
  })
  return { subject: title, blocks, language, date: asOf, recipient, sender, copy: null }
}

/**
 * A statement as rows of a CSV file: movements, what is open, then what was billed in the last year by
 * month and product. Amounts are plain decimals.
 */
export function statementRows(statement: StoredStatement): string[][] {
  const { currency } = statement
  const figures = revived(statement.content)
  const amount = (minor: bigint): string => formatAmount(minor, currency)
  return [
    ['part', 'date', 'due', 'kind', 'document', 'amount', 'open', 'currency'],
    ['opening', statement.fromOn, '', '', '', amount(figures.openingMinor), '', currency],
    ...figures.movements.map(each => [
      'movement',
      each.on,
      '',
      each.kind,
      each.label,
      amount(each.amountMinor),
      '',
      currency,
    ]),
    ['closing', statement.asOf, '', '', '', amount(figures.closingMinor), '', currency],
    ...figures.openItems.map(item => [
      'open',
      item.documentOn,
      item.dueOn,
      item.kind,
      item.label,
      amount(item.amountMinor),
      amount(item.openMinor),
      currency,
    ]),
    ...(figures.billed?.months ?? []).map(({ month, grossMinor }) => [
      'billed_month',
      `${month}-01`,
      '',
      'gross',
      '',
      amount(grossMinor),
      '',
      currency,
    ]),
    ...(figures.billed?.charges ?? []).flatMap(({ productCode, netMinor }) =>
      (['twelve', 'year'] as const).map(of => [
        of === 'twelve' ? 'billed_twelve_months' : 'billed_year_to_date',
        statement.asOf,
        '',
        'net',
        productCode,
        amount(netMinor[of]),
        '',
        currency,
      ]),
    ),
  ]
}

/** A statement as the text of a CSV file; cells that a spreadsheet would compute are made harmless. */
export function statementCsv(statement: StoredStatement): string {
  return statementRows(statement)
    .map(row => formatCsvRow(row.map(safeCell)))
    .join('')
}
