import { useQuery } from '@tanstack/react-query'
import { read } from '../ui/api.ts'
import { spelledOut } from '../ui/format.ts'
import { useWords } from '../ui/words/in-four.ts'
import { useMe } from './queries.ts'
import type { ProofsView } from './views.ts'
import { WORK_WORDS } from './words/work.ts'

/** Something that waits for the reader, where it is worked, and whether it is wrong. */
export type Waiting = {
  readonly code: string
  readonly name: string
  readonly count: number
  readonly to: string
  readonly tone: 'todo' | 'alert'
}

const MINUTE = 60_000

/** What waits for the reader now; asked again each minute while the console is looked at. */
export function useWork(): readonly Waiting[] | undefined {
  const words: Readonly<Record<string, string>> = useWords(WORK_WORDS)
  const { data: me } = useMe()
  const seesProofs = me?.permissions['proofs.read'] !== undefined
  const work = useQuery({
    queryKey: ['work'],
    queryFn: () => read<Omit<Waiting, 'name'>[]>('views/work'),
    refetchInterval: MINUTE,
  })
  const proofs = useQuery({
    queryKey: ['proofs'],
    queryFn: () => read<ProofsView>('proofs'),
    enabled: seesProofs,
    staleTime: MINUTE,
  })
  if (work.data === undefined) return undefined
  const broken = (proofs.data?.statements ?? []).filter(
    ({ violations }) => violations !== null && violations !== '0',
  ).length
  const alerts =
    broken === 0 ? [] : [{ code: 'proofs', count: broken, to: '/proofs', tone: 'alert' as const }]
  return [...alerts, ...work.data].map(each => ({
    ...each,
    name: words[each.code] ?? spelledOut(each.code),
  }))
}
