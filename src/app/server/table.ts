import { type Content, html, type Markup } from './markup.ts'

/** A column of a table: its heading, and what a row shows in it. */
export type Column<Row> = {
  readonly head: string
  readonly cell: (row: Row) => Content
  /** Figures stand at the end of their cell. */
  readonly isFigure?: boolean
  /** The cell that names the row, for those who hear the table. */
  readonly isRowHead?: boolean
  /** Takes no more room than it needs. */
  readonly isNarrow?: boolean
  /** Long text may take several lines. */
  readonly wraps?: boolean
}

type TableParts<Row> = {
  readonly title: string
  /** The page's own title says it already: the caption is for those who hear the table. */
  readonly isTitled?: boolean
  readonly note?: Content
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Instead of a table without rows: what it means and what to do. */
  readonly empty: Content
  readonly foot?: Markup
  /** Something under a row, across all columns but the first. */
  readonly under?: (row: Row) => Content
  /** A heading above the first row of each group of rows. */
  readonly group?: { readonly key: (row: Row) => string; readonly head: (row: Row) => Content }
}

/** A table with its title as caption and as heading. */
export function table<Row>(parts: TableParts<Row>): Markup {
  const { title, columns, rows, empty, foot, isTitled } = parts
  if (rows.length === 0) {
    const heading = isTitled ? null : html`<h2>${title}</h2>`
    return html`<section class="block">${heading}<p class="empty">${empty}</p></section>`
  }
  return html`<div class="block scroll" role="group" aria-label="${title}" tabindex="0"><table>
    ${captionOf(parts)}
    <thead><tr>${columns.map(headCell)}</tr></thead>
    <tbody>${rows.map((row, i) => [groupHead(parts, row, rows[i - 1]), bodyRow(parts, row)])}</tbody>
    ${foot ? html`<tfoot>${foot}</tfoot>` : null}
  </table></div>`
}

function captionOf<Row>({ title, note, isTitled }: TableParts<Row>): Markup {
  if (isTitled) return html`<caption class="unseen">${title}</caption>`
  const beside = note ? html`<p class="note">${note}</p>` : null
  return html`<caption><div><h2>${title}</h2>${beside}</div></caption>`
}

function headCell<Row>(column: Column<Row>): Markup {
  return html`<th scope="col"${classOf(column)}>${column.head}</th>`
}

function classOf<Row>({ isFigure, isNarrow, wraps }: Column<Row>): Content {
  const names = [isFigure && 'figure', isNarrow && 'narrow', wraps && 'wraps'].filter(Boolean)
  return names.length === 0 ? null : html` class="${names.join(' ')}"`
}

function bodyRow<Row>({ columns, under }: TableParts<Row>, row: Row): Markup {
  const below = under?.(row)
  const cells = columns.map(column => bodyCell(column, row))
  return below
    ? html`<tr class="opened">${cells}</tr>
        <tr class="under"><td></td><td colspan="${columns.length - 1}">${below}</td></tr>`
    : html`<tr>${cells}</tr>`
}

function bodyCell<Row>(column: Column<Row>, row: Row): Markup {
  const { cell, isRowHead } = column
  return isRowHead
    ? html`<th scope="row"${classOf(column)}>${cell(row)}</th>`
    : html`<td${classOf(column)}>${cell(row)}</td>`
}

function groupHead<Row>(
  { group, columns }: TableParts<Row>,
  row: Row,
  before: Row | undefined,
): Content {
  if (group === undefined) return null
  if (before !== undefined && group.key(before) === group.key(row)) return null
  return html`<tr class="group"><th scope="colgroup" colspan="${columns.length}">${group.head(row)}</th></tr>`
}
