import { Decimal } from '../../../kernel/decimal.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { setPlanPolicyInput } from '../api.ts'
import { insertPlanPolicy } from '../save.ts'

/** Says which payment plans may be agreed for a legal entity, from a date on. */
export const setPaymentPlanPolicy = defineCommand({
  name: 'setPaymentPlanPolicy',
  summary: 'Set the limits of payment plans, their grace, acceleration, fee and interest',
  permission: 'receipts.rules',
  input: setPlanPolicyInput,
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const minor = (text: string | null) =>
      text === null ? 0n : positiveMinor(text, entity.currency)
    const policy = {
      legalEntityId: entity.legalEntityId,
      fromOn: input.fromOn,
      mostInstalments: input.mostInstalments,
      mostDays: input.mostDays,
      leastMinor: minor(input.leastInstalment),
      graceDays: input.graceDays,
      acceleration: input.acceleration,
      feeMinor: minor(input.planFee),
      interestPercent: input.interestPercent ?? Decimal.zero,
      feeTaxClass: input.feeTaxClass,
      customersAsk: input.customersAsk,
    } as const
    await insertPlanPolicy(tx, policy, { at: ctx.clock.now(), by: ctx.actor })
    return ok({ entity: input.entity, fromOn: input.fromOn.toString() })
  },
})
