import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ComponentProps, type FormEvent, useCallback, useState } from 'react'
import { Refused, run } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { DepositDesk } from '../parts/deposit/desk.tsx'
import { EntityInput, useEntities } from '../parts/entity-input.tsx'
import { DEPOSIT_WORDS } from '../words/deposit.ts'

type Search = { readonly entity?: string; readonly reference?: string }

/** A batch of checks and cash: counted first, then keyed in by the keyboard alone. */
export function DepositPage() {
  const { words } = useSpeech()
  const own = useWords(DEPOSIT_WORDS)
  const { entity, reference } = useSearch({ strict: false }) as Search
  return (
    <>
      <Heading over={words.nouns.cash} title={own.title} />
      {entity === undefined || reference === undefined ? (
        <OpenDeposit />
      ) : (
        <DepositDesk key={`${entity} ${reference}`} entity={entity} reference={String(reference)} />
      )}
    </>
  )
}

/** Nothing is typed into the form before it knows the legal entities. */
function OpenDeposit() {
  const found = useEntities()
  return found.isPending ? <Waiting /> : <OpenForm entities={found.data ?? []} />
}

/** Opens a deposit, or goes on with one that is open already. */
function OpenForm({ entities }: Pick<ComponentProps<typeof EntityInput>, 'entities'>) {
  const own = useWords(DEPOSIT_WORDS)
  const navigate = useNavigate()
  const [key] = useState(() => crypto.randomUUID())
  const today = new Date().toISOString().slice(0, 10)
  const [form, setForm] = useState({
    entity: '',
    reference: '',
    currency: 'EUR',
    on: today,
    controlTotal: '',
    controlCount: '',
  })
  const go = () =>
    navigate({
      to: '/deposit',
      search: { entity: form.entity, reference: form.reference },
    })
  const open = useMutation({
    mutationFn: () =>
      run(
        'openDeposit',
        {
          ...form,
          controlTotal: form.controlTotal.replace(',', '.'),
          controlCount: Number(form.controlCount),
        },
        { key },
      ),
    onSuccess: go,
    onError: error => {
      if (error instanceof Refused && error.code === 'deposit_known') go()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!open.isPending) open.mutate()
  }
  const chooseEntity = useCallback(
    (entity: string, currency?: string) =>
      setForm(before => ({ ...before, entity, currency: currency ?? before.currency })),
    [],
  )
  const field = (name: keyof typeof form, more: Readonly<Record<string, unknown>> = {}) => (
    <TextInput
      label={own[name]}
      required
      value={form[name]}
      onChange={event => {
        const text = event.currentTarget.value
        setForm(before => ({ ...before, [name]: text }))
      }}
      {...more}
    />
  )
  return (
    <Sheet title={own.open}>
      <Text size="sm" c="dimmed" mb="sm">
        {own.openHelp}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <EntityInput
            label={own.entity}
            autoFocus
            value={form.entity}
            entities={entities}
            onEntity={chooseEntity}
          />
          {field('reference')}
          {field('currency', { w: 90 })}
          <DayInput
            label={own.on}
            required
            value={form.on}
            onDay={on => setForm(before => ({ ...before, on }))}
          />
          {field('controlTotal', { inputMode: 'decimal' })}
          {field('controlCount', { inputMode: 'numeric', pattern: '[0-9]+', w: 90 })}
          <Button type="submit" loading={open.isPending}>
            {own.start}
          </Button>
        </Group>
      </form>
      {open.isError && <Failure error={open.error} />}
    </Sheet>
  )
}
