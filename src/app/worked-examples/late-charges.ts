import { z } from 'zod'
import {
  lateChargePolicyRow,
  rateCapRow,
  referenceRateRow,
} from '../../collections/late-charges/api.ts'
import { ratesInOrder } from '../../collections/late-charges/charge.ts'
import { type WorkedExample, workedExample } from '../../collections/late-charges/example.ts'
import {
  loadLatePolicies,
  loadRateCaps,
  loadReferenceRates,
} from '../../collections/late-charges/load.ts'
import type { StoredCap, StoredLatePolicy } from '../../collections/late-charges/terms.ts'
import {
  country,
  currency,
  date,
  line,
  oneOf,
  optional,
  positive,
  whole,
} from '../../formats/fields.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { parseAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'

/** A draft of a policy, of a rate and of a ceiling, and what they are tried on. */
export const lateExampleBody = z.strictObject({
  policy: lateChargePolicyRow,
  rate: optional(referenceRateRow),
  cap: optional(rateCapRow),
  example: z.strictObject({
    amount: positive,
    currency,
    dueOn: date,
    overdueDays: whole(0, 3660),
    /** A part that was paid so many days after it was due. */
    paid: optional(z.strictObject({ amount: positive, afterDays: whole(0, 3660) })),
    customers: oneOf(['business', 'person']),
    country,
    region: optional(line(60)),
  }),
})

type Asked = z.output<typeof lateExampleBody>

/**
 * What a draft of a policy charges on something that is made up, with the rates and ceilings on record
 * and those that are being typed; by the calculation of the runs. Throws `invalid_amount`.
 */
export async function exampleOfLateCharges(
  db: Db,
  { policy, rate, cap, example }: Asked,
): Promise<WorkedExample & { readonly on: Temporal.PlainDate }> {
  const { dueOn, overdueDays, customers, country: lives, region, paid } = example
  const on = dueOn.add({ days: overdueDays })
  const rates = await loadReferenceRates(db)
  if (rate !== null) {
    const { rateCode, fromOn, percent } = rate
    const rest = (rates.get(rateCode) ?? []).map(each => ({ ...each, revision: 0 }))
    const typed = { from: fromOn, annualPercent: percent, revision: 1 }
    rates.set(rateCode, ratesInOrder([...rest, typed]))
  }
  const stored = (await loadLatePolicies(db)).get(policy.policyCode) ?? []
  const worked = workedExample(
    {
      amountMinor: minorOf(example.amount, example.currency),
      ...{ currency: example.currency, dueOn, on },
      paid:
        paid === null
          ? null
          : {
              minor: minorOf(paid.amount, example.currency),
              on: dueOn.add({ days: paid.afterDays }),
            },
      customer: { kind: customers, country: lives, region },
    },
    withDraft(stored, policy),
    rates,
    withCap(await loadRateCaps(db), cap),
  )
  return { ...worked, on }
}

function minorOf(amount: Decimal, code: string): bigint {
  const minor = parseAmount(amount.toString(), code)
  if (minor !== undefined) return minor
  throw new RefusalError('invalid_amount', { value: amount.toString(), currency: code })
}

/** The versions of a policy as they are once the draft is one of them. */
function withDraft(
  stored: readonly StoredLatePolicy[],
  draft: Asked['policy'],
): StoredLatePolicy[] {
  const version = { ...draft, points: draft.points ?? Decimal.zero, revision: 0 }
  return [...stored.filter(({ fromOn }) => !fromOn.equals(draft.fromOn)), version].sort((a, b) =>
    Temporal.PlainDate.compare(a.fromOn, b.fromOn),
  )
}

function withCap(caps: readonly StoredCap[], draft: Asked['cap']): StoredCap[] {
  if (draft === null) return [...caps]
  const { fromOn: from, region, ...cap } = draft
  const typed = { ...cap, region: region ?? '', from }
  const others = caps.filter(
    each =>
      each.country !== typed.country ||
      each.region !== typed.region ||
      each.customers !== typed.customers ||
      !each.from.equals(from),
  )
  return [...others, typed].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
}
