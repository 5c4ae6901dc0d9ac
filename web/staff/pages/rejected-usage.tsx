import '../runs.css'
import { Anchor, Stack, Text, UnstyledButton } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { readPage } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { useKeys } from '../../ui/keys.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { RejectedCard } from '../parts/rejected-usage/card.tsx'
import { ManyRows } from '../parts/rejected-usage/many.tsx'
import type { RejectedRow } from '../views/rejected-usage.ts'
import { REJECTED_USAGE_WORDS } from '../words/rejected-usage.ts'

const MOST = 100

/** Refused rows of usage, worked by single keys: put right, tried again, or given up with a reason. */
export function RejectedUsagePage() {
  const { words } = useSpeech()
  const own = useWords(REJECTED_USAGE_WORDS)
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string>()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState('')
  const found = useQuery({
    queryKey: ['list', 'rejected-usage', 'desk'],
    queryFn: ({ signal }) => readPage('rejected-usage', { state: 'open' }, { limit: MOST }, signal),
    placeholderData: keepPreviousData,
  })
  const all = (found.data?.rows ?? []) as unknown as readonly RejectedRow[]
  const rows = all.filter(({ rejectedId }) => !gone.has(rejectedId))
  const place = Math.max(
    0,
    rows.findIndex(({ rejectedId }) => rejectedId === chosen),
  )
  const row = rows[place]
  const go = (to: number) => {
    const next = rows[Math.max(0, Math.min(to, rows.length - 1))]
    setChosen(next?.rejectedId)
  }
  // Whoever deals with one stands on the next; what is dealt with does not come back.
  const onSettled = (settled: RejectedRow, what: string) => {
    const next = rows[place + 1] ?? rows[place - 1]
    setSaid(what)
    setGone(before => new Set([...before, settled.rejectedId]))
    setChosen(next?.rejectedId)
    queries.invalidateQueries({ queryKey: ['list', 'rejected-usage'] })
  }
  useKeys([
    ['j', () => go(place + 1)],
    ['k', () => go(place - 1)],
  ])
  return (
    <>
      <Heading
        over={words.nouns.usage}
        title={own.title}
        actions={
          <Anchor component={Link} to="/lists/rejected-usage" size="sm">
            {own.all}
          </Anchor>
        }
      />
      {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
      <Text size="sm" role="status" mb="xs">
        {said}
      </Text>
      {found.isSuccess && rows.length === 0 ? (
        <Sheet title={own.queue}>
          <Text size="sm" c="dimmed">
            {own.done}
          </Text>
        </Sheet>
      ) : (
        <div className="exception-desk">
          <Sheet
            title={own.queue}
            aside={
              <Text size="sm" c="dimmed">
                {all.length === MOST ? `${MOST}+` : rows.length}
              </Text>
            }
            bare
          >
            <Text size="xs" c="dimmed" px="sm" pb={6}>
              {own.keys}
            </Text>
            <Queue rows={rows} place={place} onChoose={go} />
          </Sheet>
          {row !== undefined && (
            <Stack>
              <RejectedCard
                row={row}
                onEdit={() => setSaid('')}
                onSettled={what => onSettled(row, what)}
              />
              <ManyRows
                key={row.code}
                code={row.code}
                rows={rows.filter(({ code }) => code === row.code)}
                onDone={(count, ids) => {
                  setSaid(fill(own.manyDone, { count }))
                  setGone(before => new Set([...before, ...ids]))
                  queries.invalidateQueries({ queryKey: ['list', 'rejected-usage'] })
                }}
              />
            </Stack>
          )}
        </div>
      )}
    </>
  )
}

function Queue(props: {
  readonly rows: readonly RejectedRow[]
  readonly place: number
  readonly onChoose: (place: number) => void
}) {
  const own = useWords(REJECTED_USAGE_WORDS)
  const { language } = useSpeech()
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when another one is chosen
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [props.place])
  return (
    <nav aria-label={own.queue} style={{ maxHeight: '70vh', overflowY: 'auto' }}>
      {props.rows.map((row, i) => (
        <UnstyledButton
          key={row.rejectedId}
          ref={i === props.place ? current : null}
          className="exception-row"
          aria-current={i === props.place}
          onClick={() => props.onChoose(i)}
        >
          <span className="line">
            <Text size="sm" fw={600} component="span">
              {valueLabel(row.kind, language)}
            </Text>
            <Text size="sm" component="span">
              {row.account}
            </Text>
          </span>
          <Text size="xs" c="dimmed">
            {shortOf(row)}
          </Text>
        </UnstyledButton>
      ))}
    </nav>
  )
}

/** What a row is about, in a few words. */
function shortOf({ received }: RejectedRow): string {
  const { serial, readOn, day, eventKey, value, quantity } = received
  return [serial ?? eventKey, readOn ?? day, value ?? quantity]
    .filter(each => typeof each === 'string' && each !== '')
    .join(' · ')
    .slice(0, 90)
}
