import { useCallback, useEffect, useState } from 'react'
import { ask } from '../api.ts'
import type { RowChange } from '../change.tsx'

/** Which version of what a command changes stands, and who changed it last. */
export type Stood = {
  readonly version: string | null
  readonly last: {
    readonly actor: string
    readonly command: string
    readonly recordedAt: string
    /** What it changed of what the form shows, row by row. */
    readonly changes: readonly RowChange[]
  } | null
}

/** Asks for the version of what a command changes; before what it is edited from is read. */
export function readVersion(command: string, input: unknown, signal?: AbortSignal): Promise<Stood> {
  return ask('previews/version', { command, input }, signal)
}

/** A version that was read, and how to read it anew once the reader has been told of another one. */
export type Version = {
  readonly read: string | undefined
  renew(): Promise<void>
  /** Told when the form has saved: what stands now is one's own. */
  saved?(): Promise<void>
}

/**
 * The version of what a form edits, as it was when the form was opened. It stays that one however
 * often the screen behind is read again: what was typed was typed upon it. `isReady` comes first;
 * what the form starts from is read after it, so that nothing that is saved in between gets lost.
 */
export function useVersion(
  command: string,
  names: Readonly<Record<string, unknown>>,
): Version & { readonly isReady: boolean } {
  const asked = JSON.stringify([command, names])
  const [stood, setStood] = useState<{
    readonly asked: string
    readonly read: string | undefined
  }>()
  const look = useCallback(
    async (signal?: AbortSignal) => {
      const [of, input] = JSON.parse(asked) as [string, unknown]
      // Who may look and not save is told nothing and needs nothing.
      const found = await readVersion(of, input, signal).catch(() => undefined)
      if (signal?.aborted !== true) setStood({ asked, read: found?.version ?? undefined })
    },
    [asked],
  )
  useEffect(() => {
    const left = new AbortController()
    look(left.signal)
    return () => left.abort()
  }, [look])
  const isReady = stood?.asked === asked
  return {
    isReady,
    read: isReady ? stood.read : undefined,
    renew: () => look(),
    saved: () => look(),
  }
}
