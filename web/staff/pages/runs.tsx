import '../runs.css'
import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { dateText, decimalText, lastDay } from '../../ui/format.ts'
import { Amount, Heading, InTurn, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { Calendar } from '../parts/runs/calendar.tsx'
import { useView } from '../queries.ts'
import type { RunBoardView } from '../views/runs.ts'
import type { RunView } from '../views.ts'
import { BOARD_WORDS } from '../words/runs.ts'
import { accountsWith, RunState } from './home-tables.tsx'

/** What is to be billed when, and how far each run has come. */
export function RunsPage() {
  const { words } = useSpeech()
  const own = useWords(BOARD_WORDS)
  return (
    <>
      <Heading
        over={words.nouns.billRuns}
        title={own.title}
        actions={
          <Button component={Link} to="/lists/bill-runs" variant="default">
            {own.all}
          </Button>
        }
      />
      <InTurn>
        <Calendar />
        <Board />
      </InTurn>
    </>
  )
}

const COLUMNS = [
  ['rating', ['draft', 'rating']],
  ['review', ['review']],
  ['approved', ['approved', 'issuing']],
  ['issued', ['issued']],
] as const

/** Issued runs that a board still shows. */
const MOST_DONE = 6

const WORKING: readonly string[] = ['rating', 'issuing']

function Board() {
  const own = useWords(BOARD_WORDS)
  const first = useView<RunBoardView>('run-board')
  const works = first.data?.runs.some(({ run }) => WORKING.includes(run.state)) === true
  const view = useView<RunBoardView>('run-board', { refetchMs: works ? 2000 : false })
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  return (
    <section aria-label={own.board} className="run-board">
      {COLUMNS.map(([name, states]) => {
        const all = view.data.runs.filter(({ run }) =>
          (states as readonly string[]).includes(run.state),
        )
        const runs = name === 'issued' ? all.slice(0, MOST_DONE) : all
        return (
          <Sheet
            key={name}
            title={own[name]}
            aside={
              <Text size="sm" c="dimmed">
                {name === 'issued' ? '' : runs.length}
              </Text>
            }
            bare
          >
            {runs.length === 0 ? (
              <Text size="sm" c="dimmed" px="sm" pb="sm">
                {own.none}
              </Text>
            ) : (
              runs.map(each => <Card key={each.run.runId} view={each} />)
            )}
          </Sheet>
        )
      })}
    </section>
  )
}

function Card({ view }: { readonly view: RunView }) {
  const own = useWords(BOARD_WORDS)
  const { language } = useSpeech()
  const { run, sums } = view
  const count = (number: number) => decimalText(String(number), language)
  const open = view.exceptions
    .filter(({ state }) => state === 'open')
    .reduce((sum, each) => sum + Number(each.exceptions), 0)
  const totals = new Map<string, bigint>()
  for (const { currency, grossMinor } of sums) {
    totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(grossMinor))
  }
  const documents = sums.reduce((sum, each) => sum + Number(each.documents), 0)
  return (
    <div className="run-card">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Anchor component={Link} to={`/runs/${encodeURIComponent(run.number)}`} size="sm" fw={600}>
          {run.entityCode} {run.cycleCode ?? ''}
        </Anchor>
        {run.state === 'issuing' && <RunState state={run.state} />}
        {open > 0 && run.state !== 'issued' && (
          <Pill state="review">{fill(own.openExceptions, { count: count(open) })}</Pill>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {fill(own.through, { day: dateText(lastDay(run.throughOn), language) })}
      </Text>
      <Group justify="space-between" mt={4} wrap="nowrap" align="flex-start">
        <Text size="xs">
          {fill(own.customers, { count: count(accountsWith(view)) })}
          <br />
          {fill(own.documents, { count: count(documents) })}
        </Text>
        <div>
          {[...totals].map(([currency, minor]) => (
            <div key={currency}>
              <Amount minor={String(minor)} currency={currency} />
            </div>
          ))}
        </div>
      </Group>
    </div>
  )
}
