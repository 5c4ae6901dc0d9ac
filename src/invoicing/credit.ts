import type { Names } from '../catalog/charge.ts'
import { Decimal, divideRounded, type RoundingMode } from '../kernel/decimal.ts'
import { splitByWeights } from '../kernel/money.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { creditGroup, creditLine, type GroupAmounts } from '../tax/credit-split.ts'
import type { LineTax } from '../tax/tax-rule.ts'
import type { BuyerSnapshot } from './buyer-snapshot.ts'

/** An issued line as far as a credit is concerned; amounts as billed. */
export type CreditableLine = {
  readonly lineNo: number
  readonly quantity: Decimal
  readonly netMinor: bigint
  /** What credits and corrections have taken of its net; of the sign of `netMinor`. */
  readonly takenMinor: bigint
  readonly takenQuantity: Decimal
  readonly taxes: readonly LineTax[]
  /** `prepaid`: credits that paid for other lines; they are given back where money is not enough. */
  readonly chargeCode?: string
}

/** An issued document by its number. */
export type IssuedDocument = {
  readonly accountId: string
  readonly invoiceId: string
  readonly legalEntityId: string
  readonly kind: 'invoice' | 'credit_note'
  readonly label: string
  readonly currency: string
  readonly issuedOn: Temporal.PlainDate
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly roundingMinor: bigint
  readonly payableMinor: bigint
  readonly buyer: BuyerSnapshot
  readonly termsDays: number
  readonly voided: boolean
  /** The account that owes it, where that is another. */
  readonly payerId?: string | null
  /** The accounts that have a section on it, by number; empty where it is no consolidated document. */
  readonly sections?: readonly string[]
}

/** What a line of a credit note copies from the line it credits. */
export type CreditSource = CreditableLine & {
  readonly itemId: string | null
  readonly periodStart: Temporal.PlainDate | null
  readonly component: string | null
  readonly subscriptionId: string | null
  readonly chargeCode: string
  readonly productCode: string
  readonly description: string
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly unit: string
  readonly unitPrice: Decimal
  readonly priceMinor: bigint
  readonly allowanceMinor: bigint
  readonly amountMinor: bigint
  readonly taxInclusive: boolean
  readonly revenueAccount: string
  readonly postedTo: string
}

/** A tax group of the issued document and what earlier credits took of it. */
export type CreditableGroup = GroupAmounts & {
  readonly code: string
  readonly name: Names
  readonly category: string
  readonly ratePercent: Decimal
  readonly exemptionCode: string | null
  readonly exemptionReason: Names | null
  readonly taken: GroupAmounts
}

/** What is asked for on a line: so many units, so much net, or all that is left. */
export type CreditRequest =
  | { readonly lineNo: number; readonly by: 'quantity'; readonly quantity: Decimal }
  | { readonly lineNo: number; readonly by: 'amount'; readonly netMinor: bigint }
  | { readonly lineNo: number; readonly by: 'rest' }

/** A line of a credit note: units and net taken from the line credited, both of its sign. */
export type CreditedLine = {
  readonly line: CreditableLine
  readonly quantity: Decimal
  readonly netMinor: bigint
}

export type Credit = {
  readonly lines: readonly CreditedLine[]
  readonly groups: readonly (CreditableGroup & { readonly credited: GroupAmounts })[]
  readonly netMinor: bigint
  readonly taxMinor: bigint
}

/**
 * Works out a credit on the lines of one issued document. A line is never credited beyond what is
 * left of it; the rates are those of the document, and any sequence of partial credits sums to the
 * document to the cent per tax group (EN 16931; the split is `creditGroup`'s). Refuses
 * `unknown_line`, `line_named_twice`, `nothing_to_credit`, `credit_exceeds_line`,
 * `quantity_exceeds_line`.
 */
export function workOutCredit(
  lines: readonly CreditableLine[],
  groups: readonly CreditableGroup[],
  requests: readonly CreditRequest[],
  mode: RoundingMode,
): Result<Credit> {
  const credited: CreditedLine[] = []
  const seen = new Set<number>()
  for (const request of requests) {
    const line = lines.find(candidate => candidate.lineNo === request.lineNo)
    if (line === undefined) return refuse('unknown_line', { line: request.lineNo })
    if (seen.has(line.lineNo)) return refuse('line_named_twice', { line: line.lineNo })
    seen.add(line.lineNo)
    const part = creditOfLine(line, request, mode)
    if (!part.ok) return part
    if (part.value.netMinor !== 0n) credited.push(part.value)
  }
  if (credited.length === 0) return refuse('nothing_to_credit')
  const back = creditsGivenBack(lines, credited, groups)
  return withTax(lines, [...credited, ...back], groups, mode)
}

/**
 * What of prepaid credits comes back with a credit: money first, so far as the tax group still has a
 * taxable amount, then the credits that paid for the rest, those used last first.
 */
function creditsGivenBack(
  lines: readonly CreditableLine[],
  credited: readonly CreditedLine[],
  groups: readonly CreditableGroup[],
): CreditedLine[] {
  const asked = new Set(credited.map(({ line }) => line.lineNo))
  const prepaid = lines.filter(
    line => line.chargeCode === 'prepaid' && leftOf(line) < 0n && !asked.has(line.lineNo),
  )
  if (prepaid.length === 0) return []
  const back: CreditedLine[] = []
  for (const group of groups) {
    let over =
      netIn(group, [...credited, ...back]) - (group.taxableMinor - group.taken.taxableMinor)
    for (const line of prepaid.toReversed()) {
      const isIn = line.taxes.some(tax => isOf(tax, group))
      if (over <= 0n || !isIn || back.some(each => each.line === line)) continue
      const left = -leftOf(line)
      const taken = over < left ? over : left
      const quantity = taken === left ? line.quantity.minus(line.takenQuantity) : Decimal.zero
      back.push({ line, quantity, netMinor: -taken })
      over -= taken
    }
  }
  return back
}

/** A credit of a net amount on the document as a whole: spread over what is left of its lines. */
export function spreadCredit(
  lines: readonly CreditableLine[],
  netMinor: bigint,
): Result<CreditRequest[]> {
  if (netMinor <= 0n) return refuse('credit_not_positive', { askedMinor: netMinor.toString() })
  const open = lines.filter(line => leftOf(line) > 0n)
  const left = open.reduce((sum, line) => sum + leftOf(line), 0n)
  if (netMinor > left) {
    return refuse('credit_exceeds_document', {
      askedMinor: netMinor.toString(),
      leftMinor: left.toString(),
    })
  }
  const parts = splitByWeights(netMinor, open.map(leftOf))
  return ok(
    open.map((line, i) => ({ lineNo: line.lineNo, by: 'amount', netMinor: parts[i] ?? 0n })),
  )
}

/** What of a line's net has not been credited or corrected yet. */
export function leftOf(line: CreditableLine): bigint {
  return line.netMinor - line.takenMinor
}

function creditOfLine(
  line: CreditableLine,
  request: CreditRequest,
  mode: RoundingMode,
): Result<CreditedLine> {
  const left = leftOf(line)
  const leftQuantity = line.quantity.minus(line.takenQuantity)
  if (request.by === 'rest') return ok({ line, quantity: leftQuantity, netMinor: left })
  if (request.by === 'amount') {
    const net = creditLine(left, request.netMinor)
    if (!net.ok) return withLine(net, line)
    const all = net.value === left
    return ok({ line, quantity: all ? leftQuantity : Decimal.zero, netMinor: net.value })
  }
  const { quantity } = request
  if (quantity.sign !== line.quantity.sign || quantity.abs().isAbove(leftQuantity.abs())) {
    return refuse('quantity_exceeds_line', {
      line: line.lineNo,
      asked: quantity.toString(),
      left: leftQuantity.toString(),
    })
  }
  // The last units take the last cents, so that unit by unit the whole line is credited.
  if (quantity.equals(leftQuantity)) return ok({ line, quantity, netMinor: left })
  const share = Decimal.of(line.netMinor).times(quantity).dividedBy(line.quantity, 0, mode)
  const net = creditLine(left, share.coefficient)
  return net.ok ? ok({ line, quantity, netMinor: net.value }) : withLine(net, line)
}

function withLine(result: Result<never> | Result<bigint>, line: CreditableLine): Result<never> {
  if (result.ok) throw new Error('defect: a credit that was not refused')
  const { code, facts } = result.refusal
  return refuse(code, { line: line.lineNo, ...facts })
}

function withTax(
  lines: readonly CreditableLine[],
  credited: readonly CreditedLine[],
  groups: readonly CreditableGroup[],
  mode: RoundingMode,
): Result<Credit> {
  const taxed: (CreditableGroup & { credited: GroupAmounts })[] = []
  for (const group of groups) {
    const net = netIn(group, credited)
    if (net === 0n) continue
    const part = creditGroup(group, group.taken, baseOf(lines, group, net), mode)
    if (!part.ok) return part
    taxed.push({ ...group, credited: part.value })
  }
  return ok({
    lines: credited,
    groups: taxed,
    netMinor: credited.reduce((sum, part) => sum + part.netMinor, 0n),
    taxMinor: taxed.reduce((sum, group) => sum + group.credited.taxMinor, 0n),
  })
}

function netIn(group: CreditableGroup, credited: readonly CreditedLine[]): bigint {
  return credited
    .filter(({ line }) => line.taxes.some(tax => isOf(tax, group)))
    .reduce((sum, part) => sum + part.netMinor, 0n)
}

/**
 * The taxable base that a net credit takes from its group: the net itself, or its share where other
 * taxes are part of the base.
 */
function baseOf(lines: readonly CreditableLine[], group: CreditableGroup, net: bigint): bigint {
  const inGroup = lines.filter(line => line.taxes.some(tax => isOf(tax, group)))
  const billed = inGroup.reduce((sum, line) => sum + line.netMinor, 0n)
  if (billed === group.taxableMinor || billed === 0n) return net
  const taken = inGroup.reduce((sum, line) => sum + line.takenMinor, 0n) + net
  return divideRounded(group.taxableMinor * taken, billed, 'half_up') - group.taken.taxableMinor
}

function isOf(tax: LineTax, group: CreditableGroup): boolean {
  return tax.code === group.code && tax.ratePercent.equals(group.ratePercent)
}
