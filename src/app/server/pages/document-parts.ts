import type {
  RelatedDocument,
  TaxGroupRow,
  TransferLine,
} from '../../../reporting/console/load/document.ts'
import { html, type Markup } from '../markup.ts'
import { pathOf } from '../query.ts'
import { amount, day, fill, nameText, numberText, percentText, type Say, typed } from '../say.ts'
import { table } from '../table.ts'

/** The tax groups of a document: what was taxed at which rate. */
export function taxTable(say: Say, currency: string, groups: readonly TaxGroupRow[]): Markup {
  const words = say.words.document
  return table<TaxGroupRow>({
    title: words.taxes,
    rows: groups,
    empty: say.words.none,
    columns: [
      {
        head: words.taxName,
        cell: group => html`${nameText(say, group.name)} <span class="lesser">${group.code}</span>`,
        isRowHead: true,
        wraps: true,
      },
      {
        head: words.category,
        cell: group => [group.category, group.exemptionCode && ` ${group.exemptionCode}`],
      },
      { head: words.rate, cell: group => percentText(say, group.ratePercent), isFigure: true },
      {
        head: words.taxable,
        cell: group => amount(say, group.taxableMinor, currency),
        isFigure: true,
      },
      {
        head: words.taxAmount,
        cell: group => amount(say, group.taxMinor, currency),
        isFigure: true,
      },
    ],
  })
}

/** Documents that this one corrects, voids or bills anew, and the other way round. */
export function relatedTable(say: Say, related: readonly RelatedDocument[]): Markup {
  const { document: words, documents } = say.words
  return table<RelatedDocument>({
    title: words.related,
    rows: related,
    empty: say.words.none,
    columns: [
      { head: words.relation, cell: each => words.relations[`${each.relation}_${each.direction}`] },
      {
        head: documents.number,
        cell: each => html`<a href="${pathOf('documents', each.number)}">${each.number}</a>`,
        isRowHead: true,
      },
      { head: documents.kind, cell: each => documents.kinds[each.kind] },
      { head: documents.issued, cell: each => day(say, each.issuedOn) },
      {
        head: documents.gross,
        cell: each => amount(say, each.grossMinor, each.currency),
        isFigure: true,
      },
    ],
  })
}

/** What the document moved in the books. */
export function transferTable(say: Say, transfers: readonly TransferLine[], limit: number): Markup {
  const words = say.words.document
  const account = (code: string, name: string): Markup =>
    html`${code} <span class="lesser">${name}</span>`
  return table<TransferLine>({
    title: words.transfers,
    note:
      transfers.length > limit ? fill(words.transfersCut, { count: numberText(say, limit) }) : null,
    rows: transfers.slice(0, limit),
    empty: words.transfersEmpty,
    columns: [
      { head: words.on, cell: each => day(say, each.effectiveOn) },
      {
        head: words.event,
        cell: each => [each.event.replaceAll('_', ' '), each.memo && [' · ', typed(each.memo)]],
        isRowHead: true,
        wraps: true,
      },
      { head: words.debit, cell: each => account(each.debit, each.debitName) },
      { head: words.credit, cell: each => account(each.credit, each.creditName) },
      {
        head: words.moved,
        cell: each => amount(say, each.amountMinor, each.currency),
        isFigure: true,
      },
    ],
  })
}
