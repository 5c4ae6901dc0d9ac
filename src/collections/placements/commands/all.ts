import { raiseTasks } from '../../../accounts/tasks/commands.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { agencyCommissionInput, agencyRow, recordEvidenceInput } from '../api.ts'
import { countRates, loadAgency, loadAgencyCodes, loadPlacement } from '../load/placements.ts'
import { insertEvidence, insertRates, saveAgencies } from '../save.ts'
import { bookAgencyCommission, recordAgencyCollection, recordAgencyRemittance } from './money.ts'
import { packEvidence, placeWithAgency, recallPlacement } from './place.ts'

const defineCollectionAgencies = defineCommand({
  name: 'defineCollectionAgencies',
  summary: 'Define collection agencies and courts, or change them',
  permission: 'collections.rules',
  input: rowsOf(agencyRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, agencyRow)
    batch.oneRowEach(row => row.agencyCode)
    const agencies = batch.open.map(({ value }) => value)
    const known = await loadAgencyCodes(
      tx,
      agencies.map(each => each.agencyCode),
    )
    await saveAgencies(tx, agencies, { at: ctx.clock.now(), by: ctx.actor })
    for (const { row, value } of batch.open) {
      batch.answer(row, known.has(value.agencyCode) ? 'updated' : 'created')
    }
    return ok(batch.result())
  },
})

/** What is placed keeps the rates of the day on which it was placed. */
const setAgencyCommission = defineCommand({
  name: 'setAgencyCommission',
  summary:
    'Set what an agency gets of money that comes through it, and of money that comes to us directly',
  permission: 'collections.rules',
  input: agencyCommissionInput,
  run: async (tx, input, ctx) => {
    const { agency, fromOn } = input
    if ((await loadAgency(tx, agency, fromOn)) === undefined) {
      return refuse('unknown_agency', { agency })
    }
    const revision = await countRates(tx, agency, fromOn)
    await insertRates(tx, { ...input, revision }, { at: ctx.clock.now(), by: ctx.actor })
    return ok({ revision })
  },
})

/** A job records what it has packed. */
export const recordEvidence = defineCommand({
  name: 'recordEvidence',
  summary: 'Record a pack of evidence with its hash (a job does this)',
  permission: 'documents.print',
  input: recordEvidenceInput,
  run: async (tx, { placement, missing, ...pack }, ctx) => {
    const found = await loadPlacement(tx, placement)
    if (found === undefined) return refuse('unknown_placement', { placement })
    const { accountId, placementId } = found
    await insertEvidence(tx, { ...pack, missing, accountId, placementId }, ctx.clock.now())
    if (missing.length > 0) {
      const facts = { missing: missing.join(', ').slice(0, 1000) }
      const of = { accountId, kind: 'evidence_missing', facts } as const
      const dueOn = dateOf(ctx.clock.now(), 'UTC')
      await raiseTasks(tx, ctx, [{ ...of, subjectId: placementId, dueOn }])
    }
    return ok({ placementId })
  },
})

/** Agencies and courts, what is with them, and their commission. */
export const placementCommands: readonly AnyCommand[] = [
  defineCollectionAgencies,
  setAgencyCommission,
  placeWithAgency,
  recallPlacement,
  packEvidence,
  recordEvidence,
  recordAgencyCollection,
  bookAgencyCommission,
  recordAgencyRemittance,
]
