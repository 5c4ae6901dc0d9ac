import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readPage } from '../../ui/api.ts'

type Entity = { readonly code: string; readonly name: string; readonly currency: string }

/** The legal entities that the reader may see, by name. */
export function useEntities() {
  return useQuery({
    queryKey: ['known', 'legal-entities', {}],
    queryFn: ({ signal }) => readPage('legal-entities', {}, { limit: 200 }, signal),
    select: ({ rows }) =>
      rows.map(
        ({ code, name, currency }): Entity => ({
          ...{ code: String(code), name: String(name), currency: String(currency) },
        }),
      ),
    retry: false,
    staleTime: 60_000,
  })
}

/**
 * A legal entity, chosen by its name; the only one is chosen already. Whoever may not see them types its
 * code.
 */
export function EntityInput(props: {
  readonly label: string
  readonly value: string
  readonly entities: readonly Entity[]
  readonly autoFocus?: boolean
  /** Of one that is chosen, also the currency of its books. */
  readonly onEntity: (code: string, currency?: string) => void
}) {
  const { label, value, entities, onEntity, ...more } = props
  const [first, second] = entities
  useEffect(() => {
    if (value === '' && first !== undefined && second === undefined) {
      onEntity(first.code, first.currency)
    }
  }, [value, first, second, onEntity])
  if (first === undefined) {
    return (
      <TextInput
        {...more}
        label={label}
        required
        value={value}
        onChange={event => onEntity(event.currentTarget.value)}
      />
    )
  }
  const choices = entities.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <NativeSelect
      {...more}
      label={label}
      required
      miw={240}
      value={value}
      data={second === undefined ? choices : [{ value: '', label: '' }, ...choices]}
      onChange={event => {
        const code = event.currentTarget.value
        onEntity(code, entities.find(each => each.code === code)?.currency)
      }}
    />
  )
}
