import { z } from 'zod'
import { code, country, date, line, optional, whole, yesNo } from '../../../formats/fields.ts'
import { parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { insertUnclaimedRule } from '../save.ts'

/** Says when credits of customers who are not heard of become unclaimed property. */
export const setUnclaimedRule = defineCommand({
  name: 'setUnclaimedRule',
  summary: 'Set when a credit is dormant, by where the customer lives, and who is written to first',
  permission: 'receipts.rules',
  input: z
    .strictObject({
      entity: code,
      /** Left out: wherever no rule says more. */
      country: optional(country),
      /** A state or province, as in addresses. */
      region: optional(line(40)),
      fromOn: date,
      /** Months since the customer was last heard of; left out: nothing becomes dormant there. */
      dormancyMonths: optional(whole(1, 600)),
      answerDays: whole(0, 365).default(60),
      /** From this amount on a letter is sent before; left out: always. */
      letterFrom: optional(z.string({ error: 'an amount such as 50.00' }).max(40)),
      exemptsBusinesses: yesNo.default(false),
    })
    .refine(rule => rule.region === null || rule.country !== null, {
      path: ['country'],
      error: 'a country, since a region is given',
    }),
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { currency } = entity
    const letterFromMinor = input.letterFrom === null ? 0n : parseAmount(input.letterFrom, currency)
    if (letterFromMinor === undefined || letterFromMinor < 0n) {
      return refuse('amount_not_positive', { amount: input.letterFrom ?? '', currency })
    }
    const { answerDays, dormancyMonths, exemptsBusinesses, fromOn } = input
    const place = { country: input.country ?? '', region: input.region ?? '' }
    await insertUnclaimedRule(
      tx,
      {
        ...{ legalEntityId: entity.legalEntityId, ...place, fromOn },
        ...{ dormancyMonths, answerDays, letterFromMinor, exemptsBusinesses },
      },
      { at: ctx.clock.now(), by: ctx.actor },
    )
    return ok({ entity: input.entity, ...place, fromOn: fromOn.toString() })
  },
})
