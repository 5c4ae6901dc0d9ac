import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { labelOf } from '../../ui/labels.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import type { Place } from '../../ui/list/place.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { RefundDesk } from '../parts/refund/desk.tsx'
import { RefundsOf } from '../parts/refund/refunds-of.tsx'
import { useLists, useView } from '../queries.ts'
import type { RefundView } from '../views/refund.ts'
import { REFUND_WORDS } from '../words/refund.ts'

type Search = { readonly account?: string; readonly item?: string; readonly payment?: string }

/** Refunds: of one customer, what may go back and how; without one, all refunds and where they stand. */
export function RefundsPage() {
  const { words } = useSpeech()
  const own = useWords(REFUND_WORDS)
  const { account } = useSearch({ strict: false }) as Search
  if (account !== undefined) return <OfCustomer key={account} number={String(account)} />
  return (
    <>
      <Heading over={words.nouns.cash} title={own.title} />
      <Stack>
        <Find />
        <AllRefunds />
      </Stack>
    </>
  )
}

function OfCustomer({ number }: { readonly number: string }) {
  const { words } = useSpeech()
  const own = useWords(REFUND_WORDS)
  const { item, payment } = useSearch({ strict: false }) as Search
  const view = useView<RefundView>(`refunds/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { account, refunds } = view.data
  return (
    <>
      <Heading
        over={`${words.nouns.cash} · ${own.title} · ${account.accountNumber}`}
        title={account.name}
      />
      <Stack>
        <RefundDesk view={view.data} item={item} payment={payment} />
        <RefundsOf refunds={refunds} />
      </Stack>
    </>
  )
}

/** Whose credit is to be refunded. */
function Find() {
  const own = useWords(REFUND_WORDS)
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    navigate({ to: '/refunds', search: { account: number.trim() } })
  }
  return (
    <Sheet title={own.start}>
      <Text size="sm" c="dimmed" mb="sm">
        {own.startHelp}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label={own.account}
            required
            value={number}
            onChange={event => setNumber(event.currentTarget.value)}
          />
          <Button type="submit">{own.open}</Button>
        </Group>
      </form>
    </Sheet>
  )
}

const LISTS = ['provider-refunds', 'refunds', 'refund-runs'] as const

/** All refunds, by how they go. */
function AllRefunds() {
  const { language } = useSpeech()
  const { data: lists = [] } = useLists()
  const [name, setName] = useState<string>(LISTS[0])
  const [place, setPlace] = useState<Place>({ filters: {} })
  const info = lists.find(each => each.name === name)
  const shown = LISTS.filter(each => lists.some(list => list.name === each))
  return (
    <Sheet>
      <Group gap={6} mb="sm">
        {shown.map(each => (
          <Button
            key={each}
            size="compact-xs"
            variant={each === name ? 'light' : 'subtle'}
            aria-pressed={each === name}
            onClick={() => {
              setName(each)
              setPlace({ filters: {} })
            }}
          >
            {labelOf(each, language)}
          </Button>
        ))}
      </Group>
      {info !== undefined && <DataList key={name} info={info} place={place} onMove={setPlace} />}
    </Sheet>
  )
}
