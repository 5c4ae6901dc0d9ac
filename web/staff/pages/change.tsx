import { Alert, Anchor, Grid, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { ask } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { readVersion } from '../../ui/form/version.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { BillDifferences, type ChangePreview } from '../parts/contract/bill-difference.tsx'
import { ChangeFields, WhenFields } from '../parts/contract/change-fields.tsx'
import {
  type Asked,
  askedOf,
  type ChangeDraft,
  type Changed,
  KINDS,
  type Kind,
} from '../parts/contract/change-input.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { NEW_PRICE } from '../parts/price/price-draft.ts'
import { useCommands, useMe, useView } from '../queries.ts'
import type { SubscriptionView } from '../views/contract.ts'
import { CHANGE_WORDS } from '../words/change.ts'

type Search = { account?: string; kind?: string }

const TYPED_MS = 350

/** A change of a subscription: what and when on the left, and on the right at once what the next bill makes of it. */
export function ChangePage() {
  const { number = '' } = useParams({ strict: false })
  const { account = '' } = useSearch({ strict: false }) as Search
  const query = account === '' ? '' : `?${new URLSearchParams({ account })}`
  const view = useView<SubscriptionView>(`subscriptions/${encodeURIComponent(number)}${query}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return <Change key={number} number={number} view={view.data} />
}

function newDraft(view: SubscriptionView, kind: Kind): ChangeDraft {
  const fees = view.items.filter(item => item.kind !== 'usage')
  // Where there is one fee alone, it is the one that is meant.
  const charge = kind === 'quantity' && fees.length === 1 ? (fees[0]?.chargeCode ?? '') : ''
  return {
    ...{ charge, quantity: '', plan: '', price: NEW_PRICE, when: 'now', on: '', until: '' },
    ...{ fees: 'stop', usage: 'refuse', finalBill: 'bill', unused: 'offset' },
    ...{ exitFee: kind === 'move' ? 'waive' : 'charge', newCustomer: '', newContract: '' },
  }
}

function Change({ number, view }: { readonly number: string; readonly view: SubscriptionView }) {
  const { words } = useSpeech()
  const own = useWords(CHANGE_WORDS)
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const kind = KINDS.find(each => each === search.kind) ?? 'quantity'
  const [draft, setDraft] = useState(() => newDraft(view, kind))
  const { head } = view
  const changed: Changed = {
    account: head.accountNumber,
    subscription: number,
    premiseCode: view.subscription?.premiseCode ?? null,
    entityCode: head.entityCode,
    currency: head.currency,
  }
  const asked = askedOf(kind, draft, changed)
  const [isDone, setDone] = useState(false)
  const contract = {
    to: `/contracts/${encodeURIComponent(head.number)}`,
    search: { account: head.accountNumber } as never,
  }
  const onChange = (changes: Partial<ChangeDraft>) => {
    setDone(false)
    setDraft({ ...draft, ...changes })
  }
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.contracts} ·{' '}
            <Anchor component={Link} {...contract} size="xs">
              {head.number} {head.accountName}
            </Anchor>
          </>
        }
        title={fill(own.title, { number })}
      />
      <SegmentedControl
        size="xs"
        mb="sm"
        transitionDuration={0}
        aria-label={own.what}
        value={kind}
        data={KINDS.map(value => ({ value, label: own[value] }))}
        onChange={value => {
          setDraft(newDraft(view, value as Kind))
          setDone(false)
          navigate({ to: '.', search: { ...search, kind: value } as never, replace: true })
        }}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Sheet title={own.what}>
            <Stack gap="xs">
              <ChangeFields {...{ kind, draft, view, changed, onChange }} />
              <WhenFields {...{ kind, draft, onChange }} />
            </Stack>
          </Sheet>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          {isDone ? (
            <Alert color="green" role="status">
              {own.done}{' '}
              <Anchor component={Link} {...contract} size="sm">
                {own.back}
              </Anchor>
            </Alert>
          ) : (
            <Preview asked={asked} account={head.accountNumber} onDone={() => setDone(true)} />
          )}
        </Grid.Col>
      </Grid>
    </>
  )
}

/** What comes of a change, asked for once typing rests; done only as it was last shown. */
function Preview(props: {
  readonly asked: Asked | undefined
  readonly account: string
  readonly onDone: () => void
}) {
  const { asked, account, onDone } = props
  const own = useWords(CHANGE_WORDS)
  const { data: me } = useMe()
  const { data: commands = [] } = useCommands()
  const text = asked === undefined ? '' : JSON.stringify(asked)
  const [settled] = useDebouncedValue(text, TYPED_MS)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const preview = useQuery({
    queryKey: ['change', account, settled],
    queryFn: async ({ signal }) => {
      const question = JSON.parse(settled) as Asked
      // The version first: what is saved between the two is found when this is done.
      const { version } = await readVersion(question.command, question.input, signal)
      const shown = await ask<ChangePreview>('previews/change', { account, ...question }, signal)
      return { shown, version: version ?? undefined }
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  if (asked === undefined) {
    return (
      <Sheet title={own.preview}>
        <Text size="sm" c="dimmed">
          {own.waiting}
        </Text>
      </Sheet>
    )
  }
  const isCurrent = settled === text && preview.isSuccess && !preview.isPlaceholderData
  const permission = commands.find(({ name }) => name === asked.command)?.permission ?? ''
  return (
    <Stack>
      <Sheet title={own.preview} bare>
        <div aria-live="polite" aria-busy={!isCurrent && !preview.isError}>
          {preview.isError && settled === text ? (
            <div style={{ padding: 12 }}>
              <Failure error={preview.error} />
            </div>
          ) : (
            preview.data !== undefined && (
              <div style={{ opacity: isCurrent ? 1 : 0.5 }}>
                <BillDifferences preview={preview.data.shown} />
              </div>
            )
          )}
          {preview.isPending && (
            <div style={{ padding: 12 }}>
              <Waiting />
            </div>
          )}
        </div>
      </Sheet>
      <div>
        <Text size="xs" c="dimmed" mb={6}>
          {own.stop1}
        </Text>
        <Deed
          key={intent}
          command={asked.command}
          input={() => asked.input}
          intent={intent}
          proposes={me?.permissions[permission] === 'propose'}
          isReady={isCurrent}
          does={own.commit}
          version={{
            read: preview.data?.version,
            renew: async () => {
              await preview.refetch()
            },
          }}
          onDone={onDone}
        />
      </div>
    </Stack>
  )
}
