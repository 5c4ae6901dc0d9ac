import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { type KeyboardEvent as Pressed, useLayoutEffect, useRef } from 'react'

const FIELDS = ['INPUT', 'TEXTAREA', 'SELECT']

/** Inputs into which nobody writes: after a click on one, the keys of the screen go on working. */
const WITHOUT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit'])

/** Keys of a screen, while the reader writes into none of these elements. */
export function useScreenKeys(
  keys: readonly (readonly [key: string, act: () => void])[],
  ignoredIn: readonly string[] = FIELDS,
): void {
  const isElsewhere = ({ target }: KeyboardEvent) =>
    target instanceof HTMLElement &&
    ignoredIn.includes(target.tagName) &&
    !(target instanceof HTMLInputElement && WITHOUT_TEXT.has(target.type))
  const items = keys.map(([key, act]): HotkeyItem => {
    const press = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return
      event.preventDefault()
      act()
    }
    return [key, press, { preventDefault: false }]
  })
  useHotkeys(items, [])
}

/**
 * Single keys of a screen. A key that is pressed right after the screen has changed does what the new
 * screen says: whoever works a queue types faster than effects run.
 */
export function useKeys(
  keys: readonly (readonly [key: string, act: () => void])[],
  ignoredIn?: readonly string[],
): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  const bound = keys.map(([key], i) => [key, () => latest.current[i]?.[1]()] as const)
  useScreenKeys(bound, ignoredIn)
}

/** Enter or Escape in a note leaves it, so that the keys of the queue work again; what was typed stays. */
export function leaveNote(event: Pressed<HTMLInputElement>): void {
  if (event.key !== 'Enter' && event.key !== 'Escape') return
  event.preventDefault()
  event.currentTarget.blur()
}
