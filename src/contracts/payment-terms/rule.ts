import { dateInMonth } from '../../kernel/calendar.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { prorateToMinor, splitByWeights } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'

/** When a part is due, counted from the day of issue. */
export type DueRule =
  | { readonly kind: 'net'; readonly days: number }
  /** The end of the month in which the days are up, and so many days after it. */
  | { readonly kind: 'end_of_month'; readonly days: number; readonly after: number }
  /** The first such day of a month on which the days are up. */
  | { readonly kind: 'fixed_day'; readonly days: number; readonly day: number }

export type PaymentTerms = {
  /** At least one; weights are whole numbers. */
  readonly parts: readonly { readonly weight: bigint; readonly due: DueRule }[]
  readonly discount: { readonly percent: Decimal; readonly days: number } | null
}

/** What is due of a document, in the order of the days. */
export type DuePart = { readonly dueOn: Temporal.PlainDate; readonly amountMinor: bigint }

const MOST_DAYS = 365
const MOST_PARTS = 36

/**
 * Reads payment terms as people write them, parts apart by commas: `net 30`; `eom` or `30 eom 10` (30
 * days, end of month, 10 days); `day 15 after 10` (the first 15th at least 10 days on); shares before
 * them for instalments, `1/3 net 0, 1/3 net 30, 1/3 net 60` or `40% net 0, 60% net 30`; and a discount,
 * `2% 10` (two per cent within ten days). Undefined where it is none of these or shares do not make 1.
 */
export function parseTerms(text: string): PaymentTerms | undefined {
  const clauses = text
    .trim()
    .toLowerCase()
    .split(/\s*,\s*/)
  const discounts = clauses.flatMap(clause => discountOf(clause) ?? [])
  const parts = clauses.filter(clause => discountOf(clause) === undefined).map(partOf)
  if (parts.includes(undefined) || parts.length === 0 || parts.length > MOST_PARTS) return undefined
  if (discounts.length > 1) return undefined
  const weights = weightsOf(parts.map(part => part?.share ?? null))
  if (weights === undefined) return undefined
  const discount = discounts[0] ?? null
  // A discount is for paying the whole at once; instalments are the other way of paying.
  if (discount !== null && parts.length > 1) return undefined
  return {
    parts: parts.map((part, i) => ({ weight: weights[i] ?? 0n, due: part?.due as DueRule })),
    discount,
  }
}

function discountOf(clause: string): PaymentTerms['discount'] | undefined {
  const [, percent, days] = /^(\d{1,2}(?:\.\d{1,4})?)% (\d{1,3})$/.exec(clause) ?? []
  if (percent === undefined || Number(days) > MOST_DAYS) return undefined
  const parsed = Decimal.parse(percent)
  return parsed.sign > 0 ? { percent: parsed, days: Number(days) } : undefined
}

type Share = { readonly top: bigint; readonly bottom: bigint }

function partOf(clause: string): { share: Share | null; due: DueRule } | undefined {
  const [, top, bottom, percent, rest = ''] =
    /^(?:(\d{1,3})\/(\d{1,3}) |(\d{1,3})% )?(.+)$/.exec(clause) ?? []
  const due = dueOf(rest)
  if (due === undefined) return undefined
  if (percent !== undefined) return { share: { top: BigInt(percent), bottom: 100n }, due }
  if (top === undefined || bottom === undefined) return { share: null, due }
  return Number(bottom) === 0
    ? undefined
    : { share: { top: BigInt(top), bottom: BigInt(bottom) }, due }
}

function dueOf(text: string): DueRule | undefined {
  const net = /^net (\d{1,3})$/.exec(text)
  if (net !== null) return within({ kind: 'net', days: Number(net[1]) })
  const end = /^(?:(\d{1,3}) )?eom(?: (\d{1,2}))?$/.exec(text)
  if (end !== null) {
    return within({ kind: 'end_of_month', days: Number(end[1] ?? 0), after: Number(end[2] ?? 0) })
  }
  const fixed = /^day (\d{1,2})(?: after (\d{1,3}))?$/.exec(text)
  if (fixed === null) return undefined
  const day = Number(fixed[1])
  if (day < 1 || day > 31) return undefined
  return within({ kind: 'fixed_day', days: Number(fixed[2] ?? 0), day })
}

function within(due: DueRule): DueRule | undefined {
  return due.days <= MOST_DAYS ? due : undefined
}

/** Shares as whole numbers with one denominator; undefined where they are not all of it. */
function weightsOf(shares: readonly (Share | null)[]): bigint[] | undefined {
  if (shares.length === 1 && shares[0] === null) return [1n]
  if (shares.some(share => share === null || share.top === 0n)) return undefined
  const given = shares as readonly Share[]
  const bottom = given.reduce((product, share) => product * share.bottom, 1n)
  const weights = given.map(share => (share.top * bottom) / share.bottom)
  return weights.reduce((sum, weight) => sum + weight, 0n) === bottom ? weights : undefined
}

/** The last day on which a part is not late, for a document issued on `issuedOn`. */
export function dueOn(rule: DueRule, issuedOn: Temporal.PlainDate): Temporal.PlainDate {
  const up = issuedOn.add({ days: rule.days })
  if (rule.kind === 'net') return up
  if (rule.kind === 'end_of_month') {
    return dateInMonth(up.toPlainYearMonth(), 31).add({ days: rule.after })
  }
  const inMonth = dateInMonth(up.toPlainYearMonth(), rule.day)
  return isBefore(inMonth, up)
    ? dateInMonth(up.toPlainYearMonth().add({ months: 1 }), rule.day)
    : inMonth
}

/**
 * What is due of an amount above zero and when: by largest remainder, so that the parts are the
 * amount to the cent; the earliest first, parts of one day together, parts of nothing left out.
 */
export function dueParts(
  terms: PaymentTerms,
  issuedOn: Temporal.PlainDate,
  payableMinor: bigint,
): DuePart[] {
  const shares = splitByWeights(
    payableMinor,
    terms.parts.map(part => part.weight),
  )
  const byDay = new Map<string, DuePart>()
  terms.parts.forEach(({ due }, i) => {
    const on = dueOn(due, issuedOn)
    const before = byDay.get(on.toString())?.amountMinor ?? 0n
    byDay.set(on.toString(), { dueOn: on, amountMinor: before + (shares[i] ?? 0n) })
  })
  return [...byDay.values()]
    .filter(part => part.amountMinor > 0n)
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
}

/**
 * What is taken off where the whole is paid early, rounded half up; null where there is no such
 * discount, or less than a cent of it.
 */
export function earlyDiscount(
  { discount }: PaymentTerms,
  issuedOn: Temporal.PlainDate,
  payableMinor: bigint,
): { readonly until: Temporal.PlainDate; readonly minor: bigint } | null {
  if (discount === null) return null
  // Whole minor units go in and come out: the exponent of a currency without decimals.
  const minor = prorateToMinor(discount.percent, payableMinor, 100n, 'JPY')
  if (minor <= 0n || minor >= payableMinor) return null
  return { until: issuedOn.add({ days: discount.days }), minor }
}
