/**
 * Decimal places of the active currencies of ISO 4217 (list one, 2025). Intl is no source for this:
 * it follows CLDR's customary digits (HUF 0) and not the standard (HUF 2).
 */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
      CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ
      GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL
      MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
      PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
      TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const DIGITS_BY_CODE = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(/\s+/).map(code => [code, Number(digits)] as const),
  ),
)

/** Whether the code is an active currency of ISO 4217, upper case (`XXX` and `usd` are not). */
export function isCurrency(code: string): boolean {
  return DIGITS_BY_CODE.has(code)
}

/** Decimal places of a currency: JPY 0, USD 2, KWD 3. Throws a RangeError for an unknown code. */
export function minorDigits(currency: string): number {
  const digits = DIGITS_BY_CODE.get(currency)
  if (digits === undefined) throw new RangeError(`not an ISO 4217 currency: ${currency}`)
  return digits
}

/** The active currencies of so many decimal places. */
export function currenciesOf(digits: number): readonly string[] {
  return (DIGITS[digits] ?? '').split(/\s+/).filter(code => code !== '')
}
