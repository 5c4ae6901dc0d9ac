import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { run as command } from '../../ui/api.ts'
import { dateText, decimalText, lastDay } from '../../ui/format.ts'
import { Amount, Day, Facts, Heading, InTurn, Moment, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { BeforeAfter } from '../parts/runs/before-after.tsx'
import { Comparison } from '../parts/runs/comparison.tsx'
import { Exceptions } from '../parts/runs/exceptions.tsx'
import { Funnel } from '../parts/runs/funnel.tsx'
import { Working } from '../parts/runs/working.tsx'
import { useMe, useNames, useView } from '../queries.ts'
import type { RunView, WholeRunView } from '../views.ts'
import { ACCOUNT_WORDS } from '../words/account.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'
import { HOME_WORDS } from '../words/home.ts'
import { RUNS_WORDS } from '../words/run.ts'
import { RUN_DESK_WORDS } from '../words/run-desk.ts'
import { RunState } from './home-tables.tsx'
import { Steps } from './run-steps.tsx'

const WORKING: readonly string[] = ['rating', 'issuing']

/** One bill run: funnel, progress, exceptions worked by keys, control totals and the run before it. */
export function RunPage() {
  const { words } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const [isMoving, setMoving] = useState(false)
  const view = useView<WholeRunView>(`runs/${encodeURIComponent(number)}`, {
    refetchMs: isMoving ? 1500 : false,
  })
  const works = WORKING.includes(view.data?.run.state ?? '')
  const moves = works || (view.data?.stale ?? 0) > 0
  if (moves !== isMoving) setMoving(moves)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { run, stale } = view.data
  return (
    <>
      <Heading
        over={words.nouns.billRuns}
        title={run.number}
        state={<RunState state={run.state} />}
        actions={<Steps view={view.data} />}
      />
      <InTurn>
        {works && <Working view={view.data} />}
        <Funnel view={view.data} />
        {view.data.lastIssuedOn !== null && <TooEarly lastIssuedOn={view.data.lastIssuedOn} />}
        {stale > 0 && <Stale runId={run.runId} count={stale} />}
        {run.state === 'review' && (
          <Exceptions
            runId={run.runId}
            number={run.number}
            asOf={JSON.stringify([view.data.exceptions, stale])}
            isNone={view.data.exceptions.length === 0}
          />
        )}
        {run.kind === 'rebill' && (
          <BeforeAfter
            number={run.number}
            asOf={JSON.stringify([run.state, view.data.outcomes, stale])}
          />
        )}
        <ControlTotals view={view.data} />
        <Comparison number={run.number} previous={run.previousNumber} />
        <Sheet>
          <RunFacts view={view.data} />
        </Sheet>
      </InTurn>
    </>
  )
}

/** Later documents have been issued meanwhile: said before somebody approves in vain. */
function TooEarly({ lastIssuedOn }: { readonly lastIssuedOn: string }) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  return (
    <Alert color="orange" variant="light" role="status">
      <Text size="sm">{fill(own.tooEarly, { day: dateText(lastIssuedOn, language) })}</Text>
    </Alert>
  )
}

/** Facts have changed under drafts: a job calculates them again; whoever will not wait, asks for it. */
function Stale({ runId, count }: { readonly runId: string; readonly count: number }) {
  const own = useWords(RUN_DESK_WORDS)
  const { data: me } = useMe()
  const queries = useQueryClient()
  const refresh = useMutation({
    mutationFn: () => command('refreshBillRun', { runId }, { key: crypto.randomUUID() }),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <Alert color="blue" variant="light" role="status">
      <Group justify="space-between">
        <Text size="sm">{fill(own.again, { count })}</Text>
        {me?.permissions['billRuns.review'] !== undefined && (
          <Button
            size="compact-xs"
            variant="default"
            loading={refresh.isPending}
            onClick={() => refresh.mutate()}
          >
            {own.calculate}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

function RunFacts({ view: { run } }: { readonly view: RunView }) {
  const homeWords = useWords(HOME_WORDS)
  const runWords = useWords(RUNS_WORDS)
  const accountWords = useWords(ACCOUNT_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { data: names } = useNames()
  return (
    <Facts
      rows={[
        [homeWords.entity, `${run.entityCode} · ${run.entityName}`],
        [accountWords.cycle, names?.[`cycle.${run.cycleCode}`] ?? run.cycleCode],
        [runWords.through, <Day key="through" on={lastDay(run.throughOn)} />],
        [runWords.issueOn, <Day key="issue" on={run.issueOn} />],
        [runWords.started, <Moment key="start" at={run.createdAt} />],
        [own.startedBy, names?.[run.createdBy] ?? run.createdBy],
        [
          runWords.approvedAt,
          run.approvedAt === null ? null : <Moment key="approve" at={run.approvedAt} />,
        ],
        [
          own.approvedBy,
          run.approvedBy === null ? null : (names?.[run.approvedBy] ?? run.approvedBy),
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
