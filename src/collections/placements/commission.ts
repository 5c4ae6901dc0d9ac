import { type Decimal, divideRounded } from '../../kernel/decimal.ts'

/** Money that paid a placed item, or went back from it. */
export type PlacedMoney = {
  readonly accountId: string
  readonly allocationId: string
  readonly placementId: string
  readonly legalEntityId: string
  readonly currency: string
  /** Above zero: it paid; below: it went back. */
  readonly baseMinor: bigint
  /** The day for which the commission is posted: the payment's own, or the first that is open. */
  readonly effectiveOn: Temporal.PlainDate
  /** Whether it came through the agency. */
  readonly isByAgency: boolean
  readonly percent: Decimal
  readonly directPercent: Decimal
  /** What the agency adds for value added tax. */
  readonly vatPercent: Decimal
}

/** The commission on some money. */
export type Commission = {
  readonly way: 'agency' | 'direct'
  readonly percent: Decimal
  readonly commissionMinor: bigint
  /** The tax that the agency adds; it is claimed as input tax. */
  readonly vatMinor: bigint
}

/** By the rate of its way, half away from zero, so that what goes back takes back what was given. */
export function commissionOf(money: PlacedMoney): Commission {
  const way = money.isByAgency ? 'agency' : 'direct'
  const percent = money.isByAgency ? money.percent : money.directPercent
  const commissionMinor = shareOf(money.baseMinor, percent)
  return { way, percent, commissionMinor, vatMinor: shareOf(commissionMinor, money.vatPercent) }
}

function shareOf(minor: bigint, percent: Decimal): bigint {
  const parts = 100n * 10n ** BigInt(percent.scale)
  return divideRounded(minor * percent.coefficient, parts, 'half_up')
}
