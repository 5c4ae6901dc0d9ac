import { CellProblem, type NamedRow } from './problem.ts'

/** Where each column of a file stands in its rows. */
export type ColumnPlaces = ReadonlyMap<string, number>

/** The cells of one row by column name. A column that the file lacks reads as empty. */
export class Cells implements NamedRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly #places: ColumnPlaces

  constructor(line: number, cells: readonly string[], places: ColumnPlaces) {
    this.line = line
    this.cells = cells
    this.#places = places
  }

  get columns(): readonly string[] {
    return [...this.#places.keys()]
  }

  /** The text of a cell, as it stands. */
  text(column: string): string {
    const place = this.#places.get(column)
    return place === undefined ? '' : (this.cells[place] ?? '')
  }

  /** The text, or undefined where the cell is empty: the command's default holds. */
  given(column: string): string | undefined {
    const text = this.text(column)
    return text === '' ? undefined : text
  }

  /** The text, or null where the cell is empty. */
  orNull(column: string): string | null {
    const text = this.text(column)
    return text === '' ? null : text
  }

  /** A whole number; undefined where the cell is empty. */
  whole(column: string): number | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    if (!/^-?\d{1,9}$/.test(text)) throw new CellProblem(column, text, 'a whole number')
    return Number(text)
  }

  /** `true` or `false` (also yes/no, 1/0); undefined where the cell is empty. */
  yesNo(column: string): boolean | undefined {
    const text = this.text(column).toLowerCase()
    if (text === '') return undefined
    if (text === 'true' || text === 'yes' || text === '1') return true
    if (text === 'false' || text === 'no' || text === '0') return false
    throw new CellProblem(column, text, 'true or false')
  }

  /** A name in four languages from `<prefix>_en` …; the empty ones are left out. */
  names(prefix = 'name'): Record<string, string> {
    const names: Record<string, string> = {}
    for (const language of ['en', 'fr', 'es', 'de']) {
      const text = this.text(`${prefix}_${language}`)
      if (text !== '') names[language] = text
    }
    return names
  }

  /** The columns of a postal address as fields of a command. */
  address(): Record<string, string | null> {
    return {
      line1: this.text('address_1'),
      line2: this.orNull('address_2'),
      postalCode: this.orNull('postal_code'),
      city: this.text('city'),
      region: this.orNull('region'),
      country: this.text('country'),
    }
  }
}
