import { formatAmount } from '../../kernel/money.ts'
import type { Letter, LetterSender } from '../letters/printed-letter.ts'
import { localeOf } from '../localize.ts'
import type { Language } from '../page.ts'
import type { StoredFigures, StoredStatement } from './load.ts'
import type { StatementFigures } from './statement.ts'
import { printedStatement } from './statement-blocks.ts'

/** The figures of a stored statement. */
export function revived(stored: StoredFigures): StatementFigures {
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

/** A statement as rows of a CSV file: movements, then what is open. Amounts are plain decimals. */
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
  ]
}
