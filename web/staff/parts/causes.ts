import { useQuery } from '@tanstack/react-query'
import { readPage } from '../../ui/api.ts'
import { useSpeech } from '../../ui/words/words.ts'

/** The causes of corrections that are in use, by name in the reader's language, for a choice. */
export function useCauses(): { readonly value: string; readonly label: string }[] {
  const { language } = useSpeech()
  const causes = useQuery({
    queryKey: ['correction-causes'],
    queryFn: ({ signal }) =>
      readPage('correction-causes', { active: 'true' }, { limit: 200 }, signal),
  })
  return (causes.data?.rows ?? []).map(({ cause, name }) => {
    const names = (typeof name === 'string' ? JSON.parse(name) : name) as Record<string, string>
    return { value: String(cause), label: names[language] ?? names.en ?? String(cause) }
  })
}
