import { useHotkeys } from '@mantine/hooks'
import { useLayoutEffect, useRef } from 'react'

/**
 * Single keys of a screen. A key that is pressed right after the screen has changed does what the new
 * screen says: whoever works a queue types faster than effects run.
 */
export function useKeys(
  keys: readonly (readonly [key: string, act: () => void])[],
  ignoredIn?: string[],
): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  const bound = keys.map(([key], i): [string, () => void] => [key, () => latest.current[i]?.[1]()])
  useHotkeys(bound, ignoredIn)
}
