import '../../runs.css'
import { Text, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { run as command, readPage } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText } from '../../../ui/format.ts'
import { useKeys } from '../../../ui/keys.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { ExceptionRow } from '../../views/runs.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'
import { DraftCard } from './draft-card.tsx'

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
}) {
  const { runId, number, asOf } = props
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const navigate = useNavigate()
  const [at, setAt] = useState(0)
  const [note, setNote] = useState('')
  const [isFixing, setFixing] = useState(false)
  const noteRef = useRef<HTMLInputElement>(null)
  const found = useQuery({
    queryKey: ['list', 'bill-run-exceptions', number, asOf],
    queryFn: () => readPage('bill-run-exceptions', { run: number, state: 'open' }, { limit: MOST }),
    placeholderData: keepPreviousData,
  })
  const all = (found.data?.rows ?? []) as unknown as readonly ExceptionRow[]
  const decision = useDecision(runId)
  const rows = decisions(all).filter(each => !decision.gone.has(keyOf(each)))
  const place = Math.min(at, Math.max(0, rows.length - 1))
  const row = rows[place]
  const decide = (what: Decision) => {
    if (row === undefined) return
    decision.mutate({ row, decision: what, note })
    setNote('')
    setFixing(false)
  }
  const go = (to: number) => {
    setAt(Math.max(0, Math.min(to, rows.length - 1)))
    setFixing(false)
  }
  const open = () =>
    row !== undefined && navigate({ to: `/accounts/${encodeURIComponent(row.account)}` })
  useKeys([
    ['j', () => go(place + 1)],
    ['k', () => go(place - 1)],
    ['a', () => decide('accept')],
    ['h', () => decide('hold')],
    ['f', () => row !== undefined && setFixing(true)],
    ['n', () => noteRef.current?.focus()],
  ])
  useKeys([['Enter', open]], ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'])
  if (found.isSuccess && rows.length === 0) {
    return (
      <Sheet title={runWords.queue}>
        <Text size="sm" c="dimmed">
          {runWords.queueDone}
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
            {all.length === MOST ? `${MOST}+` : rows.length}
          </Text>
        }
        bare
      >
        <Text size="xs" c="dimmed" px="sm" pb={6}>
          {own.keys}
        </Text>
        {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
        <Queue rows={rows} place={place} onChoose={go} />
      </Sheet>
      {row !== undefined && (
        <DraftCard
          key={keyOf(row)}
          run={number}
          row={row}
          note={note}
          noteRef={noteRef}
          isFixing={isFixing}
          error={decision.error}
          onNote={setNote}
          onDecide={decide}
          onFix={setFixing}
        />
      )}
    </div>
  )
}

/**
 * Decides exceptions. One that has been asked for is gone from the queue at once, and comes back where
 * it was refused: whoever works by keys does not wait for the server.
 */
function useDecision(runId: string) {
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { words } = useSpeech()
  const queries = useQueryClient()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const back = (row: ExceptionRow) =>
    setGone(before => new Set([...before].filter(key => key !== keyOf(row))))
  const mutation = useMutation({
    mutationFn: (asked: {
      readonly row: ExceptionRow
      readonly decision: Decision
      readonly note: string
    }) => {
      const { row, decision, note } = asked
      const { code, account } = row
      const said = note === '' ? {} : { note }
      const input = { runId, decision, code, accounts: [account], ...said }
      return command('decideExceptions', input, { key: crypto.randomUUID() })
    },
    onMutate: ({ row }) => setGone(before => new Set([...before, keyOf(row)])),
    onError: (_, { row }) => back(row),
    onSuccess: async (_, { row, decision }) => {
      const what = decision === 'accept' ? runWords.accept : runWords.hold
      notifications.show({
        message: fill(own.decided, { what, account: row.account }),
        color: 'green',
        closeButtonProps: { 'aria-label': words.shell.close },
      })
      queries.invalidateQueries({ queryKey: ['view'] })
      await queries.invalidateQueries({ queryKey: ['list', 'bill-run-exceptions'] })
      back(row)
    },
  })
  return { ...mutation, gone }
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

/** What is remarkable, as a sentence with its figures in the reader's notation. */
export function useSaid(): (row: ExceptionRow) => string {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const sentences: Readonly<Record<string, string>> = own
  return ({ code, facts }) => {
    const told = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => {
        const text = String(value)
        return [
          name,
          /^\d{4}-\d\d-\d\d$/.test(text) ? dateText(text, language) : decimalText(text, language),
        ]
      }),
    )
    return fill(sentences[code] ?? code, told)
  }
}
