import { Decimal } from '../../kernel/decimal.ts'
import { lesser, majorAmount, roundToMinor } from '../../kernel/money.ts'
import { type Paying, surchargeLaw } from './law.ts'

/** What is asked for besides, for one way of paying in one place. */
export type SurchargeRule = {
  readonly country: string
  readonly region: string
  readonly percent: Decimal
  readonly fixedMinor: bigint
  /** Null: no cap. */
  readonly capMinor: bigint | null
  readonly taxClass: string
  readonly businessesOnly: boolean
}

/** The rule for a place: of the region before the country before everywhere. */
export function surchargeRuleFor(
  rules: readonly SurchargeRule[],
  { country, region }: Pick<Paying, 'country' | 'region'>,
): SurchargeRule | undefined {
  const of = (c: string, r: string) => rules.find(rule => rule.country === c && rule.region === r)
  return of(country, region) ?? of(country, '') ?? of('', '')
}

/**
 * What a customer pays besides, tax included, rounded half up once: a share of what is paid and a fixed
 * amount, at most the rule's cap and at most what the law of the place allows; zero where it allows none.
 */
export function surchargeOf(
  rule: SurchargeRule | undefined,
  paying: Paying,
  amountMinor: bigint,
  currency: string,
): bigint {
  if (rule === undefined || (rule.businessesOnly && !paying.isBusiness)) return 0n
  const law = surchargeLaw(paying)
  if (law.is === 'forbidden') return 0n
  const share = (percent: Decimal): bigint =>
    roundToMinor(
      majorAmount(amountMinor, currency).times(percent).times(new Decimal(1n, 2)),
      currency,
    )
  const asked = share(rule.percent) + rule.fixedMinor
  const capped = rule.capMinor === null ? asked : lesser(asked, rule.capMinor)
  return law.is === 'capped' ? lesser(capped, share(Decimal.of(law.percent))) : capped
}
