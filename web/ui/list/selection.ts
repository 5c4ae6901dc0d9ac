import { useCallback, useMemo, useState } from 'react'
import type { ListInfo, Row } from '../api.ts'

/** Rows that are chosen, on this page and others, by their keys. */
export type Selection = {
  readonly rows: ReadonlyMap<string, Row>
  has(key: string): boolean
  /** Chooses or leaves a row; with a range all from the last one touched. */
  toggle(at: number, isRange: boolean): void
  choose(rows: readonly Row[]): void
  clear(): void
}

/** What tells a row from the others of its list. */
export function keyOfRow(info: ListInfo, row: Row): string {
  return info.key.map(name => String(row[name])).join(' ')
}

/** Keeps which rows are chosen while pages are turned. */
export function useSelection(info: ListInfo, rows: readonly Row[]): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  const [last, setLast] = useState(-1)
  const toggle = useCallback(
    (at: number, isRange: boolean) => {
      setChosen(before => rangeToggled({ info, rows, before }, at, isRange ? last : -1))
      setLast(at)
    },
    [info, rows, last],
  )
  return useMemo(
    () => ({
      rows: chosen,
      has: key => chosen.has(key),
      toggle,
      choose: more =>
        setChosen(
          before =>
            new Map([...before, ...more.map(each => [keyOfRow(info, each), each] as const)]),
        ),
      clear: () => setChosen(new Map()),
    }),
    [chosen, toggle, info],
  )
}

/** The chosen rows after one was touched; from `last` on when a range was asked for. */
export function rangeToggled(
  of: {
    readonly info: ListInfo
    readonly rows: readonly Row[]
    readonly before: ReadonlyMap<string, Row>
  },
  at: number,
  last: number,
): ReadonlyMap<string, Row> {
  const { info, rows, before } = of
  const touched = rows[at]
  if (touched === undefined) return before
  const next = new Map(before)
  const isLeft = before.has(keyOfRow(info, touched))
  const from = last < 0 ? at : Math.min(at, last)
  for (const row of rows.slice(from, (last < 0 ? at : Math.max(at, last)) + 1)) {
    if (isLeft) next.delete(keyOfRow(info, row))
    else next.set(keyOfRow(info, row), row)
  }
  return next
}
