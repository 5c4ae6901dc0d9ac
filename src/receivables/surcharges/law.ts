/** Who pays how, and where. */
export type Paying = {
  readonly country: string
  readonly region: string
  readonly isBusiness: boolean
  readonly method: 'card' | 'bank'
}

/** What the law lets a seller ask for: nothing at all, or at most so many percent; each with its source. */
export type SurchargeLaw =
  | { readonly is: 'forbidden'; readonly source: string }
  | { readonly is: 'capped'; readonly percent: number; readonly source: string }
  | { readonly is: 'free' }

/** Rule set of November 2026; before you rely on it, ask who knows the law of the place. */
const EEA: ReadonlySet<string> = new Set(
  (
    'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE ' + 'IS LI NO'
  ).split(' '),
)
const FORBIDDEN_STATES: Readonly<Record<string, string>> = {
  CT: 'Conn. Gen. Stat. § 42-133ff',
  MA: 'Mass. Gen. Laws ch. 140D § 28A',
  PR: '10 L.P.R.A. § 11',
}
const CAPPED_STATES: Readonly<Record<string, readonly [number, string]>> = {
  CO: [2, 'Colo. Rev. Stat. § 5-2-212'],
}

/**
 * Whether a surcharge is allowed. In the EEA none for SEPA payments nor for cards of consumers
 * (Directive (EU) 2015/2366 art. 62(4)), in France none at all (Code monétaire et financier L112-12), in
 * the United Kingdom none of consumers (SI 2012/3110 reg. 6A); in some US states none for cards, in the
 * others what card networks allow, 3 percent.
 */
export function surchargeLaw({ country, region, isBusiness, method }: Paying): SurchargeLaw {
  if (country === 'FR') return { is: 'forbidden', source: 'Code monétaire et financier L112-12' }
  if (EEA.has(country) && (method === 'bank' || !isBusiness)) {
    return { is: 'forbidden', source: 'Directive (EU) 2015/2366 art. 62(4)' }
  }
  if (country === 'GB' && !isBusiness) return { is: 'forbidden', source: 'SI 2012/3110 reg. 6A' }
  if (country !== 'US' || method !== 'card') return { is: 'free' }
  const state = FORBIDDEN_STATES[region]
  if (state !== undefined) return { is: 'forbidden', source: state }
  const [percent, source] = CAPPED_STATES[region] ?? [3, 'the rules of card networks']
  return { is: 'capped', percent, source }
}
