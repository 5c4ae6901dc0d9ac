import { Autocomplete, type AutocompleteProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../api.ts'

const TYPED_MS = 120

type Thing = { readonly kind: string; readonly number: string; readonly name: string | null }

/**
 * A customer by number or name: what is typed counts as it stands; a name is looked up, and picked with the
 * arrow and Enter it becomes the number. Below it stands whose number it is.
 */
export function CustomerInput(
  props: Omit<AutocompleteProps, 'data' | 'value' | 'onChange'> & {
    readonly value: string
    readonly onNumber: (number: string) => void
    /** What stands below as long as no customer has that number. */
    readonly help: string
  },
) {
  const { value, onNumber, help, ...more } = props
  const [asked] = useDebouncedValue(value.trim(), TYPED_MS)
  const found = useQuery({
    queryKey: ['customers', asked],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ q: asked.slice(0, 100) })
      const things = await read<{ found: Thing[] }>(`search?${query}`, signal)
      return things.found.filter(({ kind }) => kind === 'account')
    },
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const customers = asked.length > 1 ? (found.data ?? []) : []
  const named = customers.map(({ number, name }) => ({ number, text: `${number} · ${name ?? ''}` }))
  const known = customers.find(({ number }) => number === value.trim())
  return (
    <Autocomplete
      {...more}
      description={known?.name ?? help}
      value={value}
      data={known === undefined ? named.map(({ text }) => text) : []}
      // The server has found them: by name, number or what else it knows.
      filter={({ options }) => options}
      onChange={text => onNumber(named.find(each => each.text === text)?.number ?? text)}
    />
  )
}
