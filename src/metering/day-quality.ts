import { Decimal } from '../kernel/decimal.ts'
import type { IntervalDay } from './interval-text.ts'

/*
 * How each value of an interval day came about, a letter a value: A measured, E estimated,
 * S substituted for want of a valid measurement, F substituted for good, N no value (the flags of
 * AEMO's meter data file format, NEM12). A day is stored with the lengths of its runs, `A40E8A48`,
 * and with nothing where all of its values are of one kind that `estimated` tells.
 */

/** How the values of a day came about, as it is stored. */
export type DayQuality = {
  /** Whether any value was not measured. */
  readonly estimated: boolean
  /** Runs of letters; null where every value is measured, or every one estimated. */
  readonly qualities: string | null
  /** What the values that were not measured come to; null where `qualities` is null. */
  readonly estimatedTotal: Decimal | null
}

const RUN = /([AESFN])(\d{0,3})/g
const RUNS = /^(?:[AESFN]\d{0,3} ?)+$/

/**
 * Reads runs of letters (`A40 E8 A48`, a letter without number is one) as a letter a value;
 * undefined where they are none, or not for so many values.
 */
export function readQualities(runs: string, expected: number): string | undefined {
  if (!RUNS.test(runs)) return undefined
  const letters = [...runs.matchAll(RUN)].map(([, letter, count]) =>
    (letter as string).repeat(count === '' ? 1 : Number(count)),
  )
  const all = letters.join('')
  return all.length === expected ? all : undefined
}

/** Letters as the runs that they are stored as: `AAEA` is `A2E1A1`. */
export function qualityRuns(letters: string): string {
  return letters.replace(/(.)\1*/g, run => `${run[0]}${run.length}`)
}

/** A letter for each value of a day that is stored. */
export function lettersOf(
  day: Pick<IntervalDay, 'quantities'> & Pick<DayQuality, 'estimated' | 'qualities'>,
): string {
  const values = day.quantities.slice(1, -1).split(',')
  const told = day.qualities === null ? undefined : readQualities(day.qualities, values.length)
  const each = day.estimated ? 'E' : 'A'
  return told ?? values.map(value => (value === 'NULL' ? 'N' : each)).join('')
}

/** What is stored of a day's letters; a value that is missing is N whatever its letter said. */
export function dayQuality(day: IntervalDay, letters: string): DayQuality {
  const units = day.quantities.slice(1, -1).split(',')
  const quantities = units.map(value => (value === 'NULL' ? null : BigInt(value)))
  return qualityOfUnits({ scale: day.scale, quantities }, letters)
}

/** As `dayQuality`, of values in whole units of 10^-scale. */
export function qualityOfUnits(
  {
    scale,
    quantities,
  }: { readonly scale: number; readonly quantities: readonly (bigint | null)[] },
  letters: string,
): DayQuality {
  const each = quantities.map((value, i) => (value === null ? 'N' : letterOf(letters[i])))
  const kinds = new Set(each.filter(letter => letter !== 'N'))
  const estimated = [...kinds].some(isEstimate)
  const [only = 'A'] = kinds
  if (kinds.size <= 1 && (only === 'A' || only === 'E')) {
    return { estimated, qualities: null, estimatedTotal: null }
  }
  const total = quantities.reduce<bigint>(
    (sum, unit, i) => (isEstimate(each[i]!) ? sum + (unit ?? 0n) : sum),
    0n,
  )
  return {
    estimated,
    qualities: qualityRuns(each.join('')),
    estimatedTotal: new Decimal(total, scale),
  }
}

/** A value that is there but said to be none was not measured. */
function letterOf(letter: string | undefined): string {
  return letter === undefined || letter === 'N' ? 'E' : letter
}

/** Whether a letter stands for a value that was not measured. */
export function isEstimate(letter: string): boolean {
  return letter === 'E' || letter === 'S' || letter === 'F'
}
