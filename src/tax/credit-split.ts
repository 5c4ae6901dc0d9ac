import { Decimal, type RoundingMode } from '../kernel/decimal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { fractionOf, multiply, rounded } from './tax-factor.ts'

/** Net and tax of one tax group of an invoice, or what of it was credited; signed alike. */
export type GroupAmounts = { readonly taxableMinor: bigint; readonly taxMinor: bigint }

/** A tax group as the credit note copies it from the invoice. */
export type CreditedGroup = GroupAmounts & { readonly ratePercent: Decimal }

/**
 * The tax of the next partial credit of a tax group, at the rate of the original invoice. The
 * running total of credits always carries round(credited net × rate), and the credit that takes the
 * last of the net takes the last of the tax, so that any sequence of partial credits sums to the
 * invoice to the cent. All amounts have the sign of the invoice. Refuses `credit_exceeds_line` with
 * what is left (in minor units) when the credit would take more than was billed.
 */
export function creditGroup(
  original: CreditedGroup,
  credited: GroupAmounts,
  netMinor: bigint,
  mode: RoundingMode = 'half_up',
): Result<GroupAmounts> {
  const left = original.taxableMinor - credited.taxableMinor
  const exceeded = capRefusal(left, netMinor)
  if (exceeded !== undefined) return exceeded
  const total = credited.taxableMinor + netMinor
  const taxMinor = taxOfCredited(original, total, mode) - credited.taxMinor
  return ok({ taxableMinor: netMinor, taxMinor })
}

/** Refuses to credit more of a line's net than is left of it; ok is the net itself. */
export function creditLine(leftMinor: bigint, netMinor: bigint): Result<bigint> {
  return capRefusal(leftMinor, netMinor) ?? ok(netMinor)
}

/**
 * The net to credit so that net and tax together give back `grossMinor`, for a credit agreed as an
 * amount with tax. Where rounding leaves no such net, the nearest one below is taken. Refuses
 * `credit_exceeds_line` when the group has less than that left.
 */
export function netOfGrossCredit(
  original: CreditedGroup,
  credited: GroupAmounts,
  grossMinor: bigint,
  mode: RoundingMode = 'half_up',
): Result<GroupAmounts> {
  const leftGross =
    original.taxableMinor + original.taxMinor - credited.taxableMinor - credited.taxMinor
  const exceeded = capRefusal(leftGross, grossMinor)
  if (exceeded !== undefined) return exceeded
  const factor = Decimal.one.plus(fractionOf(original.ratePercent))
  const sign = grossMinor < 0n ? -1n : 1n
  let net = Decimal.of(grossMinor).dividedBy(factor, 0).coefficient + 2n * sign
  for (;;) {
    const credit = creditGroup(original, credited, net, mode)
    if (credit.ok) {
      const gross = credit.value.taxableMinor + credit.value.taxMinor
      if (gross * sign <= grossMinor * sign || net === 0n) return credit
    }
    net -= sign
  }
}

function capRefusal(left: bigint, asked: bigint): ReturnType<typeof refuse> | undefined {
  const within = left >= 0n ? asked >= 0n && asked <= left : asked <= 0n && asked >= left
  if (within) return undefined
  return refuse('credit_exceeds_line', { askedMinor: String(asked), leftMinor: String(left) })
}

/** Tax of all credits together: never more than was billed, and all of it when all is credited. */
function taxOfCredited(original: CreditedGroup, total: bigint, mode: RoundingMode): bigint {
  if (total === original.taxableMinor) return original.taxMinor
  const tax = rounded(multiply(total, fractionOf(original.ratePercent)), mode)
  const exceeds = original.taxMinor < 0n ? tax < original.taxMinor : tax > original.taxMinor
  return exceeds ? original.taxMinor : tax
}
