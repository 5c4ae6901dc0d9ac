import '../reconciliation.css'
import '../collecting.css'
import { Anchor, Button, Group, NativeSelect, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { readPage } from '../../ui/api.ts'
import { useScreenKeys } from '../../ui/keys.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { Card } from '../parts/collect/card.tsx'
import { Queue } from '../parts/collect/queue.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import type { QueueRow } from '../views/collecting.ts'
import { COLLECTING_WORDS } from '../words/collecting.ts'

const PAGE = 50
const NOT_WHILE_TYPING = ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A']

/** Whom to call first on the left; all that one needs on the telephone, and the call's log, on the right. */
export function CollectingPage() {
  const { words } = useSpeech()
  const own = useWords(COLLECTING_WORDS)
  const { account: asked, collector } = useSearch({ strict: false }) as {
    account?: string
    collector?: string
  }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const queue = useQueue(collector)
  const [opened, setOpened] = useState<string>()
  const rows = queue.data?.pages.flatMap(page => page.rows as unknown as QueueRow[]) ?? []
  const found = rows.findIndex(row => row.account === asked)
  const at = Math.max(0, found)
  const chosen = asked ?? rows[0]?.account
  const go = (account: string | undefined, by: string | undefined = collector) =>
    navigate({
      to: '/collecting',
      search: {
        ...(by === undefined ? {} : { collector: by }),
        ...(account === undefined ? {} : { account }),
      },
    })
  const move = (by: 1 | -1) => {
    const to = rows[otherAt(rows, at, by)]
    if (to !== undefined) go(to.account)
  }
  useScreenKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])
  useScreenKeys([['Enter', () => setOpened(chosen)]], NOT_WHILE_TYPING)
  if (queue.isPending) return <Waiting />
  if (queue.isError) return <FailedPage error={queue.error} onRetry={() => queue.refetch()} />
  const onDone = async () => {
    const next = nextToCall(rows, at)
    setOpened(next)
    await go(next)
    await queries.invalidateQueries({ queryKey: ['queue'] })
    await queries.invalidateQueries({ queryKey: ['view'] })
  }
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        actions={<Actions collector={collector} onChoose={by => go(undefined, by)} />}
      />
      {chosen === undefined ? (
        <Text c="dimmed">{own.empty}</Text>
      ) : (
        <div className="desk">
          <Sheet title={own.queue} aside={<Keys />} bare>
            <Queue
              rows={rows}
              chosen={chosen}
              onChoose={(account, byKey) => {
                go(account)
                if (byKey) setOpened(account)
              }}
            />
            {queue.hasNextPage && (
              <Button
                variant="subtle"
                size="compact-sm"
                m="xs"
                loading={queue.isFetchingNextPage}
                onClick={() => queue.fetchNextPage()}
              >
                {own.more}
              </Button>
            )}
          </Sheet>
          <Card
            key={chosen}
            account={chosen}
            isOpened={opened === chosen}
            onSkip={() => go(nextToCall(rows, at))}
            onDone={onDone}
          />
        </div>
      )}
    </>
  )
}

/** The queue, page by page, of everybody or of one collector. */
function useQueue(collector: string | undefined) {
  const filters = collector === undefined ? {} : { collector }
  return useInfiniteQuery({
    queryKey: ['queue', collector],
    queryFn: ({ pageParam, signal }) =>
      readPage('collection-queue', filters, { after: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** The next row of another customer: one may stand in the queue by several currencies. */
function otherAt(rows: readonly QueueRow[], at: number, by: 1 | -1): number {
  const here = rows[at]?.account
  let to = at + by
  while (rows[to]?.account === here && rows[to] !== undefined) to += by
  return to
}

/** Whose turn it is after a row: the next who is not to be left alone until later. */
function nextToCall(rows: readonly QueueRow[], at: number): string | undefined {
  const here = rows[at]
  const isDue = (row: QueueRow) =>
    row.account !== here?.account && (row.nextOn === null || row.nextOn <= row.asOf)
  return (rows.slice(at + 1).find(isDue) ?? rows.find(isDue) ?? here)?.account
}

function Keys() {
  const own = useWords(COLLECTING_WORDS)
  return (
    <Text size="xs" c="dimmed">
      {own.keys}
    </Text>
  )
}

/** Whose queue it is, and what else a collector's morning has. */
function Actions(props: {
  readonly collector: string | undefined
  readonly onChoose: (collector: string | undefined) => void
}) {
  const own = useWords(COLLECTING_WORDS)
  const { data } = useQuery({
    queryKey: ['collectors'],
    queryFn: ({ signal }) => readPage('collectors', { active: 'true' }, { limit: 200 }, signal),
  })
  const desks = data?.rows.map(row => ({
    value: String(row.collector),
    label: String(row.name),
  }))
  return (
    <Group gap="md">
      <Anchor component={Link} to="/lists/promises?state=running" size="sm">
        {own.calendar}
      </Anchor>
      <Anchor component={Link} to="/lists/tasks?desk=collections" size="sm">
        {own.tasks}
      </Anchor>
      <NativeSelect
        aria-label={own.collector}
        size="xs"
        value={props.collector ?? ''}
        data={[{ value: '', label: own.everybody }, ...(desks ?? [])]}
        onChange={({ currentTarget: { value } }) =>
          props.onChoose(value === '' ? undefined : value)
        }
      />
    </Group>
  )
}
