import { date } from '../../../formats/fields.ts'
import {
  type BalanceRow,
  loadLastPosting,
  loadTrialBalances,
} from '../../../reporting/console/load/ledger.ts'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { heading, pill } from '../parts.ts'
import { readQuery } from '../query.ts'
import { amount, fill, type Say } from '../say.ts'
import { type Column, table } from '../table.ts'
import type { Show } from '../visit.ts'

const QUERY = { on: date.optional() }

/** `/ledger`: the trial balance of each legal entity and currency at the end of a day. */
export const showLedger: Show = async ({ system, say, query }) => {
  const asked = readQuery(QUERY, query)
  const found = await pageMoment(system.db, async tx => {
    // Documents can be dated ahead of today; without a day asked for, all that is posted counts.
    const on = asked.on ?? (await loadLastPosting(tx)) ?? today(system.clock.now())
    return { on, rows: await loadTrialBalances(tx, on) }
  })
  const words = say.words.ledger
  const books = Map.groupBy(found.rows, row => `${row.entityCode} ${row.currency}`)
  return {
    title: words.title,
    section: 'ledger',
    body: [
      heading(words.title),
      html`<form class="filters" action="/ledger" method="get">
        <label>${words.on} <input type="date" name="on" value="${found.on.toString()}"
          min="1900-01-01" max="2199-12-31" required></label>
        <button>${words.show}</button>
      </form>`,
      books.size === 0 ? html`<p class="empty">${words.empty}</p>` : null,
      [...books.values()].map(rows => trialBalance(say, rows)),
    ],
  }
}

function today(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('UTC').toPlainDate()
}

function trialBalance(say: Say, rows: readonly BalanceRow[]): Content {
  const words = say.words.ledger
  const first = rows[0]
  if (first === undefined) return null
  const { entityCode, entityName, currency } = first
  const sum = (minor: (row: BalanceRow) => bigint) =>
    rows.reduce((total, row) => total + minor(row), 0n)
  const [debit, credit] = [sum(row => row.debitMinor), sum(row => row.creditMinor)]
  const figure = (head: string, minor: (row: BalanceRow) => bigint): Column<BalanceRow> => ({
    head,
    cell: row => (minor(row) === 0n ? null : amount(say, minor(row), currency)),
    isFigure: true,
  })
  return table<BalanceRow>({
    title: fill(words.balances, { entity: entityCode, currency }),
    note: html`<bdi>${entityName}</bdi>`,
    rows,
    empty: words.empty,
    columns: [
      { head: words.code, cell: row => row.code },
      { head: words.account, cell: row => row.name, isRowHead: true },
      { head: words.kind, cell: row => words.kinds[row.kind] },
      figure(words.debit, row => row.debitMinor),
      figure(words.credit, row => row.creditMinor),
      figure(words.balance, row => row.debitMinor - row.creditMinor),
    ],
    foot: sums(say, currency, debit, credit),
  })
}

function sums(say: Say, currency: string, debit: bigint, credit: bigint): Markup {
  const words = say.words.ledger
  const state = debit === credit ? pill('good', words.balanced) : pill('bad', words.unbalanced)
  return html`<tr><th scope="row" colspan="2">${words.sum}</th><td>${state}</td>
    <td class="figure">${amount(say, debit, currency)}</td>
    <td class="figure">${amount(say, credit, currency)}</td>
    <td class="figure">${amount(say, debit - credit, currency)}</td></tr>`
}
