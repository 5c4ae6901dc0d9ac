import type { Db } from '../../../platform/database/database.ts'
import {
  type ExceptionCount,
  listRuns,
  loadExceptionCounts,
  loadOutcomes,
  loadRunSums,
  type OutcomeCount,
  type RunLine,
  type RunSum,
} from '../../../reporting/console/load/runs.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { type Paged, pageOf, pill, type Tone } from '../parts.ts'
import { keyText, pathOf } from '../query.ts'
import { amount, day, fill, numberText, type Say } from '../say.ts'
import { type Column, table } from '../table.ts'

/** A bill run with what came of it. */
export type RunFigures = {
  readonly run: RunLine
  readonly outcomes: readonly OutcomeCount[]
  readonly exceptions: readonly ExceptionCount[]
  readonly sums: readonly RunSum[]
}

/** A page of bill runs, the latest first, with the figures of all of them in three statements. */
export async function loadRunPage(
  db: Db,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<Paged<RunFigures>> {
  const found = await listRuns(db, { ...page, limit: page.limit + 1 })
  const { rows: runs, next } = pageOf(found, page.limit, last => keyText(last.runId))
  return { rows: await withFigures(db, runs), next }
}

/** Adds to runs what came of each. */
export async function withFigures(db: Db, runs: readonly RunLine[]): Promise<RunFigures[]> {
  const ids = runs.map(run => run.runId)
  const outcomes = Map.groupBy(await loadOutcomes(db, ids), row => row.runId)
  const exceptions = Map.groupBy(await loadExceptionCounts(db, ids), row => row.runId)
  const sums = Map.groupBy(await loadRunSums(db, ids), row => row.runId)
  return runs.map(run => ({
    run,
    outcomes: outcomes.get(run.runId) ?? [],
    exceptions: exceptions.get(run.runId) ?? [],
    sums: sums.get(run.runId) ?? [],
  }))
}

const TONES: Readonly<Record<RunLine['state'], Tone>> = {
  draft: 'quiet',
  rating: 'busy',
  review: 'warn',
  approved: 'busy',
  issuing: 'busy',
  issued: 'good',
  cancelled: 'quiet',
}

/** The state of a run as a word with a mark. */
export function statePill(say: Say, state: RunLine['state']): Markup {
  return pill(TONES[state], say.words.runs.states[state])
}

/** Accounts of a run with an outcome, or all of them. */
export function accountsWith({ outcomes }: RunFigures, outcome?: OutcomeCount['outcome']): bigint {
  return outcomes
    .filter(row => outcome === undefined || row.outcome === outcome)
    .reduce((sum, row) => sum + row.accounts, 0n)
}

/** Exceptions of a run in a state, or all of them. */
export function exceptionsIn({ exceptions }: RunFigures, state?: 'open'): bigint {
  return exceptions
    .filter(row => state === undefined || row.state === state)
    .reduce((sum, row) => sum + row.exceptions, 0n)
}

/** Bill runs as a table: from accounts to documents, one line a run. */
export function runTable(
  say: Say,
  { rows }: Paged<RunFigures>,
  shown: { readonly title: string; readonly note?: Content; readonly isTitled?: boolean },
): Markup {
  return table<RunFigures>({
    ...shown,
    rows,
    empty: say.words.runs.empty,
    columns: columns(say),
  })
}

function columns(say: Say): Column<RunFigures>[] {
  const words = say.words.runs
  const outcome = (of: 'billed' | 'skipped' | 'held' | 'failed'): Column<RunFigures> => ({
    head: words.outcomes[of],
    cell: figures => count(say, accountsWith(figures, of)),
    isFigure: true,
  })
  return [
    {
      head: words.run,
      cell: ({ run }) => html`<a href="${pathOf('runs', run.number)}">${run.number}</a>`,
      isRowHead: true,
    },
    { head: words.through, cell: ({ run }) => day(say, run.throughOn) },
    { head: words.issueOn, cell: ({ run }) => day(say, run.issueOn) },
    { head: words.state, cell: ({ run }) => statePill(say, run.state) },
    { head: words.accounts, cell: figures => count(say, accountsWith(figures)), isFigure: true },
    outcome('billed'),
    outcome('skipped'),
    outcome('held'),
    outcome('failed'),
    { head: words.exceptions, cell: figures => exceptionCount(say, figures), isFigure: true },
    {
      head: words.documents,
      cell: ({ sums }) =>
        count(
          say,
          sums.reduce((sum, row) => sum + row.documents, 0n),
        ),
      isFigure: true,
    },
    { head: words.net, cell: figures => netByCurrency(say, figures), isFigure: true },
  ]
}

function count(say: Say, number: bigint): Content {
  return number === 0n ? html`<span class="zero">0</span>` : numberText(say, number)
}

function exceptionCount(say: Say, figures: RunFigures): Content {
  const [open, all] = [exceptionsIn(figures, 'open'), exceptionsIn(figures)]
  if (open === 0n) return count(say, all)
  const text = { open: numberText(say, open), all: numberText(say, all) }
  return pill('warn', fill(say.words.runs.openOf, text))
}

function netByCurrency(say: Say, { sums }: RunFigures): Content {
  const nets = new Map<string, bigint>()
  for (const { currency, netMinor } of sums) {
    nets.set(currency, (nets.get(currency) ?? 0n) + netMinor)
  }
  if (nets.size === 0) return html`<span class="zero">–</span>`
  return html`<span class="many">${[...nets].map(([currency, minor]) =>
    amount(say, minor, currency),
  )}</span>`
}
