import { dateInMonth } from '../../kernel/calendar.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { formatAmount, lesser, prorateToMinor, splitByWeights } from '../../kernel/money.ts'
import { dayNumber, isBefore } from '../../kernel/period.ts'
import type { Refusal } from '../../kernel/result.ts'

/** What a clerk may agree with customers of a legal entity. */
export type PlanPolicy = {
  readonly mostInstalments: number
  /** From the day of the agreement to the last instalment. */
  readonly mostDays: number
  /** No instalment below it, in minor units of the legal entity's currency. */
  readonly leastMinor: bigint
  /** An instalment is missed when it is open so many days after it was due. */
  readonly graceDays: number
  /** `all`: a plan in default is over, all is due as before; `none`: its instalments stay. */
  readonly acceleration: 'all' | 'none'
  readonly feeMinor: bigint
  /** A year, simple, on each instalment until it is due. */
  readonly interestPercent: Decimal
  readonly feeTaxClass: string
  /** Whether customers may ask for one on their own pages. */
  readonly customersAsk: boolean
}

/** An instalment as it is agreed. */
export type Instalment = { readonly dueOn: Temporal.PlainDate; readonly amountMinor: bigint }

/**
 * Equal instalments of an amount every so many months, on the day of the month of the first one or
 * the last day of a shorter month; cents that are left over go to the first ones.
 */
export function equalInstalments(
  amountMinor: bigint,
  of: {
    readonly count: number
    readonly firstOn: Temporal.PlainDate
    readonly everyMonths: number
  },
): Instalment[] {
  const weights = Array.from({ length: of.count }, () => 1n)
  const first = of.firstOn.toPlainYearMonth()
  return splitByWeights(amountMinor, weights).map((part, i) => ({
    dueOn: dateInMonth(first.add({ months: i * of.everyMonths }), of.firstOn.day),
    amountMinor: part,
  }))
}

/**
 * Why a plan may not be agreed, if so, in order of precedence: dates out of order or past
 * (`plan_dates`), another sum than what is owed (`plan_sum`), and the limits of the policy:
 * `plan_too_many`, `plan_too_long`, `plan_too_small`.
 */
export function planFault(
  instalments: readonly Instalment[],
  owedMinor: bigint,
  agreedOn: Temporal.PlainDate,
  currency: string,
  policy: Pick<PlanPolicy, 'mostInstalments' | 'mostDays' | 'leastMinor'>,
): Refusal | undefined {
  const days = instalments.map(each => dayNumber(each.dueOn))
  if (days.some((day, i) => day <= (days[i - 1] ?? dayNumber(agreedOn) - 1))) {
    return { code: 'plan_dates', facts: { on: agreedOn.toString() } }
  }
  const amount = (minor: bigint) => formatAmount(minor, currency)
  const sumMinor = instalments.reduce((sum, each) => sum + each.amountMinor, 0n)
  if (sumMinor !== owedMinor || instalments.some(each => each.amountMinor <= 0n)) {
    return {
      code: 'plan_sum',
      facts: { sum: amount(sumMinor), owed: amount(owedMinor), currency },
    }
  }
  if (instalments.length > policy.mostInstalments) {
    const facts = { count: instalments.length, most: policy.mostInstalments }
    return { code: 'plan_too_many', facts }
  }
  const last = instalments.at(-1)?.dueOn ?? agreedOn
  const latest = agreedOn.add({ days: policy.mostDays })
  if (isBefore(latest, last)) {
    return { code: 'plan_too_long', facts: { last: last.toString(), latest: latest.toString() } }
  }
  // The last one may be smaller: it is what is left.
  const small = instalments.slice(0, -1).find(each => each.amountMinor < policy.leastMinor)
  if (small === undefined) return undefined
  const facts = { amount: amount(small.amountMinor), least: amount(policy.leastMinor), currency }
  return { code: 'plan_too_small', facts }
}

/** A part of an item that an instalment takes the place of. */
export type PlanPart<Item> = {
  readonly item: Item
  readonly instalmentNo: number
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
}

/**
 * Which instalment pays what: the items in the order given (the oldest due first), one after the
 * other. Parts of an item are what is open of it, parts of an instalment its amount, to the cent.
 */
export function planParts<Item extends { readonly openMinor: bigint }>(
  items: readonly Item[],
  instalments: readonly Instalment[],
): PlanPart<Item>[] {
  const parts: PlanPart<Item>[] = []
  const left = items.map(item => item.openMinor)
  let at = 0
  instalments.forEach(({ dueOn, amountMinor }, i) => {
    let rest = amountMinor
    while (rest > 0n && at < items.length) {
      const taken = lesser(left[at] ?? 0n, rest)
      const item = items[at] as Item
      if (taken > 0n) parts.push({ item, instalmentNo: i + 1, dueOn, amountMinor: taken })
      rest -= taken
      left[at] = (left[at] ?? 0n) - taken
      if (left[at] === 0n) at += 1
    }
  })
  return parts
}

/**
 * The interest that a plan costs: on each instalment from the day of the agreement until it is due,
 * simple, 365 days a year, rounded half up once.
 */
export function planInterest(
  instalments: readonly Instalment[],
  agreedOn: Temporal.PlainDate,
  percent: Decimal,
): bigint {
  const minorDays = instalments.reduce(
    (sum, each) => sum + each.amountMinor * BigInt(dayNumber(each.dueOn) - dayNumber(agreedOn)),
    0n,
  )
  // Whole minor units go in and come out: the exponent of a currency without decimals.
  return prorateToMinor(percent, minorDays, 36500n, 'JPY')
}

/**
 * Into how many equal monthly instalments an amount may go at most by the policy; below two there is
 * nothing to agree. The days bound it from a first instalment on a day.
 */
export function mostEqual(
  owedMinor: bigint,
  of: {
    readonly currency: string
    readonly on: Temporal.PlainDate
    readonly firstOn: Temporal.PlainDate
  },
  policy: Pick<PlanPolicy, 'mostInstalments' | 'mostDays' | 'leastMinor'>,
): number {
  for (let count = policy.mostInstalments; count > 1; count--) {
    const made = equalInstalments(owedMinor, { count, firstOn: of.firstOn, everyMonths: 1 })
    if (planFault(made, owedMinor, of.on, of.currency, policy) === undefined) return count
  }
  return 1
}
