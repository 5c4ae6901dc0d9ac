import { z } from 'zod'
import { ok, refuse } from '../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import { reasonRow, setAllocationPolicyInput } from '../api.ts'
import { isReason, loadReasonUses } from '../load/receipts.ts'
import { positiveMinor } from '../positive-amount.ts'
import { insertPolicy, upsertReasons } from '../save/policy.ts'

/** Sets by which rules money pays what is owed to a legal entity, from a date on. */
export const setAllocationPolicy = defineCommand({
  name: 'setAllocationPolicy',
  summary: 'Set in which order money pays, and which differences are forgiven',
  permission: 'receipts.rules',
  input: setAllocationPolicyInput,
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { tolerance, tolerancePercent, reason } = input
    const given = [tolerance, tolerancePercent, reason].filter(value => value !== null).length
    if (given !== 0 && given !== 3) return refuse('tolerance_incomplete', {})
    if (reason !== null && !(await isReason(tx, reason, 'write_off'))) {
      return refuse('unknown_reason', { reason, use: 'write_off' })
    }
    await insertPolicy(tx, {
      legalEntityId: entity.legalEntityId,
      fromOn: input.fromOn,
      order: input.order,
      spread: input.spread,
      toleranceMinor: tolerance === null ? null : positiveMinor(tolerance, entity.currency),
      tolerancePercent,
      reasonCode: reason,
      overpayment: input.overpayment,
      at: ctx.clock.now(),
      by: ctx.actor,
    })
    return ok({ entity: input.entity, fromOn: input.fromOn.toString() })
  },
})

/** Defines reasons for writing off, taking back, returning and refunding; their use never changes. */
export const defineReceivableReasons = defineCommand({
  name: 'defineReceivableReasons',
  summary: 'Define reasons for write-offs, returns, refunds and other exceptions',
  permission: 'receipts.rules',
  input: z.strictObject({ reasons: z.array(reasonRow).min(1, 'a reason').max(500) }),
  run: async (tx, { reasons }, ctx) => {
    const known = await loadReasonUses(
      tx,
      reasons.map(each => each.reason),
    )
    const changed = reasons.find(each => (known.get(each.reason) ?? each.use) !== each.use)
    if (changed !== undefined) {
      return refuse('reason_use_fixed', {
        reason: changed.reason,
        use: known.get(changed.reason) ?? '',
      })
    }
    const last = new Map(reasons.map(each => [each.reason, each]))
    await upsertReasons(tx, [...last.values()], { at: ctx.clock.now(), by: ctx.actor })
    return ok({ defined: last.size })
  },
})
