import { followUp } from '../../collections/daily/jobs.ts'
import { prepareRuns } from '../../collections/runs/jobs.ts'
import { renewContracts } from '../../contracts/commands/renew-contracts.ts'
import { expireWalletCredits } from '../../contracts/commands/wallet-credits.ts'
import { workCases } from '../../disputes/cases/jobs.ts'
import { deliverEverywhere } from '../../documents/delivery/jobs.ts'
import { printEverywhere } from '../../documents/letters/jobs/batches.ts'
import { prepareStatements } from '../../documents/statements/runs/jobs.ts'
import { startProgressiveRun } from '../../invoicing/progressive/commands.ts'
import type { Refusal } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { type Db, transaction } from '../../platform/database/database.ts'
import { enqueue, enqueueAll, type Job, type Tasks } from '../../platform/jobs.ts'
import { settleDueRuns } from '../../receivables/debits/jobs.ts'
import { takeAutopay } from '../../receivables/payments/commands/autopay.ts'
import { workPlans } from '../../receivables/plans/jobs.ts'
import { lookAtMoney } from '../../receivables/tasks/jobs.ts'
import { type FileHost, keepToPeriods } from '../retention/jobs.ts'
import type { ScheduleName } from './api.ts'
import { recordScheduleDone } from './commands.ts'
import { scheduledDay } from './day.ts'
import { loadProgressiveEntities, loadSchedules, loadZones } from './load.ts'

const ACTOR = { actor: 'job:schedules' }

/** Refusals of one day's renewals that stand with the schedule; `contracts-due` lists them all. */
const MOST_KEPT = 100

/** When workers look for what is due: five past each hour (graphile-worker's crontab, UTC). */
export const SCHEDULE_CRONTAB = '5 * * * * schedules ?jobKey=schedules&max=5'

/** Looks once when a worker starts, so that a machine that was off at the hour is not a day late. */
export function startSchedules(db: Db): Promise<void> {
  const job: Job = { task: 'schedules', payload: {}, key: 'schedules' }
  return transaction(db, tx => enqueue(tx, job))
}

/** The worker's task of schedules: does what has come due, each at most once a day. */
export function scheduleTasks(host: FileHost): Tasks {
  return { schedules: () => doWhatIsDue(host) }
}

async function doWhatIsDue(host: FileHost): Promise<void> {
  const zones = await loadZones(host.db)
  const failures: unknown[] = []
  for (const { name, atHour, doneOn } of await loadSchedules(host.db)) {
    const on = atHour === null ? undefined : scheduledDay(host.clock.now(), atHour, zones)
    if (on === undefined || (doneOn !== null && Temporal.PlainDate.compare(on, doneOn) <= 0)) {
      continue
    }
    try {
      const outcome = await WORK[name](host, on)
      await execute(host, recordScheduleDone, { name, on: on.toString(), outcome }, ACTOR)
    } catch (error) {
      // One that fails does not hold up the others; the job is tried again for it.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'schedules failed')
}

type Outcome = Record<string, unknown>

const WORK: Readonly<
  Record<ScheduleName, (host: FileHost, on: Temporal.PlainDate) => Promise<Outcome>>
> = {
  proofs: proveTonight,
  renewals: renewAll,
  wallet_expiry: async (host, on) => {
    const done = await execute(host, expireWalletCredits, { through: on.toString() }, ACTOR)
    return done.ok ? done.value : { refusal: done.refusal }
  },
  progressive_runs: startProgressiveRuns,
  retention: keepToPeriods,
  collections: collectAll,
  disputes: (host, on) => workCases(host, on, ACTOR.actor),
  receivables: (host, on) => lookAtMoney(host, on, ACTOR.actor),
  reminders: (host, on) => prepareRuns(host, 'reminders', on, ACTOR.actor),
  late_charges: (host, on) => prepareRuns(host, 'late_charges', on, ACTOR.actor),
  deliveries: (host, on) => deliverEverywhere(host, on, ACTOR.actor),
  letters: host => printEverywhere(host, ACTOR.actor),
  statements: (host, on) => prepareStatements(host, on, ACTOR.actor),
}

/** The proofs read everything, so they are a job of their own: what is due at the hour does not wait for them. */
async function proveTonight(host: FileHost): Promise<Outcome> {
  const job: Job = { task: 'runProofs', payload: {}, key: 'run-proofs' }
  await transaction(host.db, tx => enqueue(tx, job))
  return {}
}

/** How far back payouts are looked for: a machine may have been off. */
const PAYOUT_DAYS = 14

/** Debits whose day has come, plans with a missed instalment, what customers consented to have taken, and what providers tell and paid out. */
async function collectAll(host: FileHost, on: Temporal.PlainDate): Promise<Outcome> {
  const settled = await settleDueRuns(host, on, ACTOR.actor)
  const came = { settled, plans_defaulted: 0, taken: 0, above_cap: 0, retries_over: 0 }
  let after: string | null = null
  do {
    const input = { on: on.toString(), after }
    const done: Awaited<ReturnType<typeof takePage>> = await takePage(host, input)
    if (!done.ok) return { ...came, refusal: done.refusal }
    came.taken += done.value.taken
    came.above_cap += done.value.above_cap
    came.retries_over += done.value.retries_over
    after = done.value.next
  } while (after !== null)
  came.plans_defaulted = await workPlans(host, on, ACTOR.actor)
  const span = { from: on.subtract({ days: PAYOUT_DAYS }).toString(), to: on.toString() }
  const jobs: Job[] = [
    { task: 'fetchMissedNews', payload: span, key: 'fetch-missed-news' },
    { task: 'fetchPayouts', payload: span, key: 'fetch-payouts' },
  ]
  await transaction(host.db, tx => enqueueAll(tx, jobs))
  return { ...came, ...(await followUp(host, on, ACTOR.actor)) }
}

function takePage(host: FileHost, input: { on: string; after: string | null }) {
  return execute(host, takeAutopay, input, ACTOR)
}

/** Page by page, each a command of its own. */
async function renewAll(host: FileHost, on: Temporal.PlainDate): Promise<Outcome> {
  const came = { renewed: 0, uplifted: 0, refused: 0 }
  const refusals: { subscription: string; refusal: Refusal }[] = []
  let after: { accountId: string; contractId: string } | null = null
  do {
    const input = { on: on.toString(), after }
    const done: Awaited<ReturnType<typeof renewPage>> = await renewPage(host, input)
    if (!done.ok) return { ...came, refusal: done.refusal }
    came.renewed += done.value.renewed
    came.uplifted += done.value.uplifted
    came.refused += done.value.refused.length
    refusals.push(...done.value.refused.slice(0, MOST_KEPT - refusals.length))
    after = done.value.next
  } while (after !== null)
  return { ...came, refusals }
}

function renewPage(host: FileHost, input: Parameters<typeof renewContracts.input.parse>[0]) {
  return execute(host, renewContracts, input as { on: string }, ACTOR)
}

/** A run each legal entity that bills in mid-period; it waits at review like any other. */
async function startProgressiveRuns(host: FileHost, on: Temporal.PlainDate): Promise<Outcome> {
  const came: Outcome = {}
  for (const entity of await loadProgressiveEntities(host.db)) {
    const input = { entity, issueOn: on.toString() }
    const done = await execute(host, startProgressiveRun, input, ACTOR)
    came[entity] = done.ok ? { run: done.value.number } : { refusal: done.refusal }
  }
  return came
}
