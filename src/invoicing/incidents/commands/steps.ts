import { formatAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { dropRun, issueRun, releaseRun } from '../../commands/run-steps.ts'
import { loadRun, type RunRow } from '../../load/runs.ts'
import { releaseStakes } from '../../load/stakes.ts'
import { canStep, type RunStep } from '../../run-state.ts'
import { ApproveIncident, CancelIncident, IncidentRef } from '../api.ts'
import {
  type IncidentRow,
  type IncidentTotal,
  loadIncidentRuns,
  loadIncidentTotals,
  lockIncident,
} from '../load.ts'
import { approveIncidentRow } from '../save.ts'

/** An incident with its runs, all held and in a state that allows a step. */
async function stepping(
  tx: Tx,
  number: string,
  step: RunStep,
): Promise<{ incident: IncidentRow; runs: RunRow[] }> {
  const incident = await lockIncident(tx, number)
  if (incident === undefined) throw new RefusalError('unknown_incident', { incident: number })
  const runs: RunRow[] = []
  for (const { runId } of await loadIncidentRuns(tx, incident.incidentId)) {
    const run = await loadRun(tx, runId, 'alone')
    if (run === undefined) continue
    if (!canStep(run.state, step)) {
      throw new RefusalError('bill_run_state', { run: run.number, state: run.state, step })
    }
    runs.push(run)
  }
  return { incident, runs }
}

async function forEach<Value>(
  runs: readonly RunRow[],
  step: (run: RunRow) => Promise<Result<Value>>,
): Promise<Value[]> {
  const values: Value[] = []
  for (const run of runs) {
    const done = await step(run)
    if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
    values.push(done.value)
  }
  return values
}

type Approved = {
  readonly incident: string
  readonly held: number
  readonly totals: readonly {
    readonly entity: string
    readonly currency: string
    readonly documents: number
    readonly net: string
    readonly tax: string
    readonly toPay: string
  }[]
}

/**
 * Releases all documents of an incident at once, as they were worked out: what was approved is what is
 * issued. A second person approves exactly this preview; where it changes meanwhile, it is refused.
 */
export const approveIncident = defineCommand({
  name: 'approveIncident',
  summary: 'Release what puts the documents of an incident right, under one approval',
  permission: 'billRuns.approve',
  input: ApproveIncident,
  run: async (tx, input, ctx): Promise<Result<Approved>> => {
    const { incident, runs } = await stepping(tx, input.incident, 'approve')
    const { incidentId, number } = incident
    const held = await forEach(runs, run => releaseRun(tx, run, input.holdOpen === true, ctx))
    const totals = await loadIncidentTotals(tx, incidentId)
    if (totals.length === 0) return refuse('incident_changes_nothing', { incident: number })
    await approveIncidentRow(tx, incidentId, totals, { at: ctx.clock.now(), by: ctx.actor })
    return ok({
      incident: number,
      held: held.reduce((sum, each) => sum + each.held, 0),
      totals: totals.map(inWords),
    })
  },
  stakes: async (tx, value, input) => {
    const incident = await lockIncident(tx, input.incident)
    const runs = incident === undefined ? [] : await loadIncidentRuns(tx, incident.incidentId)
    const each = []
    for (const { runId } of runs) each.push((await releaseStakes(tx, runId)).facts)
    const totals = incident === undefined ? [] : await loadIncidentTotals(tx, incident.incidentId)
    return {
      amounts: totals.map(({ payableMinor: minor, currency }) => ({ minor, currency })),
      facts: { ...value, title: incident?.title, reason: incident?.reason, runs: each },
    }
  },
})

function inWords({ currency, entity, documents, ...total }: IncidentTotal) {
  const shown = (minor: bigint) => formatAmount(minor, currency)
  return {
    entity,
    currency,
    documents,
    net: shown(total.netMinor),
    tax: shown(total.taxMinor),
    toPay: shown(total.payableMinor),
  }
}

/** Starts issuing the documents of an approved incident, chunk by chunk. */
export const issueIncident = defineCommand({
  name: 'issueIncident',
  summary: 'Issue the documents of an approved incident',
  permission: 'billRuns.issue',
  input: IncidentRef,
  run: async (tx, input, ctx: Context): Promise<Result<{ chunks: number }>> => {
    const { runs } = await stepping(tx, input.incident, 'issue')
    const came = await forEach(runs, run => issueRun(tx, run, ctx))
    return ok({ chunks: came.reduce((sum, each) => sum + each.chunks, 0) })
  },
})

/** Gives an incident up of which nothing has been issued; what was found stays on record. */
export const cancelIncident = defineCommand({
  name: 'cancelIncident',
  summary: 'Give up an incident of which nothing has been issued',
  permission: 'billRuns.start',
  input: CancelIncident,
  run: async (tx, input, ctx): Promise<Result<{ incident: string }>> => {
    const { runs } = await stepping(tx, input.incident, 'cancel')
    for (const run of runs) await dropRun(tx, run, ctx)
    return ok({ incident: input.incident })
  },
})
