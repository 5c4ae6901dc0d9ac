import type { DocumentLine } from '../../../reporting/console/load/documents.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { pill } from '../parts.ts'
import { pathOf } from '../query.ts'
import { amount, day, period, type Say, typed } from '../say.ts'
import { type Column, table } from '../table.ts'

/** Documents as a table; the account is left out on its own page. */
export function documentTable(
  say: Say,
  parts: {
    readonly title: string
    readonly note?: Content
    readonly rows: readonly DocumentLine[]
    readonly empty: Content
    readonly withAccount: boolean
    readonly isTitled?: boolean
  },
): Markup {
  const { withAccount, ...rest } = parts
  const columns = documentColumns(say)
  return table<DocumentLine>({
    ...rest,
    columns: withAccount ? columns : columns.filter(column => column.head !== accountHead(say)),
  })
}

const accountHead = (say: Say): string => say.words.documents.account

function documentColumns(say: Say): Column<DocumentLine>[] {
  const words = say.words.documents
  return [
    {
      head: words.number,
      cell: row => html`<a href="${pathOf('documents', row.number)}">${row.number}</a>`,
      isRowHead: true,
    },
    { head: words.kind, cell: row => words.kinds[row.kind] },
    { head: words.state, cell: row => documentState(say, row.isVoided) },
    { head: words.issued, cell: row => day(say, row.issuedOn) },
    { head: words.due, cell: row => day(say, row.dueOn) },
    {
      head: accountHead(say),
      wraps: true,
      cell: row =>
        html`<a href="${pathOf('accounts', row.accountNumber)}">${row.accountNumber}</a> ${typed(
          row.accountName,
        )}`,
    },
    { head: words.period, cell: row => period(say, row.serviceStart, row.serviceEnd) },
    { head: words.net, cell: row => amount(say, row.netMinor, row.currency), isFigure: true },
    { head: words.tax, cell: row => amount(say, row.taxMinor, row.currency), isFigure: true },
    { head: words.gross, cell: row => amount(say, row.grossMinor, row.currency), isFigure: true },
  ]
}

/** Whether a document stands or was taken back as a whole. */
export function documentState(say: Say, isVoided: boolean): Markup {
  const { valid, voided } = say.words.documents
  return isVoided ? pill('quiet', voided) : pill('good', valid)
}
