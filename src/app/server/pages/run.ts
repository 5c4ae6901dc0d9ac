import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { listExceptions, listRunAccounts } from '../../../reporting/console/load/run-accounts.ts'
import {
  type ChunkCount,
  loadChunkCounts,
  loadRunLine,
  type OutcomeCount,
} from '../../../reporting/console/load/runs.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { facts, heading, pageOf } from '../parts.ts'
import { keyField, keyText, pathOf, readQuery, short } from '../query.ts'
import { day, fill, moment, numberText, type Say } from '../say.ts'
import { table } from '../table.ts'
import type { Show } from '../visit.ts'
import { accountList, exceptionList, outcomePill } from './run-accounts.ts'
import { accountsWith, exceptionsIn, type RunFigures, statePill, withFigures } from './run-table.ts'
import { controlTotals } from './run-totals.ts'

const EXCEPTIONS = 25
const ACCOUNTS = 50

const OUTCOMES = ['pending', 'billed', 'skipped', 'held', 'failed'] as const

const QUERY = {
  exceptions: keyField(short, short, z.uuid(), short),
  accounts: keyField(z.enum(OUTCOMES), z.uuid()),
  outcome: z.enum(OUTCOMES, { error: `one of ${OUTCOMES.join(', ')}` }).optional(),
}

/** `/runs/:number`: state, control totals, outcomes, the exception queue and the accounts of a run. */
export const showRun: Show = async ({ system, say, number, query }) => {
  const asked = readQuery(QUERY, query)
  const found = await pageMoment(system.db, async tx => {
    const run = await loadRunLine(tx, number)
    if (run === undefined) throw new RefusalError('unknown_bill_run', { run: number })
    const { runId, previousRunId } = run
    const previous = { ...run, runId: previousRunId ?? runId }
    const [figures, before] = await withFigures(tx, [run, previous])
    return {
      figures: figures as RunFigures,
      before: previousRunId === null ? undefined : before,
      chunks: await loadChunkCounts(tx, runId),
      exceptions: await listExceptions(tx, runId, {
        after: asked.exceptions,
        limit: EXCEPTIONS + 1,
      }),
      accounts: await listRunAccounts(tx, runId, {
        outcome: asked.outcome,
        after: asked.accounts,
        limit: ACCOUNTS + 1,
      }),
    }
  })
  const { figures, before, chunks } = found
  const { run } = figures
  const exceptions = pageOf(found.exceptions, EXCEPTIONS, last =>
    keyText(last.state, last.code, last.accountId, last.lineRef),
  )
  const accounts = pageOf(found.accounts, ACCOUNTS, last => keyText(last.outcome, last.accountId))
  return {
    title: fill(say.words.run.title, { number: run.number }),
    section: 'runs',
    body: [
      html`<div><p class="over">${say.words.runs.run}</p>${heading(
        run.number,
        statePill(say, run.state),
      )}</div>`,
      steps(say, figures),
      html`<section class="block">${runFacts(say, figures, chunks)}</section>`,
      html`<div class="columns">${[
        controlTotals(say, figures, before),
        outcomeTable(say, figures.outcomes),
      ]}</div>`,
      exceptionList(say, run.number, asked, exceptions),
      accountList(say, run.number, asked, accounts),
    ],
  }
}

/** From accounts over outcomes and exceptions to documents. */
function steps(say: Say, figures: RunFigures): Markup {
  const { run, runs } = say.words
  const number = (count: bigint): string => numberText(say, count)
  const others = (['skipped', 'held', 'failed', 'pending'] as const)
    .map(outcome => [outcome, accountsWith(figures, outcome)] as const)
    .filter(([, accounts]) => accounts > 0n)
    .map(([outcome, accounts]) => html`<span>${number(accounts)} ${runs.outcomes[outcome]}</span>`)
  const open = exceptionsIn(figures, 'open')
  const exceptions = exceptionsIn(figures)
  const documents = figures.sums.reduce((sum, row) => sum + row.documents, 0n)
  const isIssued = ['issuing', 'issued'].includes(figures.run.state)
  const all: readonly (readonly [name: string, value: bigint, detail: Content])[] = [
    [run.selected, accountsWith(figures), null],
    [runs.outcomes.billed, accountsWith(figures, 'billed'), others],
    [
      runs.exceptions,
      exceptions,
      exceptions === 0n
        ? null
        : open > 0n
          ? fill(run.open, { count: number(open) })
          : run.allDecided,
    ],
    [isIssued ? runs.documents : run.drafts, documents, null],
  ]
  return html`<section class="block tight" aria-label="${run.funnel}"><dl class="steps">${all.map(
    ([name, value, detail]) => html`<div><dt class="name">${name}</dt>
      <dd class="value">${number(value)}</dd>${detail ? html`<dd class="detail">${detail}</dd>` : null}</div>`,
  )}</dl></section>`
}

function runFacts(say: Say, { run }: RunFigures, chunks: readonly ChunkCount[]): Markup {
  const { run: words, runs } = say.words
  const by = (at: Temporal.Instant | null, who: string | null): Content =>
    at && [moment(say, at), ' ', who === null ? '' : fill(words.by, { who })]
  const previous = run.previousNumber
  return facts([
    [runs.entity, html`${run.entityCode} · <bdi>${run.entityName}</bdi>`],
    [runs.cycle, run.cycleCode ?? runs.everyCycle],
    [runs.through, day(say, run.throughOn)],
    [runs.issueOn, day(say, run.issueOn)],
    [words.created, by(run.createdAt, run.createdBy)],
    [words.approved, by(run.approvedAt, run.approvedBy)],
    [words.finished, by(run.finishedAt, null)],
    [words.previous, previous && html`<a href="${pathOf('runs', previous)}">${previous}</a>`],
    [words.progress, progress(say, run.state, chunks)],
  ])
}

/** How many parts of the work at hand are done; only while there is work. */
function progress(say: Say, state: string, chunks: readonly ChunkCount[]): string | null {
  if (state !== 'rating' && state !== 'issuing') return null
  const sum = (rows: readonly ChunkCount[]) => rows.reduce((all, row) => all + row.chunks, 0n)
  const isDone = (row: ChunkCount) =>
    state === 'rating' ? row.state !== 'pending' : row.state === 'issued'
  return fill(say.words.run.progressOf, {
    done: numberText(say, sum(chunks.filter(isDone))),
    all: numberText(say, sum(chunks)),
  })
}

function outcomeTable(say: Say, outcomes: readonly OutcomeCount[]): Markup {
  const { run, runs, reasons } = say.words
  return table<OutcomeCount>({
    title: run.outcomes,
    rows: outcomes,
    empty: run.accountsEmpty,
    columns: [
      { head: run.outcome, cell: row => outcomePill(say, row.outcome), isRowHead: true },
      {
        head: run.reason,
        cell: row => row.reason && (reasons[row.reason] ?? row.reason.replaceAll('_', ' ')),
        wraps: true,
      },
      { head: runs.accounts, cell: row => numberText(say, row.accounts), isFigure: true },
    ],
  })
}
