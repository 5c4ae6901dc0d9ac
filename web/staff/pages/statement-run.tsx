import { Group, Progress, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
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
import type { StatementRunView } from '../views/statement-run.ts'
import { STATEMENT_RUN_WORDS } from '../words/statement-run.ts'

/** A run of statements: for whom, what they come to, by which way they go, and its next step. */
export function StatementRunPage() {
  const own = useWords(STATEMENT_RUN_WORDS)
  const { language } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const [step, setStep] = useState<ReviewedStep>()
  const path = `statement-runs/${encodeURIComponent(number)}`
  const seen = useView<StatementRunView>(path)
  const works = WORKING.includes(seen.data?.run.state ?? '')
  // Asked again and again only while something moves.
  const view = useView<StatementRunView>(path, { refetchMs: works ? 1500 : false })
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { run } = view.data
  return (
    <>
      <Heading
        over={own.over}
        title={run.number}
        state={<Pill state={run.state}>{valueLabel(run.state, language)}</Pill>}
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
        <Funnel view={view.data} />
        <Totals totals={view.data.totals} />
        <SimpleGrid cols={{ base: 1, lg: 2 }}>
          <Sheet>
            <RunFacts run={run} />
          </Sheet>
          <Counts view={view.data} />
        </SimpleGrid>
        <ListSheet
          title={own.statements}
          list="statements"
          of={{ statementRun: run.number }}
          all={own.all}
        />
      </Stack>
    </>
  )
}

type Run = StatementRunView['run']

const OF_MESSAGES = { permission: 'messages.deliver' }
const COMMANDS: StepCommands = {
  cancel: { command: 'cancelStatementRun', ...OF_MESSAGES },
  resume: { command: 'resumeStatementRun', ...OF_MESSAGES },
  approve: { command: 'approveStatementRun', ...OF_MESSAGES },
  send: { command: 'sendStatementRun', ...OF_MESSAGES },
}

/** How many statements there are, and by which way they go. */
function useStepFacts({ totals, ways }: StatementRunView) {
  const { language } = useSpeech()
  const count = decimalText(sumOf(totals.map(each => each.statements)), language)
  const said = [...Map.groupBy(ways, ({ channel }) => channel)].map(([channel, of]) => {
    const each = decimalText(sumOf(of.map(({ statements }) => statements)), language)
    return `${valueLabel(channel, language)} ${each}`
  })
  return { count, ways: said.join(', ') }
}

function Confirm(props: {
  readonly view: StatementRunView
  readonly step: ReviewedStep
  readonly onClose: () => void
}) {
  const words = useWords(STATEMENT_RUN_WORDS)
  const { view, ...rest } = props
  const facts = useStepFacts(view)
  return (
    <ConfirmReviewed {...rest} run={view.run.number} {...{ words, facts }} commands={COMMANDS} />
  )
}

function Working({ run }: { readonly run: Run }) {
  const own = useWords(STATEMENT_RUN_WORDS)
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

function sumOf(counts: readonly string[]): string {
  return String(counts.reduce((sum, count) => sum + Number(count), 0))
}

function Funnel({ view: { run, totals, leftOut } }: { readonly view: StatementRunView }) {
  const { language } = useSpeech()
  const own = useWords(STATEMENT_RUN_WORDS)
  const steps = [
    [own.customers, String(run.customers)],
    [own.idle, String(run.idle)],
    [own.told, String(run.told)],
    [own.leftOut, sumOf(leftOut.map(each => each.customers))],
    [own.statements, sumOf(totals.map(each => each.statements))],
  ] as const
  return (
    <Group grow gap="sm" align="stretch">
      {steps.map(([name, count]) => (
        <div key={name} className="sheet" style={{ padding: '8px 12px' }}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {decimalText(count, language)}
          </Text>
        </div>
      ))}
    </Group>
  )
}

function Totals({ totals }: { readonly totals: StatementRunView['totals'] }) {
  const { language } = useSpeech()
  const own = useWords(STATEMENT_RUN_WORDS)
  if (totals.length === 0) return null
  const heads = [own.opening, own.movements, own.closing, own.overdue, own.credit]
  return (
    <Sheet title={own.totals} bare>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.currency}</Table.Th>
            <Table.Th className="figure">{own.statements}</Table.Th>
            {heads.map(head => (
              <Table.Th key={head} className="figure">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals.map(each => (
            <Table.Tr key={each.currency}>
              <Table.Th scope="row">{each.currency}</Table.Th>
              <Table.Td className="figure">{decimalText(each.statements, language)}</Table.Td>
              {[
                each.openingMinor,
                each.movementMinor,
                each.closingMinor,
                each.overdueMinor,
                each.creditMinor,
              ].map((minor, i) => (
                <Table.Td key={i} className="figure">
                  <Amount minor={minor} currency={each.currency} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function RunFacts({ run }: { readonly run: Run }) {
  const { language } = useSpeech()
  const own = useWords(STATEMENT_RUN_WORDS)
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
        [
          own.days,
          <span key="days">
            <Day on={run.fromOn} /> – <Day on={run.asOf} />
          </span>,
        ],
        [own.method, run.method === null ? own.ownMethod : valueLabel(run.method, language)],
        [own.whose, valueLabel(run.whose, language)],
        [own.segment, run.segment],
        [own.started, when(run.createdAt, run.createdBy)],
        [own.approved, when(run.approvedAt, run.approvedBy)],
        [own.finished, when(run.finishedAt, null)],
      ]}
    />
  )
}

/** By which way the statements go, and why customers were left out. */
function Counts({ view: { ways, leftOut } }: { readonly view: StatementRunView }) {
  const { language } = useSpeech()
  const own = useWords(STATEMENT_RUN_WORDS)
  const rows = [
    ...ways.map(({ channel, state, statements }) => ({
      name: [channel, state].map(each => valueLabel(each, language)).join(' · '),
      count: statements,
    })),
    ...leftOut.map(({ reason, customers }) => ({
      name: `${own.leftOut}: ${valueLabel(reason, language)}`,
      count: customers,
    })),
  ]
  if (rows.length === 0) return null
  return (
    <Sheet title={own.ways} bare>
      <Table>
        <Table.Tbody>
          {rows.map(({ name, count }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className="figure">{decimalText(count, language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
