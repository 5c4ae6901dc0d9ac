/** Reasons of deduction that every installation has. */
const BUILT_IN = { price: 'price', quality: 'goods_or_service', other: 'disputed' } as const

/** Codes of X12 data element 426, which ADX02 gives. */
const X12_CODES: Readonly<Record<string, string>> = {
  '01': BUILT_IN.price,
  '03': BUILT_IN.price,
  '04': BUILT_IN.quality,
  '05': BUILT_IN.quality,
  '06': BUILT_IN.quality,
  '07': BUILT_IN.quality,
  '11': BUILT_IN.quality,
  '12': BUILT_IN.quality,
  '59': BUILT_IN.quality,
}

const PRICE = /pric|preis|prix|precio|tarif|rate/i
const QUALITY =
  /qualit|quantit|calidad|cantidad|qualität|menge|mangel|damag|defect|short|missing|manqu|fehl|falta|deliver|liefer|livraison|entrega/i

/**
 * Our reason for what a payer kept back: the payer's word where it is one of ours, else what it seems
 * to say, else that it is disputed. `known` are the reasons of deduction in force.
 */
export function deductionReason(said: string | null, known: ReadonlySet<string>): string {
  const word = (said ?? '').trim()
  const guessed = PRICE.test(word) ? BUILT_IN.price : QUALITY.test(word) ? BUILT_IN.quality : null
  const likely = [word.toLowerCase(), X12_CODES[word], guessed, BUILT_IN.other]
  return likely.find((code): code is string => typeof code === 'string' && known.has(code)) ?? ''
}
