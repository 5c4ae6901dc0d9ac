import { Anchor, Button, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText, minorText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { useActorNames } from '../../ui/list/links.ts'
import { Amount, Day, Facts, Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { ConfirmStep } from '../parts/confirm-step.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { FigureCards } from '../parts/figure-cards.tsx'
import { ListSheet } from '../parts/list-sheet.tsx'
import { FileRefused, ReplaceFile } from '../parts/replace-file.tsx'
import { fileFacts } from '../parts/replaced-files.tsx'
import { RunFile, TakenTimes } from '../parts/run-file.tsx'
import { useMe, useView } from '../queries.ts'
import type { DebitPart, DebitRunView } from '../views/debit-run.ts'
import { DEBIT_RUN_WORDS } from '../words/debit-run.ts'
import { RUN_FILE_WORDS } from '../words/run-file.ts'

type Run = DebitRunView['run']
type Step = 'approve' | 'cancel' | 'anew'

/** A run of direct debits: what its file holds, whom it left out, what the bank said of it. */
export function DebitRunPage() {
  const own = useWords(DEBIT_RUN_WORDS)
  const files = useWords(RUN_FILE_WORDS)
  const { words, language } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const path = `debit-runs/${encodeURIComponent(number)}`
  const seen = useView<DebitRunView>(path)
  const writes = seen.data?.run.state === 'approved'
  // Asked again only while its file is being written.
  const view = useView<DebitRunView>(path, { refetchMs: writes ? 1500 : false })
  const [step, setStep] = useState<Step>()
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { run, sequences, states, leftOut } = view.data
  const next = {
    review: own.nextReview,
    approved: own.nextApproved,
    sent: own.nextSent,
    refused: null,
    settled: own.nextSettled,
    cancelled: own.nextCancelled,
  } as const
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.cash} ·{' '}
            <Anchor component={Link} to="/bank-files-out" size="xs" underline="always">
              {own.one}
            </Anchor>
          </>
        }
        title={run.reference}
        state={
          <Pill state={pillOf(run)}>
            {run.state === 'refused' ? files.refusedState : own[run.state]}
          </Pill>
        }
        actions={<Steps run={run} onStep={setStep} onTaken={() => view.refetch()} />}
      />
      <Stack>
        {run.state === 'refused' && <FileRefused refusedFor={run.refusedFor} />}
        {step !== undefined && canStep(step, run) && (
          <DebitStep key={step} step={step} run={run} onClose={() => setStep(undefined)} />
        )}
        <Text size="sm" c="dimmed">
          {next[run.state]}
        </Text>
        <Figures view={view.data} />
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          <Sheet title={own.holds} bare>
            <Parts name={own.sequence} count={own.number} parts={sequences} run={run} />
          </Sheet>
          <Sheet title={own.became} bare>
            <Parts
              name={own.state}
              count={own.number}
              parts={states}
              run={run}
              label={each => <Pill state={each}>{valueLabel(each, language)}</Pill>}
            />
          </Sheet>
          <Sheet
            title={own.leftOut}
            aside={
              <Anchor
                component={Link}
                to={`/lists/debit-left-out?${new URLSearchParams({ run: run.reference })}`}
                size="sm"
              >
                {own.asList}
              </Anchor>
            }
            bare
          >
            <Parts
              name={own.why}
              count={own.customers}
              parts={leftOut}
              run={run}
              label={each => valueLabel(each, language)}
            />
          </Sheet>
        </SimpleGrid>
        <Sheet>
          <RunFacts run={run} />
        </Sheet>
        <ListSheet
          title={own.all}
          list="payments"
          of={{ debitRun: run.reference }}
          all={own.asList}
        />
      </Stack>
    </>
  )
}

/** How its state is coloured. */
function pillOf({ state }: Run): string {
  return state === 'sent' ? 'approved' : state === 'refused' ? 'failed' : state
}

/** Whether a step is in turn; the server decides for good. */
function canStep(step: Step, run: Run): boolean {
  if (step === 'approve') return run.state === 'review'
  if (step === 'cancel') return run.state === 'review' || run.state === 'refused'
  return run.state === 'refused' || (run.state === 'sent' && run.acceptedAt === null)
}

function Steps(props: {
  readonly run: Run
  readonly onStep: (step: Step) => void
  readonly onTaken: () => void
}) {
  const own = useWords(DEBIT_RUN_WORDS)
  const files = useWords(RUN_FILE_WORDS)
  const { data: me } = useMe()
  const { run, onStep, onTaken } = props
  const may = (permission: string) => me?.permissions[permission] !== undefined
  return (
    <>
      {canStep('cancel', run) && may('debits.run') && (
        <Button variant="default" onClick={() => onStep('cancel')}>
          {own.cancel}
        </Button>
      )}
      {run.state === 'review' && may('debits.approve') && (
        <Button onClick={() => onStep('approve')}>{own.approve}</Button>
      )}
      {canStep('anew', run) && may('debits.approve') && (
        <Button
          variant={run.state === 'refused' ? 'filled' : 'default'}
          onClick={() => onStep('anew')}
        >
          {files.anew}
        </Button>
      )}
      {(run.state === 'sent' || run.state === 'settled') && may('debits.run') && (
        <Button component={Link} to="/do/recordBankAnswer" variant="default">
          {own.answer}
        </Button>
      )}
      {(run.state === 'sent' || run.state === 'settled') &&
        run.fileName !== null &&
        me?.permissions['debits.approve'] === 'do' && (
          <RunFile
            path={`debit-runs/${encodeURIComponent(run.reference)}/file`}
            name={run.fileName}
            label={own.download}
            taken={run.taken}
            onTaken={onTaken}
          />
        )}
    </>
  )
}

function DebitStep(props: {
  readonly step: Step
  readonly run: Run
  readonly onClose: () => void
}) {
  const own = useWords(DEBIT_RUN_WORDS)
  const { language } = useSpeech()
  const { step, run, onClose } = props
  if (step === 'anew') {
    return (
      <ReplaceFile
        command="replaceDebitFile"
        permission="debits.approve"
        run={run.reference}
        refused={run.state === 'refused'}
        day={{ field: 'collectOn', label: own.collectOn, on: run.collectOn }}
        onClose={onClose}
      />
    )
  }
  const told = {
    count: run.debits,
    amount: `${minorText(run.totalMinor, run.currency, language)} ${run.currency}`,
    day: dateText(run.collectOn, language),
  }
  return (
    <ConfirmStep
      title={own[`${step}Title`]}
      consequence={fill(own[`${step}Told`], told)}
      command={step === 'approve' ? 'approveDebitRun' : 'cancelDebitRun'}
      permission={step === 'approve' ? 'debits.approve' : 'debits.run'}
      input={{ run: run.reference }}
      does={own[`${step}Title`]}
      leaves={own.leave}
      isDangerous={step === 'cancel'}
      onClose={onClose}
    />
  )
}

const TAKEN = new Set(['succeeded', 'disputed'])
const BACK = new Set(['failed', 'returned', 'lost', 'refunded'])

function Figures({ view }: { readonly view: DebitRunView }) {
  const own = useWords(DEBIT_RUN_WORDS)
  const { run, states } = view
  const sum = (name: string, fits: (state: string) => boolean) => {
    const parts = states.filter(each => fits(each.name))
    const minor = parts.reduce((total, each) => total + BigInt(each.minor), 0n)
    return {
      name,
      value: parts.reduce((total, each) => total + each.debits, 0),
      note: <Amount minor={minor.toString()} currency={run.currency} />,
    }
  }
  const total = <Amount minor={run.totalMinor} currency={run.currency} />
  return (
    <FigureCards
      figures={[
        { name: own.count, value: run.debits, note: total },
        sum(own.taken, state => TAKEN.has(state)),
        sum(own.back, state => BACK.has(state)),
        sum(own.waiting, state => !TAKEN.has(state) && !BACK.has(state) && state !== 'cancelled'),
      ]}
    />
  )
}

function Parts(props: {
  readonly name: string
  readonly count: string
  readonly parts: readonly DebitPart[]
  readonly run: Run
  readonly label?: (name: string) => React.ReactNode
}) {
  const own = useWords(DEBIT_RUN_WORDS)
  const { name, count, parts, run, label = each => each } = props
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{name}</Table.Th>
          <Table.Th className="figure">{count}</Table.Th>
          <Table.Th className="figure">{own.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.map(each => (
          <Table.Tr key={each.name}>
            <Table.Td>{label(each.name)}</Table.Td>
            <Table.Td className="figure">{each.debits}</Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.minor} currency={run.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function RunFacts({ run }: { readonly run: Run }) {
  const own = useWords(DEBIT_RUN_WORDS)
  const names = useActorNames()
  const actorText = useActorText()
  const files = useWords(RUN_FILE_WORDS)
  return (
    <Facts
      rows={[
        [own.entity, `${run.entityCode} · ${run.entityName}`],
        [own.format, run.version],
        [own.collectOn, <Day key="on" on={run.collectOn} />],
        [
          own.prepared,
          <span key="prepared">
            <Moment at={run.recordedAt} /> · {actorText(run.recordedBy) ?? run.recordedBy}
          </span>,
        ],
        [own.changed, <Moment key="changed" at={run.changedAt} />],
        [own.file, run.fileName],
        [files.taken, <TakenTimes key="taken" taken={run.taken} names={names} />],
        ...fileFacts(files, run, names),
        ['SHA-256', run.sha256 === null ? null : <code key="sha">{run.sha256}</code>],
      ]}
    />
  )
}
