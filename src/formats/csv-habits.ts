import type { CsvStyle } from './mapped-csv.ts'

/*
 * How a file seems to be written, told from some of its cells. A guess is shown to a person before
 * anything is read by it.
 */

/** In which order days are written; a day below 13 in every place is told by its marks. */
export function dayOrder(cells: readonly string[]): CsvStyle['dates'] {
  const parts = cells.flatMap(text => {
    const match = /^(\d{1,2})([./-])(\d{1,2})[./-]\d{2,4}/.exec(text)
    return match === null ? [] : [[Number(match[1]), Number(match[3]), match[2]] as const]
  })
  if (parts.length === 0) return 'year_first'
  if (parts.some(([first]) => first > 12)) return 'day_first'
  if (parts.some(([, second]) => second > 12)) return 'month_first'
  return parts.some(([, , mark]) => mark === '/') ? 'month_first' : 'day_first'
}

/** Which mark stands before the decimals. */
export function decimalMarkOf(cells: readonly string[]): CsvStyle['decimalMark'] {
  const commas = cells.filter(text => /^[-+(]?[\d.\s]*\d,\d+\D*$/.test(text)).length
  const points = cells.filter(text => /^[-+(]?[\d,\s]*\d\.\d+\D*$/.test(text)).length
  return commas > points ? ',' : '.'
}

/** Which mark parts the cells: the one that cuts most rows into equally many. */
export function delimiterOf(rowsBy: (mark: CsvStyle['delimiter']) => readonly number[]) {
  const scored = ([',', ';', '\t', '|'] as const).map(mark => {
    const widths = rowsBy(mark)
    const width = commonest(widths)
    const score = width < 2 ? 0 : widths.filter(each => each === width).length * 100 + width
    return { mark, score }
  })
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).mark
}

/** The number that comes most often; of several, the largest. */
export function commonest(numbers: readonly number[]): number {
  const counts = Map.groupBy(numbers, number => number)
  return [...counts].reduce(
    (best, [number, all]) =>
      all.length > best.count || (all.length === best.count && number > best.number)
        ? { number, count: all.length }
        : best,
    { number: 0, count: 0 },
  ).number
}
