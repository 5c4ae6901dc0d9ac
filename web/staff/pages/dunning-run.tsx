import { Anchor, Group, Progress, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { decimalText, minorText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useDunningValue } from '../parts/dunning/value.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { ListSheet } from '../parts/list-sheet.tsx'
import {
  ConfirmReviewed,
  type ReviewedStep,
  ReviewedSteps,
  type StepCommands,
  WORKING,
} from '../parts/reviewed-steps.tsx'
import { useView } from '../queries.ts'
import type { DunningCount, DunningRunView } from '../views/dunning-run.ts'
import { DUNNING_RUN_WORDS } from '../words/dunning-run.ts'

/** One run of reminders or late charges: whom it asks, whom it leaves out and why, and its steps. */
export function DunningRunPage() {
  const own = useWords(DUNNING_RUN_WORDS)
  const wordOf = useDunningValue()
  const { number = '' } = useParams({ strict: false })
  const [step, setStep] = useState<ReviewedStep>()
  const path = `dunning-runs/${encodeURIComponent(number)}`
  const seen = useView<DunningRunView>(path)
  const works = WORKING.includes(seen.data?.run.state ?? '')
  // Asked again and again only while something moves.
  const view = useView<DunningRunView>(path, { refetchMs: works ? 1500 : false })
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { run, outcomes } = view.data
  return (
    <>
      <Heading
        over={wordOf(run.kind)}
        title={run.number}
        state={<Pill state={run.state}>{wordOf(run.state)}</Pill>}
        actions={
          step === undefined && (
            <ReviewedSteps state={run.state} words={own} commands={COMMANDS} onStep={setStep} />
          )
        }
      />
      <Stack>
        {step !== undefined && (
          <Confirm view={view.data} step={step} onClose={() => setStep(undefined)} />
        )}
        {works && <Working run={run} />}
        <Funnel kind={run.kind} outcomes={outcomes} />
        <Sheet>
          <RunFacts run={run} />
        </Sheet>
        <Outcomes run={run} outcomes={outcomes} />
        <ListSheet
          title={run.kind === 'reminders' ? own.letters : own.charges}
          list="dunning-outcomes"
          of={{ run: run.number, outcome: 'asked' }}
          all={own.allLetters}
          wider={{ run: run.number }}
        />
        {run.kind === 'reminders' && outcomes.length > 0 && (
          <ListSheet title={own.notAsked} list="dunning-left-out" of={{ run: run.number }} />
        )}
      </Stack>
    </>
  )
}

type Run = DunningRunView['run']

/** The words of the page: a run of late charges asks nobody for anything, it charges. */
function useRunWords(kind: Run['kind']) {
  const own = useWords(DUNNING_RUN_WORDS)
  const { charged, charges } = own
  return kind === 'reminders' ? own : { ...own, asked: charged, amount: charged, letters: charges }
}

const OF_RUNS = { permission: 'dunning.run' }
const COMMANDS: StepCommands = {
  cancel: { command: 'cancelDunningRun', ...OF_RUNS },
  resume: { command: 'resumeDunningRun', ...OF_RUNS },
  approve: { command: 'approveDunningRun', permission: 'dunning.approve' },
  send: { command: 'sendDunningRun', ...OF_RUNS },
}

/** How many customers are asked or charged, and what for. */
function Confirm(props: {
  readonly view: DunningRunView
  readonly step: ReviewedStep
  readonly onClose: () => void
}) {
  const { language } = useSpeech()
  const { view, ...rest } = props
  const own = useWords(DUNNING_RUN_WORDS)
  const { kind, number } = view.run
  const words = kind === 'reminders' ? own : { ...own, sendTold: own.chargeTold }
  const asked = view.outcomes.filter(({ outcome }) => outcome === 'asked')
  const count = asked.reduce((sum, { customers }) => sum + Number(customers), 0)
  const amounts = [...Map.groupBy(asked, ({ currency }) => currency)].map(([currency, of]) => {
    const minor = of.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
    return `${minorText(minor.toString(), currency, language)} ${currency}`
  })
  const facts = { count: decimalText(String(count), language), amount: amounts.join(', ') }
  return <ConfirmReviewed {...rest} run={number} {...{ words, facts }} commands={COMMANDS} />
}

function Working({ run }: { readonly run: Run }) {
  const own = useWords(DUNNING_RUN_WORDS)
  const { chunks: all, chunksDone: done } = run
  const text = fill(own.progress, { done, all })
  return (
    <div>
      <Progress value={all === 0 ? 0 : (100 * done) / all} animated aria-label={text} />
      <Text size="xs" c="dimmed" mt={4} aria-live="polite">
        {text}
      </Text>
    </div>
  )
}

const customersOf = (rows: readonly DunningCount[]) =>
  rows.reduce((sum, { customers }) => sum + Number(customers), 0)

function Funnel(props: { readonly kind: Run['kind']; readonly outcomes: readonly DunningCount[] }) {
  const { kind, outcomes } = props
  const { language } = useSpeech()
  const own = useRunWords(kind)
  const steps = (['asked', 'left_out', 'dropped', 'failed'] as const).map(
    outcome => [own[outcome], outcomes.filter(row => row.outcome === outcome)] as const,
  )
  return (
    <Group grow gap="sm" align="stretch">
      {[[own.customers, outcomes] as const, ...steps].map(([name, rows]) => (
        <div key={name} className="sheet" style={{ padding: '8px 12px' }}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {decimalText(String(customersOf(rows)), language)}
          </Text>
        </div>
      ))}
    </Group>
  )
}

function RunFacts({ run }: { readonly run: Run }) {
  const own = useWords(DUNNING_RUN_WORDS)
  const actorText = useActorText()
  const when = (at: string | null, by: string | null) =>
    at === null ? null : (
      <>
        <Moment at={at} /> {by === null ? '' : `· ${actorText(by) ?? by}`}
      </>
    )
  return (
    <Facts
      rows={[
        [own.entity, `${run.entityCode} · ${run.entityName}`],
        [own.runOn, <Day key="on" on={run.runOn} />],
        [own.started, when(run.createdAt, run.createdBy)],
        [own.approved, when(run.approvedAt, run.approvedBy)],
        [own.finished, when(run.finishedAt, null)],
      ]}
    />
  )
}

/** The customers of a run who came to the same. */
function toCustomers(run: string, { outcome, level, reason }: DunningCount): string {
  const why = outcome === 'dropped' ? { dropped: reason } : { outcome, reason }
  const known = Object.entries({ run, ...why, level }).filter(([, value]) => value !== null)
  return `/lists/dunning-outcomes?${new URLSearchParams(known.map(([name, value]) => [name, String(value)]))}`
}

/** How many customers came to what: letters by level, the rest by reason, with their sums. */
function Outcomes(props: { readonly run: Run; readonly outcomes: readonly DunningCount[] }) {
  const { run, outcomes } = props
  const { language } = useSpeech()
  const own = useRunWords(run.kind)
  const wordOf = useDunningValue()
  if (outcomes.length === 0) return null
  const detail = (row: DunningCount) =>
    row.level !== null
      ? fill(own.level, { level: row.level })
      : row.reason === null
        ? ''
        : wordOf(row.reason)
  return (
    <Sheet title={own.outcomes} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.outcome}</Table.Th>
            <Table.Th className="figure">{own.customers}</Table.Th>
            <Table.Th className="figure">{own.overdue}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th className="figure">{own.fee}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcomes.map(row => (
            <Table.Tr key={`${row.outcome} ${row.level} ${row.reason} ${row.currency}`}>
              <Table.Th scope="row">
                <Anchor component={Link} to={toCustomers(run.number, row)} size="sm">
                  {[own[row.outcome], detail(row)].filter(text => text !== '').join(': ')}
                </Anchor>
              </Table.Th>
              <Table.Td className="figure">{decimalText(row.customers, language)}</Table.Td>
              {[row.overdueMinor, row.amountMinor, row.feeMinor].map((minor, i) => (
                <Table.Td key={i} className="figure">
                  <Amount minor={minor} currency={row.currency} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
