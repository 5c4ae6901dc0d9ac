/** Prefixes as senders of meter data write them, also `KWH` and `kwh`. */
const PREFIXES: Readonly<Record<string, number>> = { '': 0, K: 3, M: 6, G: 9 }

const SCALED = /^([KMG]?)(WH|VARH|VAH|W|VAR|VA)$/

/**
 * By which power of ten values in one unit are multiplied to be in another: 3 from MWh to kWh, -3
 * from Wh. Undefined where one is not the other: power is no energy, a therm no kWh.
 */
export function powerBetween(from: string, to: string): number | undefined {
  const [a, b] = [from, to].map(unit => unit.trim().toUpperCase().replace('³', '3')) as [
    string,
    string,
  ]
  if (a === '') return undefined
  if (a === b) return 0
  const [one, other] = [SCALED.exec(a), SCALED.exec(b)]
  if (one === null || other === null || one[2] !== other[2]) return undefined
  return (PREFIXES[one[1] as string] as number) - (PREFIXES[other[1] as string] as number)
}
