import '../../runs.css'
import { Text, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { run as command, readPage } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useKeys } from '../../../ui/keys.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { ExceptionRow } from '../../views/runs.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'
import { DraftCard } from './draft-card.tsx'
import { useSaid } from './said.ts'

type Decision = 'accept' | 'hold'

const MOST = 100
/** What is decided at once: an account's exceptions of one kind, whatever lines they are about. */
const keyOf = ({ code, account }: ExceptionRow) => `${code} ${account}`

function decisions(rows: readonly ExceptionRow[]): ExceptionRow[] {
  const first = new Map<string, ExceptionRow>()
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row)
  return [...first.values()]
}

/**
 * Undecided exceptions, worked by single keys: what is remarkable on the left, the draft that it is
 * about on the right. Whoever decides one stands on the next.
 */
export function Exceptions(props: {
  readonly runId: string
  readonly number: string
  /** Changes with the exceptions that there are: whoever calculates again makes new ones. */
  readonly asOf: string
  /** Whether there never was one. */
  readonly isNone: boolean
}) {
  const { runId, number, asOf } = props
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const navigate = useNavigate()
  const [chosen, setChosen] = useState({ key: '', at: 0 })
  const [note, setNote] = useState('')
  const [fixing, setFixing] = useState<string>()
  const noteRef = useRef<HTMLInputElement>(null)
  const found = useQuery({
    queryKey: ['list', 'bill-run-exceptions', number, asOf],
    queryFn: () => readPage('bill-run-exceptions', { run: number, state: 'open' }, { limit: MOST }),
    placeholderData: keepPreviousData,
  })
  const all = (found.data?.rows ?? []) as unknown as readonly ExceptionRow[]
  const decision = useDecision(runId, row => setChosen(({ at }) => ({ key: keyOf(row), at })))
  const readAt = found.isPlaceholderData ? 0 : found.dataUpdatedAt
  const rows = decisions(all).filter(each => !decision.isGone(each, readAt))
  const { place, row } = standing(rows, chosen)
  const current = row === undefined ? '' : keyOf(row)
  if (row !== undefined && chosen.key !== current) setChosen({ key: current, at: place })
  const decide = (what: Decision) => {
    if (row === undefined) return
    decision.mutate({ row, decision: what, note })
    setNote('')
    go(place < rows.length - 1 ? place + 1 : place - 1)
  }
  const go = (to: number) => {
    const next = rows[Math.max(0, Math.min(to, rows.length - 1))]
    if (next !== undefined) setChosen({ key: keyOf(next), at: place })
    setFixing(undefined)
  }
  const open = () =>
    row !== undefined && navigate({ to: `/accounts/${encodeURIComponent(row.account)}` })
  useKeys([
    ['j', () => go(place + 1)],
    ['k', () => go(place - 1)],
    ['a', () => decide('accept')],
    ['h', () => decide('hold')],
    ['f', () => row !== undefined && setFixing(current)],
    ['n', () => noteRef.current?.focus()],
  ])
  useKeys([['Enter', open]], ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'])
  if (found.isSuccess && rows.length === 0) {
    return (
      <Sheet title={runWords.queue}>
        <Text size="sm" c="dimmed">
          {props.isNone ? own.noException : runWords.queueDone}
        </Text>
      </Sheet>
    )
  }
  return (
    <div className="exception-desk">
      <Sheet
        title={runWords.queue}
        aside={
          <Text size="sm" c="dimmed">
            {all.length === MOST
              ? `${MOST}+`
              : rows.length === all.length
                ? rows.length
                : fill(own.together, { decisions: rows.length, exceptions: all.length })}
          </Text>
        }
        bare
      >
        <Text size="xs" c="dimmed" px="sm" pb={6}>
          {own.keys}
        </Text>
        {rows.length < all.length && (
          <Text size="xs" c="dimmed" px="sm" pb={6}>
            {own.togetherWhy}
          </Text>
        )}
        {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
        <Queue rows={rows} place={place} onChoose={go} />
      </Sheet>
      {row !== undefined && (
        <DraftCard
          key={current}
          run={number}
          row={row}
          note={note}
          noteRef={noteRef}
          isFixing={fixing === current}
          error={decision.error}
          onNote={setNote}
          onDecide={decide}
          onFix={isFixing => setFixing(isFixing ? current : undefined)}
        />
      )}
    </div>
  )
}

/**
 * Where in the queue somebody stands: on what they chose, wherever a list that was read again has it;
 * once that is gone, at the same place.
 */
function standing(rows: readonly ExceptionRow[], chosen: { key: string; at: number }) {
  const found = rows.findIndex(each => keyOf(each) === chosen.key)
  const place = found >= 0 ? found : Math.max(0, Math.min(chosen.at, rows.length - 1))
  return { place, row: rows[place] }
}

/**
 * Decides exceptions. One that has been asked for is gone from the queue at once, and stays so until the
 * list has been read after its decision; it comes back where it was refused. Whoever works by keys does
 * not wait for the server.
 */
function useDecision(runId: string, onRefused: (row: ExceptionRow) => void) {
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { words } = useSpeech()
  const queries = useQueryClient()
  const [decidedAt, setDecidedAt] = useState<ReadonlyMap<string, number>>(new Map())
  const note = (row: ExceptionRow, at: number) =>
    setDecidedAt(before => new Map(before).set(keyOf(row), at))
  const mutation = useMutation({
    mutationFn: (asked: {
      readonly row: ExceptionRow
      readonly decision: Decision
      readonly note: string
    }) => {
      const { row, decision, note: said } = asked
      const { code, account } = row
      const input = {
        runId,
        decision,
        code,
        accounts: [account],
        ...(said !== '' && { note: said }),
      }
      return command('decideExceptions', input, { key: crypto.randomUUID() })
    },
    onMutate: ({ row }) => note(row, Number.POSITIVE_INFINITY),
    onError: (_, { row }) => {
      note(row, Number.NEGATIVE_INFINITY)
      onRefused(row)
    },
    onSuccess: (_, { row, decision }) => {
      const what = decision === 'accept' ? runWords.accept : runWords.hold
      notifications.show({
        message: fill(own.decided, { what, account: row.account }),
        color: 'green',
        closeButtonProps: { 'aria-label': words.shell.close },
      })
      note(row, Date.now())
      queries.invalidateQueries({ queryKey: ['list', 'bill-run-exceptions'] })
      queries.invalidateQueries({ queryKey: ['view'] })
    },
  })
  const isGone = (row: ExceptionRow, readAt: number) =>
    readAt <= (decidedAt.get(keyOf(row)) ?? Number.NEGATIVE_INFINITY)
  return { ...mutation, isGone }
}

function Queue(props: {
  readonly rows: readonly ExceptionRow[]
  readonly place: number
  readonly onChoose: (place: number) => void
}) {
  const runWords = useWords(RUNS_WORDS)
  const { language } = useSpeech()
  const say = useSaid()
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when another one is chosen
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [props.place])
  return (
    <nav aria-label={runWords.queue} style={{ maxHeight: '70vh', overflowY: 'auto' }}>
      {props.rows.map((row, i) => (
        <UnstyledButton
          key={keyOf(row)}
          ref={i === props.place ? current : null}
          className="exception-row"
          aria-current={i === props.place}
          onClick={() => props.onChoose(i)}
        >
          <span className="line">
            <Text size="sm" fw={600} component="span">
              {valueLabel(row.code, language)}
            </Text>
            <Text size="sm" component="span">
              {row.account}
            </Text>
          </span>
          <Text size="xs" c="dimmed">
            {say(row)}
          </Text>
        </UnstyledButton>
      ))}
    </nav>
  )
}
