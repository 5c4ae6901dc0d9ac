import { useState } from 'react'
import { useView } from './queries.ts'

/** How often a page looks again while a job works on what it shows. */
const LOOK_MS = 600

/**
 * A view that is asked again and again while its `state` is one of those in which a job works; `begin` says
 * that a job was just given to it.
 */
export function useWhileWorking<View extends { readonly state: string }>(
  path: string,
  states: readonly string[],
) {
  const [isWorking, setWorking] = useState(true)
  const view = useView<View>(path, { refetchMs: isWorking ? LOOK_MS : false, keeps: true })
  const works = view.data !== undefined && states.includes(view.data.state)
  if (view.data !== undefined && works !== isWorking) setWorking(works)
  const begin = async () => {
    setWorking(true)
    await view.refetch()
  }
  return { view, begin }
}
