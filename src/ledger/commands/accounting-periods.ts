import { dateOf } from '../../kernel/calendar.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, RefusalError, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { closeAccountingPeriodInput, reopenAccountingPeriodInput } from '../api.ts'
import {
  type LegalEntityRow,
  loadLegalEntities,
  loadOpenMonthBefore,
  loadPeriodHolder,
} from '../load.ts'
import { lockLegalEntity, lockPeriod, setPeriod } from '../save.ts'

/**
 * Closes a month of a legal entity: from then on nothing can be posted into it. Waits for postings
 * under way. Months are closed in order: refused while an earlier month is open, because the balance
 * carried into the closed one could still change, while the month itself is not over, and while an
 * approved bill run is still to be issued in it.
 */
export const closeAccountingPeriod = defineCommand({
  name: 'closeAccountingPeriod',
  summary: 'Close an accounting month, so that nothing more can be posted into it',
  permission: 'ledger.close',
  input: closeAccountingPeriodInput,
  run: async (tx, input, ctx) => {
    const entity = await requireLegalEntity(tx, input.entity)
    const at = { legalEntityId: entity.legalEntityId, month: input.month }
    const facts = { entity: entity.code, month: monthText(input.month) }
    await lockLegalEntity(tx, entity.legalEntityId)
    if ((await lockPeriod(tx, at)) === 'closed') return refuse('period_already_closed', facts)
    // Read only now: whatever was posted before we had the lock has been recorded before this.
    const changedAt = ctx.clock.now()
    const nextMonth = input.month.add({ months: 1 })
    if (isBefore(dateOf(changedAt, entity.timeZone), nextMonth)) {
      return refuse('period_not_over', { ...facts, from: nextMonth.toString() })
    }
    const earlier = await loadOpenMonthBefore(tx, at)
    if (earlier !== undefined) {
      return refuse('earlier_period_open', { ...facts, earlier: monthText(earlier) })
    }
    const holder = await loadPeriodHolder(tx, at)
    if (holder !== undefined) return refuse('period_in_use', { ...facts, holder })
    await setPeriod(tx, { ...at, state: 'closed', changedAt, changedBy: ctx.actor, reason: null })
    return ok(facts)
  },
})

/** Opens a closed month again, with the reason for it. Later months keep their state. */
export const reopenAccountingPeriod = defineCommand({
  name: 'reopenAccountingPeriod',
  summary: 'Open a closed accounting month again; the reason is kept',
  permission: 'ledger.reopen',
  input: reopenAccountingPeriodInput,
  run: async (tx, input, ctx) => {
    const entity = await requireLegalEntity(tx, input.entity)
    const at = { legalEntityId: entity.legalEntityId, month: input.month }
    const facts = { entity: entity.code, month: monthText(input.month) }
    await lockLegalEntity(tx, entity.legalEntityId)
    if ((await lockPeriod(tx, at)) !== 'closed') return refuse('period_not_closed', facts)
    await setPeriod(tx, {
      ...at,
      state: 'open',
      changedAt: ctx.clock.now(),
      changedBy: ctx.actor,
      reason: input.reason,
    })
    return ok(facts)
  },
})

/** The legal entity of a code; throws the refusal `unknown_legal_entity`. */
export async function requireLegalEntity(tx: Tx, code: string): Promise<LegalEntityRow> {
  const [entity] = await loadLegalEntities(tx, [code])
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: code })
  return entity
}

/** A month as refusals name it: 2026-01. */
export function monthText(month: Temporal.PlainDate): string {
  return month.toString().slice(0, 7)
}
