import { Group, Progress, Stack, Table, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { Amount, Day, Facts, Heading, Moment, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useView } from '../queries.ts'
import type { RunView, WholeRunView } from '../views.ts'
import { ACCOUNT_WORDS } from '../words/account.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'
import { HOME_WORDS } from '../words/home.ts'
import { RUNS_WORDS } from '../words/run.ts'
import { accountsWith, RunState } from './home-tables.tsx'
import { Exceptions } from './run-exceptions.tsx'
import { Steps } from './run-steps.tsx'

const WORKING: readonly string[] = ['rating', 'issuing']

/** One bill run: funnel, progress, control totals beside the run before, exceptions worked by keys. */
export function RunPage() {
  const { words } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const [isWorking, setWorking] = useState(false)
  const view = useView<WholeRunView>(`runs/${encodeURIComponent(number)}`, {
    refetchMs: isWorking ? 1500 : false,
  })
  const works = WORKING.includes(view.data?.run.state ?? '')
  if (works !== isWorking) setWorking(works)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { run } = view.data
  return (
    <>
      <Heading
        over={words.nouns.billRuns}
        title={run.number}
        state={<RunState state={run.state} />}
        actions={<Steps view={view.data} />}
      />
      <Stack>
        {works && <Working view={view.data} />}
        <Funnel view={view.data} />
        <Sheet>
          <RunFacts view={view.data} />
        </Sheet>
        <ControlTotals view={view.data} />
        {run.state === 'review' && <Exceptions runId={run.runId} number={run.number} />}
      </Stack>
    </>
  )
}

function Working({ view }: { readonly view: WholeRunView }) {
  const runWords = useWords(RUNS_WORDS)
  const parts = (states: readonly string[]) =>
    view.chunks
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { chunks }) => sum + Number(chunks), 0)
  const all = parts(['pending', 'rated', 'issued'])
  const done = view.run.state === 'rating' ? parts(['rated', 'issued']) : parts(['issued'])
  return (
    <div>
      <Progress value={all === 0 ? 0 : (100 * done) / all} animated aria-label={runWords.state} />
      <Text size="xs" c="dimmed" mt={4} aria-live="polite">
        {fill(runWords.progress, { done, all })}
      </Text>
    </div>
  )
}

function Funnel({ view }: { readonly view: RunView }) {
  const { words, language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const isIssued = ['issuing', 'issued'].includes(view.run.state)
  const open = view.exceptions.filter(({ state }) => state === 'open')
  const sum = (rows: readonly { readonly exceptions: string }[]) =>
    rows.reduce((total, row) => total + Number(row.exceptions), 0)
  const steps = [
    [runWords.selected, accountsWith(view), ''],
    [
      runWords.billed,
      accountsWith(view, 'billed'),
      (['skipped', 'held', 'failed', 'pending'] as const)
        .map(outcome => [accountsWith(view, outcome), runWords[outcome]] as const)
        .filter(([accounts]) => accounts > 0)
        .map(([accounts, name]) => `${accounts} ${name.toLowerCase()}`)
        .join(', '),
    ],
    [
      runWords.exceptions,
      sum(view.exceptions),
      open.length === 0 ? '' : `${sum(open)} ${words.list.open.toLowerCase()}`,
    ],
    [
      isIssued ? runWords.documents : runWords.drafts,
      view.sums.reduce((total, row) => total + Number(row.documents), 0),
      '',
    ],
  ] as const
  return (
    <Group grow gap="sm" align="stretch">
      {steps.map(([name, count, detail]) => (
        <div key={name} className="sheet" style={{ padding: '8px 12px' }}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {decimalText(String(count), language)}
          </Text>
          {detail !== '' && (
            <Text size="xs" c="dimmed">
              {detail}
            </Text>
          )}
        </div>
      ))}
    </Group>
  )
}

function RunFacts({ view: { run } }: { readonly view: RunView }) {
  const homeWords = useWords(HOME_WORDS)
  const runWords = useWords(RUNS_WORDS)
  const accountWords = useWords(ACCOUNT_WORDS)
  return (
    <Facts
      rows={[
        [homeWords.entity, `${run.entityCode} · ${run.entityName}`],
        [accountWords.cycle, run.cycleCode],
        [runWords.through, <Day key="through" on={run.throughOn} />],
        [runWords.issueOn, <Day key="issue" on={run.issueOn} />],
        [runWords.started, <Moment key="start" at={run.createdAt} />],
        [
          runWords.approvedAt,
          run.approvedAt === null ? null : <Moment key="approve" at={run.approvedAt} />,
        ],
        [
          runWords.finishedAt,
          run.finishedAt === null ? null : <Moment key="issued" at={run.finishedAt} />,
        ],
      ]}
    />
  )
}

/** Sums by currency and kind, beside those of the run before. */
function ControlTotals({ view }: { readonly view: WholeRunView }) {
  const { words, language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const documentWords = useWords(DOCUMENT_WORDS)
  const names: Readonly<Record<string, string>> = documentWords
  return (
    <Sheet title={runWords.controlTotals} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.form.kind}</Table.Th>
            <Table.Th className="figure">{runWords.documents}</Table.Th>
            <Table.Th className="figure">{runWords.net}</Table.Th>
            <Table.Th className="figure">{runWords.tax}</Table.Th>
            <Table.Th className="figure">{runWords.total}</Table.Th>
            <Table.Th className="figure">
              {runWords.before} {view.run.previousNumber}
            </Table.Th>
            <Table.Th className="figure">{runWords.change}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.sums.map(row => {
            const before = view.previous?.sums.find(
              each => each.currency === row.currency && each.kind === row.kind,
            )
            return (
              <Table.Tr key={`${row.kind} ${row.currency}`}>
                <Table.Th scope="row">
                  {names[row.kind]} {row.currency}
                </Table.Th>
                <Table.Td className="figure">{decimalText(row.documents, language)}</Table.Td>
                <Table.Td className="figure">
                  <Amount minor={row.netMinor} currency={row.currency} bare />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={row.taxMinor} currency={row.currency} bare />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={row.grossMinor} currency={row.currency} bare />
                </Table.Td>
                <Table.Td className="figure">
                  {before === undefined ? (
                    '–'
                  ) : (
                    <Amount minor={before.grossMinor} currency={row.currency} bare />
                  )}
                </Table.Td>
                <Table.Td className="figure">
                  {before === undefined ? (
                    '–'
                  ) : (
                    <Amount
                      minor={String(BigInt(row.grossMinor) - BigInt(before.grossMinor))}
                      currency={row.currency}
                      bare
                    />
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
