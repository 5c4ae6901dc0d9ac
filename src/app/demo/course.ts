import { join } from 'node:path'
import type { PlannedBatch, PlannedRun, World } from '../../../demo/world.ts'
import {
  approveBillRun,
  decideExceptions,
  issueBillRun,
  redateBillRun,
  startBillRun,
} from '../../invoicing/commands/bill-run.ts'
import { RefusalError } from '../../kernel/result.ts'
import { noProgress } from '../../platform/progress.ts'
import { importFolder } from '../import/folder.ts'
import { happenAfter, happenBefore } from './happenings.ts'
import { loadOpenExceptions } from './load.ts'
import { payBills, setMoneyRules } from './money/payments.ts'
import { remit } from './money/remitted.ts'
import { pursue } from './owed/pursue.ts'
import { setReminderRules } from './owed/rules.ts'
import { decide } from './review.ts'
import { ADA, GRACE, SET_UP } from './staff.ts'
import { act, actTogether, moveTo, type Stage } from './stage.ts'
import { connectWarehouse, showLogo } from './systems.ts'
import { takeReaderFile } from './usage-file.ts'

/** Seconds by kind of work, for those who want to make it faster. */
export type Seconds = Record<string, number>

/**
 * Lives through the world's year: takes over the company, then delivery by delivery imports what
 * arrived, bills, reviews, approves and issues, at the dates of the calendar. The last run is left
 * at review.
 */
export async function liveThrough(stage: Stage): Promise<Seconds> {
  const { world, progress } = stage
  const seconds: Seconds = { import: 0, rate: 0, review: 0, issue: 0, between: 0 }
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    const value = await work()
    seconds[name] = (seconds[name] ?? 0) + (performance.now() - startedAt) / 1000
    return value
  }
  progress.start('Taking over the company', rowsIn(world, 'setup'))
  moveTo(stage, world.setupOn, '12:00:00')
  const rows = { ...noProgress, add: (count?: number) => progress.add(count) }
  await timed('setup', () => takeOver(stage, 'setup', rows))
  await setMoneyRules(stage, world.setupOn)
  await setReminderRules(stage, world.setupOn)
  await showLogo(stage)
  progress.finish()
  progress.start(`${world.months.length} months of bill runs`, world.batches.length)
  for (const [index, batch] of world.batches.entries()) {
    await timed('between', () => happenBefore(stage, batch, index))
    moveTo(stage, batch.importOn, '12:00:00')
    await timed('import', () => takeOver(stage, batch.folder))
    const runs = await timed('rate', () => rateAll(stage, batch))
    const left = index === world.batches.length - 1 ? runs[0] : undefined
    const approved = runs.filter(run => run !== left)
    await timed('review', () => reviewAll(stage, approved))
    moveTo(stage, batch.issueOn, '08:00:00')
    await timed('issue', () => issueAll(stage, approved))
    // The bank's statement comes once a month.
    if (index % 2 === 1) await timed('pay', () => payBills(stage, batch.issueOn))
    await timed('between', () => happenAfter(stage, batch, index))
    if (left !== undefined) {
      await timed('owed', () => pursue(stage, batch))
      await timed('pay', () => remit(stage, batch.issueOn))
      await timed('between', () => takeReaderFile(stage))
      await timed('between', () => connectWarehouse(stage))
      await timed('rate', () => postpone(stage, left))
    }
    progress.add()
  }
  progress.finish()
  return seconds
}

/** Fees of reminders and interest were billed while a run was looked at: it is dated after them. */
async function postpone(stage: Stage, runId: string): Promise<void> {
  const issueOn = stage.clock.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const reason = 'Fees and interest were billed meanwhile, and numbers follow dates'
  await act(stage, ADA, redateBillRun, { runId, issueOn, reason })
  await stage.worker.until(runId, 'review', stage.signal)
}

/** Imports a folder and compares what was rejected with what the world says must be. */
async function takeOver(stage: Stage, folder: string, progress = noProgress): Promise<void> {
  stage.signal.throwIfAborted()
  // In a small world there are weeks in which nothing arrives.
  if (rowsIn(stage.world, folder) === 0) return
  const { files } = await importFolder(stage.system, {
    folder: join(stage.folder, folder),
    actor: SET_UP,
    progress,
  })
  for (const { file, refusal, rejected, errors } of files) {
    if (refusal !== null) {
      throw new RefusalError(refusal.code, { ...refusal.facts, file: `${folder}/${file}` })
    }
    const expected = refusedIn(stage.world, `${folder}/${file}`)
    if (rejected !== expected) {
      const see = errors === null ? '' : ` (${errors})`
      stage.surprises.push(
        `${folder}/${file}: ${rejected} rows rejected, ${expected} expected${see}`,
      )
    }
  }
}

function rowsIn(world: World, folder: string): number {
  return Object.entries(world.rows)
    .filter(([file]) => file.startsWith(`${folder}/`))
    .reduce((sum, [, rows]) => sum + rows, 0)
}

function refusedIn(world: World, file: string): number {
  return world.refusedRows.filter(row => row.file === file).length
}

/** Starts the runs of a delivery side by side; gives those that have accounts, all at review. */
async function rateAll(stage: Stage, batch: PlannedBatch): Promise<string[]> {
  const started: string[] = []
  for (const run of batch.runs) {
    const runId = await start(stage, batch, run)
    if (runId !== undefined) started.push(runId)
  }
  for (const runId of started) await stage.worker.until(runId, 'review', stage.signal)
  return started
}

async function start(
  stage: Stage,
  batch: PlannedBatch,
  run: PlannedRun,
): Promise<string | undefined> {
  try {
    const { runId } = await act(stage, ADA, startBillRun, {
      entity: run.legalEntity,
      cycle: run.cycle,
      through: batch.throughOn,
      issueOn: batch.issueOn,
    })
    return runId
  } catch (error) {
    // A small world may have nobody in a cycle.
    if (error instanceof RefusalError && error.refusal.code === 'bill_run_empty') return undefined
    throw error
  }
}

async function reviewAll(stage: Stage, runs: readonly string[]): Promise<void> {
  for (const runId of runs) {
    const queue = await loadOpenExceptions(stage.system.db, runId)
    for (const { decision, code, note, accounts } of decide(queue, stage.known)) {
      await act(stage, ADA, decideExceptions, {
        runId,
        decision,
        code,
        note,
        accounts: [...accounts],
      })
      if (decision === 'hold') for (const account of accounts) stage.known.checked.add(account)
    }
    await actTogether(stage, [ADA, GRACE], approveBillRun, { runId })
  }
}

async function issueAll(stage: Stage, runs: readonly string[]): Promise<void> {
  for (const runId of runs) {
    await act(stage, ADA, issueBillRun, { runId })
    await stage.worker.until(runId, 'issued', stage.signal)
  }
}
