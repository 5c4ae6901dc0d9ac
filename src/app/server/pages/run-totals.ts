import type { RunSum } from '../../../reporting/console/load/runs.ts'
import { html, type Markup } from '../markup.ts'
import { pathOf } from '../query.ts'
import { amountText, numberText, percentText, type Say } from '../say.ts'
import { table } from '../table.ts'
import type { RunFigures } from './run-table.ts'

/** One control total of a kind and currency, in this run and in the one before. */
type Total = {
  readonly group: string
  readonly measure: string
  readonly now: bigint
  readonly before: bigint
  readonly text: (figure: bigint) => string
}

/** Count, net, tax and gross of a run beside those of the run before: what a manager compares. */
export function controlTotals(
  say: Say,
  figures: RunFigures,
  before: RunFigures | undefined,
): Markup {
  const words = say.words.run
  const rows = totalsOf(say, figures.sums, before?.sums ?? [])
  const previous = figures.run.previousNumber
  const change = (row: Total): string => (before === undefined ? '' : changeText(say, row))
  return table<Total>({
    title: words.totals,
    note:
      previous === null || before === undefined
        ? words.firstRun
        : html`${words.totalsNote} <a href="${pathOf('runs', previous)}">${previous}</a>`,
    rows,
    empty: words.totalsEmpty,
    group: { key: row => row.group, head: row => row.group },
    columns: [
      { head: words.measure, cell: row => row.measure, isRowHead: true },
      { head: words.thisRun, cell: row => row.text(row.now), isFigure: true },
      ...(before === undefined
        ? []
        : [
            {
              head: words.previousRun,
              cell: (row: Total) => row.text(row.before),
              isFigure: true,
            },
            {
              head: words.difference,
              cell: (row: Total) => row.text(row.now - row.before),
              isFigure: true,
            },
            { head: words.change, cell: change, isFigure: true },
          ]),
    ],
  })
}

function totalsOf(say: Say, now: readonly RunSum[], before: readonly RunSum[]): Total[] {
  const { run, documents } = say.words
  const key = (row: RunSum): string => `${row.kind} ${row.currency}`
  const groups = new Map([...before, ...now].map(row => [key(row), row]))
  return [...groups].flatMap(([of, { kind, currency }]) => {
    const [a, b] = [now, before].map(rows => rows.find(row => key(row) === of))
    const group = `${documents.kinds[kind]}, ${currency}`
    const money = (figure: bigint): string => amountText(say, figure, currency)
    const total = (
      measure: string,
      figure: (row: RunSum) => bigint,
      text: (figure: bigint) => string,
    ): Total => ({
      group,
      measure,
      now: a === undefined ? 0n : figure(a),
      before: b === undefined ? 0n : figure(b),
      text,
    })
    return [
      total(
        run.count,
        row => row.documents,
        count => numberText(say, count),
      ),
      total(run.net, row => row.netMinor, money),
      total(run.tax, row => row.taxMinor, money),
      total(run.gross, row => row.grossMinor, money),
    ]
  })
}

/** The change in percent to one decimal, cut, not rounded; nothing where there was nothing before. */
function changeText(say: Say, { now, before }: Total): string {
  if (before === 0n) return ''
  const size = before < 0n ? -before : before
  const tenths = ((now - before) * 1000n) / size
  const sign = tenths < 0n ? '-' : ''
  const positive = tenths < 0n ? -tenths : tenths
  const text = percentText(say, `${sign}${positive / 10n}.${positive % 10n}`)
  return tenths > 0n ? `+${text}` : text
}
