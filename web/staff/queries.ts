import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type CommandInfo, type ListInfo, type Me, read } from '../ui/api.ts'
import { useSpeech } from '../ui/words/words.ts'

/** What changes only with a new version, or with somebody's roles. */
const RARELY = { staleTime: 5 * 60_000 } as const

/** Who is signed in and what they may do. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => read<Me>('me'), ...RARELY })
}

/** What staff are called, by the actor that the log and lists name them by. */
export function useNames() {
  const { data: me } = useMe()
  const { language } = useSpeech()
  return useQuery({
    queryKey: ['names', language],
    queryFn: () => read<Readonly<Record<string, string>>>('views/names'),
    enabled: me?.permissions['views.save'] !== undefined,
    ...RARELY,
  })
}

/** The lists that the reader may see. */
export function useLists() {
  return useQuery({
    queryKey: ['lists'],
    queryFn: async () => (await read<{ lists: ListInfo[] }>('lists')).lists,
    ...RARELY,
  })
}

/** Every command there is. */
export function useCommands() {
  return useQuery({
    queryKey: ['commands'],
    queryFn: async () => (await read<{ commands: CommandInfo[] }>('commands')).commands,
    ...RARELY,
  })
}

/** What a screen shows of one thing, in the reader's language. */
export function useView<T>(
  path: string,
  options: {
    readonly refetchMs?: number | false
    /** What was shown before stays until the new is there: for steps through one thing. */
    readonly keeps?: boolean
    /** For a form: read by itself, once what must come first is there. */
    readonly edits?: { readonly isReady: boolean }
  } = {},
) {
  const { language } = useSpeech()
  return useQuery({
    queryKey: ['view', path, language, ...(options.edits === undefined ? [] : ['edited'])],
    queryFn: ({ signal }) => read<T>(`views/${path}`, signal),
    refetchInterval: options.refetchMs ?? false,
    ...(options.edits === undefined ? {} : { enabled: options.edits.isReady, gcTime: 0 }),
    ...(options.keeps === true ? { placeholderData: keepPreviousData } : {}),
  })
}
