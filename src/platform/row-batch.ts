import { z } from 'zod'
import { assert, type Refusal } from '../kernel/result.ts'
import { inputRefusal } from './input.ts'
import { toJson } from './json.ts'

/** The most rows that one command takes: some megabytes, some tenths of a second. */
export const MOST_ROWS = 5000

/** What became of a row of a batch. */
export type RowAnswer = {
  /** which row, from 0 */
  readonly row: number
  readonly result: 'created' | 'updated' | 'unchanged' | 'rejected'
  readonly refusal?: Refusal
  /** what should be looked at, though the row was taken */
  readonly warnings?: readonly Refusal[]
}

/** The answer of a bulk command: a row each, in their order. */
export type BatchAnswer = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly rows: readonly RowAnswer[]
}

/** What a row of a bulk command must be, by the schema that lets every row in. */
const ROWS = new WeakMap<z.core.$ZodType, z.ZodType>()

/** The schema of the rows that this one stands for; undefined where it stands for itself. */
export function rowSchema(any: z.core.$ZodType): z.ZodType | undefined {
  return ROWS.get(any)
}

/**
 * The input of a bulk command: `{rows: [...]}`. Rows are checked one by one when the command runs,
 * so that a wrong row is answered by itself and does not stop the others.
 */
export function rowsOf<Schema extends z.ZodType>(schema: Schema) {
  const row = z.unknown()
  ROWS.set(row, schema)
  const rows = z.array(row).min(1).max(MOST_ROWS)
  return z.strictObject({ rows: rows as unknown as z.ZodType<unknown[], z.input<Schema>[]> })
}

/** A row that was understood. */
export type OpenRow<Row> = { readonly row: number; readonly value: Row }

/** A batch while it is worked on: every row ends with exactly one answer. */
export class RowBatch<Row> {
  readonly #answers: (RowAnswer | undefined)[]
  readonly #warnings = new Map<number, Refusal[]>()
  #open: OpenRow<Row>[] = []

  constructor(raw: readonly unknown[], schema: z.ZodType<Row>) {
    this.#answers = new Array(raw.length)
    raw.forEach((input, row) => {
      const parsed = schema.safeParse(input)
      if (parsed.success) this.#open.push({ row, value: parsed.data })
      else this.#refuse(row, inputRefusal(parsed.error, input))
    })
  }

  /** Rows that have no answer yet, in their order. */
  get open(): readonly OpenRow<Row>[] {
    this.#open = this.#open.filter(({ row }) => this.#answers[row] === undefined)
    return this.#open
  }

  answer(row: number, result: 'created' | 'updated' | 'unchanged'): void {
    this.#set({ row, result })
  }

  reject(row: number, code: string, facts: Refusal['facts'] = {}): void {
    this.#refuse(row, { code, facts })
  }

  warn(row: number, warning: Refusal): void {
    const warnings = this.#warnings.get(row)
    if (warnings === undefined) this.#warnings.set(row, [warning])
    else warnings.push(warning)
  }

  /**
   * Leaves one row a key: of two equal rows the later is `unchanged`, of two different ones it is
   * rejected, because a batch has no order in which both could hold.
   */
  oneRowEach(keyOf: (value: Row) => string): void {
    const first = new Map<string, OpenRow<Row>>()
    for (const entry of this.open) {
      const key = keyOf(entry.value)
      const before = first.get(key)
      if (before === undefined) first.set(key, entry)
      else if (sameRecord(before.value, entry.value)) this.answer(entry.row, 'unchanged')
      else this.reject(entry.row, 'repeated_in_batch', { key, row: before.row })
    }
  }

  /** Open rows in the order in which everybody locks: by key, character by character. */
  sortedBy(keyOf: (value: Row) => string): OpenRow<Row>[] {
    const keyed = this.open.map(entry => ({ entry, key: keyOf(entry.value) }))
    return keyed.sort((a, b) => compareText(a.key, b.key)).map(({ entry }) => entry)
  }

  result(): BatchAnswer {
    const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
    const rows = Array.from(this.#answers, (answer, row) => {
      assert(answer !== undefined, `row ${row} of a batch got no answer`)
      counts[answer.result] += 1
      const warnings = this.#warnings.get(row)
      return warnings === undefined ? answer : { ...answer, warnings }
    })
    return { ...counts, rows }
  }

  /**
   * As `result`, but `rows` lists only those that were not plainly created: five thousand times
   * "created" would fill the log and say nothing.
   */
  exceptions(): BatchAnswer {
    const answer = this.result()
    const isPlain = ({ result, warnings }: RowAnswer) =>
      result === 'created' && warnings === undefined
    return { ...answer, rows: answer.rows.filter(each => !isPlain(each)) }
  }

  #refuse(row: number, refusal: Refusal): void {
    this.#set({ row, result: 'rejected', refusal })
  }

  #set(answer: RowAnswer): void {
    assert(this.#answers[answer.row] === undefined, `row ${answer.row} was answered twice`)
    this.#answers[answer.row] = answer
  }
}

/** Plain order of characters, the same as PostgreSQL's collation "C" for text of the BMP. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether two records say the same, whatever the order of their members. */
export function sameRecord(a: unknown, b: unknown): boolean {
  return JSON.stringify(toJson(a)) === JSON.stringify(toJson(b))
}

/** Rows as one JSON parameter, for `json_to_recordset`. */
export function jsonRows(rows: readonly unknown[]): string {
  return JSON.stringify(toJson(rows))
}
