import type { NetMeteringTerms } from '../catalog/energy-terms.ts'
import { Decimal } from '../kernel/decimal.ts'
import { aliveOn, type Carry, type CarryLot, NO_CARRY, sumOf, takeFrom } from './carry.ts'
import type { DatedPart } from './component-of.ts'
import type { BankStep, NettedStep } from './energy-steps.ts'
import { perUnit } from './per-unit.ts'
import { priceOn } from './price-version.ts'
import { WHOLE } from './proration.ts'
import type { RatingInput } from './rate-charge.ts'
import { becomesOf, creditExpiry } from './true-up.ts'
import type { MeasuredUsage } from './usage.ts'
import { rateUsage } from './usage-fee.ts'

const BANK = 'export'

/**
 * Energy taken from the grid less what was fed into it, at the charge's own price. Within a period
 * export pays import first; what is left of import is paid with units kept from earlier periods, those
 * that expire next first, then the oldest; what is left of export is kept. At the true-up kept units
 * are paid out, kept on or lapse, and the bank is cleared by the same period.
 */
export function netMeteredParts(input: RatingInput, terms: NetMeteringTerms): DatedPart[] {
  const account = accountOf(input, terms)
  const [first, ...more] = rateUsage({ ...input, usage: account.usage })
  const { step } = account
  const parts =
    first === undefined ? [] : [{ ...first, evidence: [...first.evidence, step] }, ...more]
  if (step.becomes !== 'paid' || step.left === '0') return parts
  const units = Decimal.parse(step.left).negate()
  const { charge, service } = input
  const payout: DatedPart = {
    part: perUnit('payout', units, terms.payoutPrice ?? Decimal.zero),
    rated: units,
    period: service,
    version: priceOn(charge, service.start),
    rule: charge.proration,
    share: WHOLE,
    estimated: account.usage.some(piece => piece.estimated),
    included: [],
    evidence: [step],
    undiscounted: true,
  }
  return [...parts, payout]
}

/** The units that later periods can use. */
export function netMeteringClosing(input: RatingInput, terms: NetMeteringTerms): Carry {
  return accountOf(input, terms).closing
}

type Account = {
  /** What is billed of each piece. */
  readonly usage: readonly MeasuredUsage[]
  readonly step: BankStep
  readonly closing: Carry
}

function accountOf(input: RatingInput, terms: NetMeteringTerms): Account {
  const { nominal, service, usage, opening = NO_CARRY } = input
  const imported = total(usage.map(piece => piece.quantity))
  const exported = total(usage.map(piece => piece.exported?.quantity ?? Decimal.zero))
  const opened = aliveOn(opening, BANK, service.start)
  const net = imported.minus(exported)
  const needed = net.sign > 0 ? net : Decimal.zero
  const { left, uncovered } = takeFrom(opened, needed)
  const surplus: CarryLot[] =
    net.sign >= 0
      ? []
      : [
          {
            bank: BANK,
            quantity: net.negate(),
            from: nominal.start,
            expires: creditExpiry(input, terms),
          },
        ]
  const kept = [...left, ...surplus]
  const alive = aliveOn(kept, BANK, service.end)
  const becomes = becomesOf(input, terms)
  const added = sumOf(surplus)
  const openedUnits = sumOf(opened)
  return {
    usage: creditedUsage(usage, imported.minus(uncovered), exported, openedUnits),
    closing: becomes === 'kept' ? alive : NO_CARRY,
    step: {
      step: 'bank',
      opened: openedUnits.toString(),
      added: added.toString(),
      used: openedUnits.minus(sumOf(left)).toString(),
      expired: sumOf(kept).minus(sumOf(alive)).toString(),
      left: sumOf(alive).toString(),
      becomes,
    },
  }
}

/** Credits pay the first units of the period, whatever price they have. */
function creditedUsage(
  usage: readonly MeasuredUsage[],
  credits: Decimal,
  exported: Decimal,
  opened: Decimal,
): MeasuredUsage[] {
  let before = Decimal.zero
  return usage.map(piece => {
    const rest = credits.minus(before)
    const credited = piece.quantity.isBelow(rest) ? piece.quantity : rest
    const billed = piece.quantity.minus(credited)
    const step: NettedStep = {
      step: 'netted',
      imported: piece.quantity.toString(),
      exported: exported.toString(),
      opened: opened.toString(),
      before: before.toString(),
      credited: credited.toString(),
      billed: billed.toString(),
    }
    before = before.plus(credited)
    const evidence = [...piece.evidence, ...(piece.exported?.evidence ?? []), step]
    const estimated = piece.estimated || piece.exported?.estimated === true
    return { period: piece.period, quantity: billed, estimated, evidence }
  })
}

function total(quantities: readonly Decimal[]): Decimal {
  return quantities.reduce((sum, quantity) => sum.plus(quantity), Decimal.zero)
}

/** The units billed of a piece by its trace alone. */
export function recomputedNetted(step: NettedStep): Decimal {
  const imported = Decimal.parse(step.imported)
  const credits = Decimal.parse(step.exported).plus(Decimal.parse(step.opened))
  const rest = credits.minus(Decimal.parse(step.before))
  return imported.isAbove(rest) ? imported.minus(rest) : Decimal.zero
}

/** The units paid out by their trace alone. */
export function recomputedPayout(step: BankStep): Decimal {
  const [opened, added, used, expired] = [step.opened, step.added, step.used, step.expired].map(
    text => Decimal.parse(text),
  ) as [Decimal, Decimal, Decimal, Decimal]
  return opened.plus(added).minus(used).minus(expired).negate()
}
