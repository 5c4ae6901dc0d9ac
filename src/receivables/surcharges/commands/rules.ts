import { z } from 'zod'
import {
  code,
  country,
  date,
  line,
  notNegative,
  oneOf,
  optional,
  yesNo,
} from '../../../formats/fields.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { surchargeLaw } from '../law.ts'
import { insertSurchargeRule } from '../save.ts'

const amount = z.string({ error: 'an amount such as 0.30' }).max(40)

const ruleInput = z
  .strictObject({
    entity: code,
    method: oneOf(['card', 'bank']),
    /** Left out: wherever no rule says more. */
    country: optional(country),
    /** A state or province, as in addresses. */
    region: optional(line(40)),
    fromOn: date,
    /** Percent of what is paid, tax included; zero with no fixed amount: nothing any more. */
    percent: notNegative.refine(value => value.compare(Decimal.of(100)) <= 0, 'at most 100'),
    fixed: optional(amount),
    cap: optional(amount),
    taxClass: code.default('standard'),
    businessesOnly: yesNo.default(false),
  })
  .refine(rule => rule.region === null || rule.country !== null, {
    path: ['country'],
    error: 'a country, since a region is given',
  })

/**
 * Says what customers pay besides for paying in a certain way. Nothing without a rule. Refused where the
 * law of the place forbids it, or allows less; a rule for everywhere simply asks for nothing there.
 */
export const setSurchargeRule = defineCommand({
  name: 'setSurchargeRule',
  summary: 'Set what customers pay on top for paying by card or account, by place',
  permission: 'receipts.rules',
  input: ruleInput,
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { method, percent, businessesOnly, taxClass, fromOn } = input
    const place = { country: input.country ?? '', region: input.region ?? '' }
    const isNothing = percent.sign === 0 && input.fixed === null
    const law = surchargeLaw({ ...place, method, isBusiness: businessesOnly })
    if (law.is === 'forbidden' && !isNothing) {
      return refuse('surcharge_forbidden', { ...place, method, law: law.source })
    }
    if (law.is === 'capped' && percent.compare(Decimal.of(law.percent)) > 0) {
      return refuse('surcharge_above_law', { most: law.percent, law: law.source })
    }
    const minorOf = (text: string) => parseAmount(text, entity.currency)
    const fixedMinor = input.fixed === null ? 0n : minorOf(input.fixed)
    const capMinor = input.cap === null ? null : minorOf(input.cap)
    if (fixedMinor === undefined || fixedMinor < 0n || capMinor === undefined || capMinor === 0n) {
      const text = input.fixed ?? input.cap ?? ''
      return refuse('amount_not_positive', { amount: text, currency: entity.currency })
    }
    await insertSurchargeRule(
      tx,
      {
        ...{ legalEntityId: entity.legalEntityId, ...place, method, fromOn },
        ...{ percent, fixedMinor, capMinor, taxClass, businessesOnly },
      },
      { at: ctx.clock.now(), by: ctx.actor },
    )
    return ok({ entity: input.entity, method, ...place, fromOn: fromOn.toString() })
  },
})
