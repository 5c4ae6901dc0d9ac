import { Autocomplete, Group, NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../ui/api.ts'
import { valueLabel } from '../../ui/labels.ts'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { ABOUT_WORDS } from '../words/about-input.ts'

/** What changes are about, as people call it, in the order of how often it is asked for. */
const KINDS = [
  'account',
  'document',
  'contract',
  'subscription',
  'plan',
  'product',
  'tax',
  'meter',
  'coupon',
  'cycle',
  'template',
  'entity',
  'person',
  'role',
  'rule',
  'mandate',
  'case',
] as const

/** What the search of the console finds by number or name. */
const SOUGHT: readonly string[] = ['account', 'document', 'contract', 'subscription']

const TYPED_MS = 150

type Found = { readonly kind: string; readonly number: string; readonly name: string | null }

/** What something is about, a kind and its number: `account:A-1`; found by number or name. */
export function AboutInput(props: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const own = useWords(ABOUT_WORDS)
  const { language } = useSpeech()
  const [kind = '', ...rest] = props.value.split(':')
  const number = rest.join(':')
  const chosen = kind === '' ? 'account' : kind
  const known = (KINDS as readonly string[]).includes(chosen)
  const [asked] = useDebouncedValue(number.trim(), TYPED_MS)
  const isSought = SOUGHT.includes(chosen)
  const found = useQuery({
    queryKey: ['about', chosen, asked],
    queryFn: ({ signal }) =>
      read<{ found: Found[] }>(`search?${new URLSearchParams({ q: asked.slice(0, 100) })}`, signal),
    enabled: isSought && asked.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const things = (found.data?.found ?? []).filter(each => each.kind === chosen)
  const exact = things.find(each => each.number === number.trim())
  const texts = things.map(each => ({
    number: each.number,
    text: [each.number, each.name].filter(Boolean).join(' · '),
  }))
  const give = (next: string, thing: string) =>
    props.onChange(thing.trim() === '' && next === 'account' ? '' : `${next}:${thing.trim()}`)
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      <NativeSelect
        label={own.about}
        w={150}
        value={chosen}
        onChange={event => give(event.currentTarget.value, '')}
        data={[
          ...KINDS.map(value => ({ value, label: own[value] })),
          ...(known ? [] : [{ value: chosen, label: valueLabel(chosen, language) }]),
        ]}
      />
      <Autocomplete
        aria-label={own.number}
        placeholder={isSought ? own.numberOrName : own.code}
        w={240}
        value={number}
        data={isSought && exact === undefined ? texts.map(({ text }) => text) : []}
        // The server has found them: by name, number or what else it knows.
        filter={({ options }) => options}
        onChange={text => give(chosen, texts.find(each => each.text === text)?.number ?? text)}
      />
    </Group>
  )
}
