import { isBefore } from '../kernel/period.ts'
import { assert } from '../kernel/result.ts'
import { CODE } from '../ledger/chart.ts'
import type { TraceStep } from '../rating/component.ts'
import type { LineTax } from '../tax/tax-rule.ts'
import { countsUsage } from './checks.ts'
import { type BilledKey, keyText, type LineKey, type Standing } from './facts.ts'
import type { ProposedLine } from './propose.ts'
import type { WalletMove } from './wallet.ts'

/**
 * A line of a draft: a first charge for its key, a correction by the amount that was wrong, or the
 * reversal of what was billed. `standing` is what the key comes to with this line.
 */
export type DraftLine = LineKey & {
  readonly kind: 'charge' | 'correction' | 'reversal' | 'credit'
  readonly revision: number
  readonly subscriptionId: string
  readonly chargeCode: string
  readonly productCode: string
  readonly revenueAccount: string
  readonly description: string
  readonly unit: string
  readonly taxInclusive: boolean
  readonly taxes: readonly LineTax[]
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly quantity: Standing['quantity']
  readonly unitPrice: Standing['unitPrice']
  readonly priceMinor: bigint
  readonly allowanceMinor: bigint
  readonly amountMinor: bigint
  readonly standing: Standing
  readonly estimated: boolean
  readonly trace: readonly TraceStep[]
  readonly corrects: { readonly invoiceId: string; readonly lineNo: number } | null
  /** The account that the corrected line was posted to; null for a first charge. */
  readonly postedTo: string | null
  /** The document that took back what this line charges anew; null for a first charge. */
  readonly replaces: string | null
  /** The account that owes it (or gets it back), where that is another. */
  readonly payerId?: string | null
  /** What it does to a wallet of prepaid credits when it is issued; left out: nothing. */
  readonly wallet?: WalletMove
}

/**
 * What is still to be billed: everything proposed, less what was billed before, key by key.
 * Equal keys give no line; a changed quantity or span gives one correction by the difference; any
 * other change (price, tax, discount) reverses the billed line as it was and bills the new one; a
 * billed key that is no longer proposed is reversed. So the sum of all lines ever billed for a key
 * is what the key comes to by today's facts, and `difference(x, billed(x))` is empty.
 */
export function difference(
  proposed: readonly ProposedLine[],
  billed: ReadonlyMap<string, BilledKey>,
): DraftLine[] {
  const lines: DraftLine[] = []
  const seen = new Set<string>()
  for (const line of proposed) {
    const text = keyText(line)
    assert(!seen.has(text), `two proposals for ${text}`)
    seen.add(text)
    lines.push(...changed(line, billed.get(text)))
  }
  for (const [text, before] of billed) {
    if (!seen.has(text) && !isNothing(before.standing)) lines.push(reversal(before))
  }
  return lines
}

function changed(line: ProposedLine, before: BilledKey | undefined): DraftLine[] {
  const after = standingOf(line)
  if (before === undefined) return [charge(line, after, 0)]
  if (isNothing(before.standing)) {
    return isNothing(after) ? [] : [charge(line, after, before.revision + 1, before.invoiceId)]
  }
  // Another payer is a document of its own: what the one was billed is taken back there.
  const sameTaxes =
    before.taxInclusive === line.taxInclusive &&
    taxText(before.taxes) === taxText(line.taxes) &&
    (before.payerId ?? null) === (line.payerId ?? null)
  if (sameTaxes && sameStanding(before.standing, after)) return []
  if (sameTaxes && countsUsage(line.component) && wentOnUnused(before.standing, after)) return []
  const moved = sameTaxes ? byDifference(before.standing, after) : undefined
  if (moved !== undefined) return [correction(line, before, after, moved)]
  return [reversal(before), charge(line, after, before.revision + 2)]
}

/** The part of a correction that its kind decides: which units, at which price, for which days. */
type Moved = Pick<DraftLine, 'quantity' | 'unitPrice' | 'serviceStart' | 'serviceEnd'>

/** A change that one line can tell honestly, or undefined. */
function byDifference(before: Standing, after: Standing): Moved | undefined {
  const sameSpan =
    before.serviceStart.equals(after.serviceStart) && before.serviceEnd.equals(after.serviceEnd)
  if (sameSpan && before.unitPrice.equals(after.unitPrice)) {
    const quantity = after.quantity.minus(before.quantity)
    if (quantity.isZero) return undefined
    const { unitPrice, serviceStart, serviceEnd } = after
    return { quantity, unitPrice, serviceStart, serviceEnd }
  }
  // More units over more days: those of the days added.
  if (
    before.serviceStart.equals(after.serviceStart) &&
    isBefore(before.serviceEnd, after.serviceEnd) &&
    before.unitPrice.equals(after.unitPrice) &&
    after.quantity.isAbove(before.quantity)
  ) {
    const quantity = after.quantity.minus(before.quantity)
    const { unitPrice, serviceEnd } = after
    return { quantity, unitPrice, serviceStart: before.serviceEnd, serviceEnd }
  }
  // The same units for more or fewer days: they are charged, or given back, for those days alone.
  if (before.serviceStart.equals(after.serviceStart) && before.quantity.equals(after.quantity)) {
    const shorter = isBefore(after.serviceEnd, before.serviceEnd)
    const price = after.unitPrice.minus(before.unitPrice)
    if (sameSpan || price.isZero || shorter !== price.sign < 0) return undefined
    return {
      quantity: shorter ? after.quantity.negate() : after.quantity,
      unitPrice: price.abs(),
      serviceStart: shorter ? after.serviceEnd : before.serviceEnd,
      serviceEnd: shorter ? before.serviceEnd : after.serviceEnd,
    }
  }
  return undefined
}

function standingOf({ part }: ProposedLine): Standing {
  return {
    serviceStart: part.period.start,
    serviceEnd: part.period.end,
    quantity: part.quantity,
    unitPrice: part.unitPrice,
    priceMinor: part.priceMinor,
    allowanceMinor: part.allowanceMinor,
    amountMinor: part.amountMinor,
  }
}

function isNothing(standing: Standing): boolean {
  return standing.quantity.isZero && standing.priceMinor === 0n && standing.allowanceMinor === 0n
}

function sameStanding(a: Standing, b: Standing): boolean {
  return (
    a.priceMinor === b.priceMinor &&
    a.allowanceMinor === b.allowanceMinor &&
    a.quantity.equals(b.quantity) &&
    a.unitPrice.equals(b.unitPrice) &&
    a.serviceStart.equals(b.serviceStart) &&
    a.serviceEnd.equals(b.serviceEnd)
  )
}

/** The same units at the same price, and none in the days that have come since. */
function wentOnUnused(before: Standing, after: Standing): boolean {
  return (
    isBefore(before.serviceEnd, after.serviceEnd) &&
    sameStanding({ ...before, serviceEnd: after.serviceEnd }, after)
  )
}

function taxText(taxes: readonly LineTax[]): string {
  return taxes.map(tax => `${tax.code}:${tax.category}:${tax.ratePercent}`).join('|')
}

function charge(
  line: ProposedLine,
  standing: Standing,
  revision: number,
  replaces: string | null = null,
): DraftLine {
  return {
    ...identity(line),
    kind: 'charge',
    revision,
    ...standing,
    standing,
    corrects: null,
    // Credits bought are owed to the customer until they are used.
    postedTo: line.wallet === undefined ? null : CODE.prepaidCredits,
    replaces,
    ...(line.wallet === undefined ? {} : { wallet: line.wallet }),
  }
}

function correction(
  line: ProposedLine,
  before: BilledKey,
  after: Standing,
  moved: Moved,
): DraftLine {
  return {
    ...identity(line),
    ...moved,
    kind: 'correction',
    revision: before.revision + 1,
    priceMinor: after.priceMinor - before.standing.priceMinor,
    allowanceMinor: after.allowanceMinor - before.standing.allowanceMinor,
    amountMinor: after.amountMinor - before.standing.amountMinor,
    standing: after,
    corrects: { invoiceId: before.invoiceId, lineNo: before.lineNo },
    postedTo: before.postedTo,
    replaces: null,
  }
}

function identity(line: ProposedLine) {
  return {
    itemId: line.itemId,
    periodStart: line.periodStart,
    component: line.component,
    subscriptionId: line.subscriptionId,
    chargeCode: line.chargeCode,
    productCode: line.product.productCode,
    revenueAccount: line.product.revenueAccount,
    description: line.description,
    unit: line.unit,
    taxInclusive: line.taxInclusive,
    taxes: line.taxes,
    estimated: line.part.estimated,
    trace: line.part.trace,
    payerId: line.payerId ?? null,
  }
}

/** Takes back what a key stands at, at the price, discount and tax that it was billed with. */
export function reversal(before: BilledKey): DraftLine {
  const { standing } = before
  return {
    itemId: before.itemId,
    periodStart: before.periodStart,
    component: before.component,
    kind: 'reversal',
    revision: before.revision + 1,
    subscriptionId: before.subscriptionId,
    chargeCode: before.chargeCode,
    productCode: before.productCode,
    revenueAccount: before.revenueAccount,
    description: before.description,
    unit: before.unit,
    taxInclusive: before.taxInclusive,
    taxes: before.taxes,
    serviceStart: standing.serviceStart,
    serviceEnd: standing.serviceEnd,
    quantity: standing.quantity.negate(),
    unitPrice: standing.unitPrice,
    priceMinor: -standing.priceMinor,
    allowanceMinor: -standing.allowanceMinor,
    amountMinor: -standing.amountMinor,
    standing: {
      ...standing,
      quantity: standing.quantity.minus(standing.quantity),
      priceMinor: 0n,
      allowanceMinor: 0n,
      amountMinor: 0n,
    },
    estimated: false,
    trace: [],
    corrects: { invoiceId: before.invoiceId, lineNo: before.lineNo },
    postedTo: before.postedTo,
    replaces: null,
    payerId: before.payerId ?? null,
  }
}
