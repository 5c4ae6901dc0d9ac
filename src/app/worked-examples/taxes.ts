import { z } from 'zod'
import { taxRuleRow } from '../../catalog/api.ts'
import { code, country, date, line, optional, positive, yesNo } from '../../formats/fields.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { parseAmount } from '../../kernel/money.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntityByCode } from '../../ledger/load.ts'
import type { Db } from '../../platform/database/database.ts'
import { loadTaxReach, type TaxReach } from '../../reporting/console/load/settings/taxes.ts'
import { decideTaxes } from '../../tax/decide.ts'
import { documentTotals } from '../../tax/document-totals.ts'
import { loadTaxRules } from '../../tax/load.ts'
import { TaxError } from '../../tax/tax-error.ts'
import type { TaxGroup } from '../../tax/tax-group.ts'
import type { TaxRule } from '../../tax/tax-rule.ts'

/** A line that is made up, and a rate that is being typed; left out: only what is on record holds. */
export const taxExampleBody = z.strictObject({
  rule: optional(taxRuleRow),
  example: z.strictObject({
    entity: code,
    amount: positive,
    inclusive: yesNo.default(false),
    taxClass: code,
    country,
    region: optional(line(60)),
    suppliedOn: date,
    business: yesNo.default(false),
    taxId: optional(line(40)),
  }),
})

type Asked = z.output<typeof taxExampleBody>

/** What a line bears: its taxes one by one, or why it cannot be billed. */
type Borne =
  | {
      readonly netMinor: bigint
      readonly taxMinor: bigint
      readonly grossMinor: bigint
      readonly groups: readonly TaxGroup[]
    }
  | { readonly refusal: Refusal }

export type TaxExample = {
  readonly currency: string
  /** By the rules on record. */
  readonly before: Borne
  /** With the rule that is being typed; null where none is. */
  readonly after: Borne | null
  /** What the rule being typed reaches. */
  readonly reach: TaxReach | null
}

/**
 * What a line of so much of a class in a place bears on a day, by the rules on record and with the one that
 * is being typed; by the decision and the sums of the bill run. Throws `unknown_legal_entity`.
 */
export async function exampleOfTaxes(db: Db, { rule, example }: Asked): Promise<TaxExample> {
  const entity = await loadLegalEntityByCode(db, example.entity)
  if (entity === undefined) {
    throw new RefusalError('unknown_legal_entity', { entity: example.entity })
  }
  const rules = await loadTaxRules(db)
  const typed = rule === null ? null : ruleOf(rule)
  return {
    currency: entity.currency,
    before: borne(entity, example, rules),
    after: typed === null ? null : borne(entity, example, withTyped(rules, typed)),
    reach: typed === null ? null : await loadTaxReach(db, typed),
  }
}

function borne(entity: LegalEntityRow, asked: Asked['example'], rules: readonly TaxRule[]): Borne {
  const { amount, inclusive, taxClass, country: at, region, suppliedOn, business, taxId } = asked
  try {
    const taxes = decideTaxes({
      taxClass,
      seller: entity,
      place: { country: at, region },
      customer: { country: at, taxId, business, exemptions: [] },
      suppliedOn,
      rules,
    })
    const { netMinor, taxMinor, grossMinor, groups } = documentTotals({
      lines: [{ amountMinor: minorOf(amount, entity.currency), inclusive, taxes }],
      method: entity.taxRounding,
      currency: entity.currency,
      roundingMode: entity.roundingMode,
    })
    return { netMinor, taxMinor, grossMinor, groups }
  } catch (error) {
    if (!(error instanceof TaxError)) throw error
    return { refusal: error.refusal }
  }
}

function minorOf(amount: Decimal, currency: string): bigint {
  const minor = parseAmount(amount.toString(), currency)
  if (minor !== undefined) return minor
  throw new RefusalError('invalid_amount', { value: amount.toString(), currency })
}

function ruleOf({ taxCode, validFrom, validTo, ...rule }: NonNullable<Asked['rule']>): TaxRule {
  return { ...rule, code: taxCode, from: validFrom, to: validTo }
}

/** The rules as they are once the typed one is among them, in the place of the one of its first day. */
function withTyped(rules: readonly TaxRule[], typed: TaxRule): TaxRule[] {
  const isSame = (rule: TaxRule) =>
    rule.code === typed.code && rule.taxClass === typed.taxClass && rule.from.equals(typed.from)
  return [...rules.filter(rule => !isSame(rule)), typed]
}
