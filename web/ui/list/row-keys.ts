import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useRef, useState } from 'react'
import type { ListInfo, Row } from '../api.ts'
import { useScreenKeys } from '../keys.ts'
import { deedsOf, filledBy } from './deeds.ts'
import { type LinkOf, useLinks } from './links.ts'
import type { Selection } from './selection.ts'

/** What the reader may do, as far as a list must know it. */
export type Permissions = Readonly<Record<string, 'do' | 'propose'>>

/** Where a row leads: itself by its id, its own number, else the first thing in it that has a screen. */
export function targetOf(linkOf: LinkOf, info: ListInfo, row: Row): string | undefined {
  return linkedColumn(linkOf, info, row)?.to
}

/** The column by which a row leads somewhere, and where to. */
export function linkedColumn(
  linkOf: LinkOf,
  info: ListInfo,
  row: Row,
): { readonly column: string; readonly to: string } | undefined {
  const own = info.key.at(-1) ?? ''
  const itself = typeof row[own] === 'string' ? linkOf(info.name, own, row[own]) : undefined
  if (itself !== undefined) return { column: own, to: itself }
  for (const { name, kind } of info.columns) {
    const value = row[name]
    // An id leads to what the row is; what it only mentions is named by a number.
    const isNamed = kind === 'text' || (kind === 'uuid' && info.key.includes(name))
    if (!isNamed || typeof value !== 'string') continue
    const to = linkOf(info.name, name, value)
    if (to !== undefined) return { column: name, to }
  }
  return undefined
}

function press(key: string): void {
  document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click()
}

/** The keys of a list: j k x Enter e n a f, and what a click on a row does. */
export function useRowKeys(
  info: ListInfo,
  rows: readonly Row[],
  selection: Selection | undefined,
  permissions: Permissions,
) {
  const navigate = useNavigate()
  const linkOf = useLinks()
  const [at, setAt] = useState(-1)
  const place = useRef(at)
  place.current = at
  const go = (row: Row | undefined) => {
    const to = row === undefined ? undefined : targetOf(linkOf, info, row)
    if (to !== undefined) navigate({ to })
  }
  const { create, edit } = deedsOf(info.name)
  const change = (row: Row | undefined) => {
    if (row === undefined || edit === undefined) return go(row)
    navigate({ to: `/do/${edit.command}`, search: filledBy(edit.fill, row) as never })
  }
  const move = (by: number) => {
    const next = Math.max(0, Math.min(place.current + by, rows.length - 1))
    setAt(next)
    document.querySelectorAll('.list tbody tr')[next]?.scrollIntoView({ block: 'nearest' })
  }
  useScreenKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['x', () => selection?.toggle(place.current, false)],
    ['shift+X', () => selection?.toggle(place.current, true)],
    ['Enter', () => go(rows[place.current])],
    ['e', () => change(rows[place.current])],
    [
      'n',
      () => {
        if (create !== undefined && Object.keys(permissions).length > 0) {
          navigate({ to: `/do/${create}` })
        }
      },
    ],
    [
      'a',
      () => {
        if (selection?.rows.size === 0) selection.toggle(place.current, false)
        // The bar comes with the selection.
        setTimeout(() => press('a'), 50)
      },
    ],
    ['Escape', () => selection?.clear()],
    ['f', () => press('f')],
  ])
  const open = (row: Row, event: MouseEvent) => {
    // Links do what links do; text that was marked is being copied.
    if ((event.target as Element).closest('a') !== null) return
    if (String(getSelection()) !== '') return
    const to = targetOf(linkOf, info, row)
    if (to !== undefined && (event.ctrlKey || event.metaKey)) window.open(`/console${to}`, '_blank')
    else go(row)
  }
  return { at, open }
}
