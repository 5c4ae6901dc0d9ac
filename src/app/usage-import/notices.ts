import type { Finding } from '../../metering/imports/load.ts'
import type { UsageKind } from '../../metering/rejected.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import type { Mark } from '../meter-data/take.ts'

/** Notices of one kind that are kept: enough to see what is meant. */
const MOST_OF_A_CODE = 500
/** Rows remembered to tell those that come twice, and days to tell gaps: some tens of megabytes. */
const MOST_REMEMBERED = 500_000

type Row = Readonly<Record<string, unknown>>

/** What should be looked at of rows that are taken: replaced, doubled and missing values, gaps, clocks. */
export class Notices {
  readonly #lines = new Map<string, number>()
  readonly #days = new Map<string, { readonly mark: Mark; readonly days: number[] }>()
  readonly #told = new Map<string, number>()
  #remembered = 0

  look(
    kind: UsageKind,
    rows: readonly unknown[],
    marks: readonly Mark[],
    answer: BatchAnswer,
  ): Finding[] {
    const replaced = new Set(
      answer.rows.filter(({ result }) => result === 'updated').map(({ row }) => row),
    )
    const refused = new Set(
      answer.rows.filter(({ result }) => result === 'rejected').map(({ row }) => row),
    )
    return rows.flatMap((input, i) => {
      if (refused.has(i)) return []
      const [row, mark] = [input as Row, marks[i]!]
      return [
        ...(replaced.has(i) ? this.#tell(mark, 'usage_replaces', {}) : []),
        ...this.#twice(kind, row, mark),
        ...(kind === 'interval' ? this.#ofDay(row, mark) : []),
      ]
    })
  }

  /** Days that are left out between the first and the last of a series. */
  gaps(): Finding[] {
    return [...this.#days.values()].flatMap(({ mark, days }) => {
      const sorted = days.toSorted((a, b) => a - b)
      return sorted.flatMap((day, i) => {
        const before = sorted[i - 1] ?? day
        if (day - before <= 1) return []
        const [from, to] = [textOf(before + 1), textOf(day - 1)]
        return this.#tell(mark, 'usage_gap', { from, to, days: day - before - 1 }, from)
      })
    })
  }

  #twice(kind: UsageKind, row: Row, mark: Mark): Finding[] {
    const key =
      kind === 'event'
        ? `${row.accountNumber}\n${row.eventKey}`
        : `${row.accountNumber}\n${row.serial}\n${row.register}\n${row.readOn ?? row.day}`
    const first = this.#lines.get(key)
    if (first !== undefined) return this.#tell(mark, 'usage_twice', { first })
    if (this.#lines.size < MOST_REMEMBERED) this.#lines.set(key, mark.line)
    return []
  }

  #ofDay(row: Row, mark: Mark): Finding[] {
    const values = Array.isArray(row.values) ? (row.values as readonly (string | null)[]) : []
    const { minutes } = row as { readonly minutes: number }
    const day = Math.round(Date.parse(`${row.day}T00:00:00Z`) / 86_400_000)
    const series = `${row.accountNumber}\n${row.serial}\n${row.register}`
    const known = this.#days.get(series) ?? { mark, days: [] }
    if (this.#remembered < MOST_REMEMBERED) {
      this.#remembered += 1
      known.days.push(day)
      this.#days.set(series, known)
    }
    const missing = values.filter(value => value === null).length
    const hours = (values.length * minutes) / 60
    return [
      ...(missing > 0
        ? this.#tell(mark, 'usage_values_missing', { missing, values: values.length })
        : []),
      ...(minutes < 1440 && hours !== 24 ? this.#tell(mark, 'usage_clock_change', { hours }) : []),
    ]
  }

  #tell(mark: Mark, code: string, facts: Finding['facts'], more = ''): Finding[] {
    const told = (this.#told.get(code) ?? 0) + 1
    this.#told.set(code, told)
    if (told > MOST_OF_A_CODE) return []
    const { line, lines, shown } = mark
    const label = more === '' ? shown : `${shown.replace(/ \S+$/, '')} ${more}`
    return [
      { line, label, code, severity: 'notice', column: '', value: '', facts, lines: [...lines] },
    ]
  }
}

function textOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}
