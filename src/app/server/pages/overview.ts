import { pageMoment } from '../../../reporting/console/load/moment.ts'
import {
  COUNTED_AT_MOST,
  type EntityLine,
  type LedgerLine,
  loadEntities,
  loadLedgerLines,
  loadTotals,
  type Totals,
} from '../../../reporting/console/load/overview.ts'
import { html, type Markup } from '../markup.ts'
import { heading } from '../parts.ts'
import { readQuery } from '../query.ts'
import { amount, fill, numberText, type Say, typed } from '../say.ts'
import { table } from '../table.ts'
import type { Show } from '../visit.ts'
import { proofSummary } from './proofs.ts'
import { loadRunPage, runTable } from './run-table.ts'

/** How many bill runs the overview names. */
const RUNS = 6

/** `/`: the company, how much there is of everything, the last bill runs, the books, the proofs. */
export const showOverview: Show = async ({ system, say, proofs, query }) => {
  readQuery({}, query)
  const words = say.words.overview
  const found = await pageMoment(system.db, async tx => ({
    totals: await loadTotals(tx),
    runs: await loadRunPage(tx, { limit: RUNS }),
    ledger: await loadLedgerLines(tx),
    entities: await loadEntities(tx),
  }))
  return {
    title: words.title,
    section: 'overview',
    body: [
      heading(words.title),
      totals(say, found.totals),
      runTable(say, found.runs, {
        title: words.lastRuns,
        note: html`<a href="/runs">${words.allRuns}</a>`,
      }),
      ledgerTable(say, found.ledger),
      proofSummary(say, proofs.last()),
      entityTable(say, found.entities),
    ],
  }
}

function totals(say: Say, found: Totals): Markup {
  const { overview, navigation } = say.words
  const counted = (count: bigint): string =>
    count > COUNTED_AT_MOST
      ? fill(overview.more, { count: numberText(say, COUNTED_AT_MOST) })
      : numberText(say, count)
  const steps = [
    [navigation.accounts, counted(found.accounts), '/accounts'],
    [overview.invoices, numberText(say, found.invoices), '/documents?kind=invoice'],
    [overview.creditNotes, numberText(say, found.creditNotes), '/documents?kind=credit_note'],
    [overview.openExceptions, counted(found.openExceptions), '/runs'],
  ] as const
  return html`<section class="block tight" aria-label="${overview.totals}">
    <dl class="steps">${steps.map(
      ([name, value, to]) => html`<div><dt class="name">${name}</dt>
        <dd class="value"><a href="${to}">${value}</a></dd></div>`,
    )}</dl>
  </section>`
}

function ledgerTable(say: Say, lines: readonly LedgerLine[]): Markup {
  const { overview, runs } = say.words
  const figure = (head: string, minor: (line: LedgerLine) => bigint) => ({
    head,
    cell: (line: LedgerLine) => amount(say, minor(line), line.currency),
    isFigure: true,
  })
  return table<LedgerLine>({
    title: overview.books,
    note: html`${overview.booksNote} <a href="/ledger">${overview.trialBalance}</a>`,
    rows: lines,
    empty: say.words.ledger.empty,
    columns: [
      { head: runs.entity, cell: line => line.entityCode, isRowHead: true },
      figure(overview.eachSide, line => line.eachSideMinor),
      figure(overview.receivable, line => line.receivableMinor),
      figure(overview.deferred, line => line.deferredMinor),
      figure(overview.taxPayable, line => line.taxMinor),
      figure(overview.income, line => line.incomeMinor),
    ],
  })
}

function entityTable(say: Say, entities: readonly EntityLine[]): Markup {
  const { entity, overview } = say.words
  return table<EntityLine>({
    title: overview.entities,
    rows: entities,
    empty: overview.empty,
    columns: [
      { head: entity.code, cell: each => each.code, isRowHead: true },
      { head: entity.name, cell: each => typed(each.name) },
      {
        head: entity.address,
        cell: each => typed([...each.addressLines, each.country].join(', ')),
        wraps: true,
      },
      { head: entity.taxId, cell: each => typed(each.taxId) },
      { head: entity.currency, cell: each => each.currency },
      { head: entity.timeZone, cell: each => each.timeZone },
      { head: entity.taxRounding, cell: each => entity[each.taxRounding] },
    ],
  })
}
