import { Alert, Button, Stack, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText, minorText } from '../../ui/format.ts'
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
import type { RefundRunView } from '../views/refund.ts'
import { REFUND_RUN_WORDS } from '../words/refund-run.ts'
import { RUN_FILE_WORDS } from '../words/run-file.ts'

type Run = RefundRunView['run']

/** What is asked to be done with the run. */
type Step = 'approve' | 'cancel' | 'anew'

/** A run of refunds: what it pays out, its release by a second person, its file, and what the bank said. */
export function RefundRunPage() {
  const own = useWords(REFUND_RUN_WORDS)
  const files = useWords(RUN_FILE_WORDS)
  const { words } = useSpeech()
  const [step, setStep] = useState<Step>()
  const { number = '' } = useParams({ strict: false })
  const path = `refund-runs/${encodeURIComponent(number)}`
  const seen = useView<RefundRunView>(path)
  const writes = seen.data?.run.state === 'approved'
  // Asked again only while its file is being written.
  const view = useView<RefundRunView>(path, { refetchMs: writes ? 1500 : false })
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { run } = view.data
  const states: Readonly<Record<string, string>> = own
  return (
    <>
      <Heading
        over={`${words.nouns.cash} · ${own.over}`}
        title={run.reference}
        state={
          <Pill state={pillOf(run)}>
            {run.state === 'refused' ? files.refusedState : (states[run.state] ?? run.state)}
          </Pill>
        }
        actions={<Steps run={run} onTaken={() => view.refetch()} onStep={setStep} />}
      />
      <Stack>
        {run.state === 'refused' && <FileRefused refusedFor={run.refusedFor} />}
        {(step === 'approve' || step === 'cancel') && (
          <Confirm step={step} run={run} onClose={() => setStep(undefined)} />
        )}
        {step === 'anew' && canBeAnew(run) && (
          <ReplaceFile
            command="replaceRefundFile"
            permission="refunds.approve"
            run={run.reference}
            refused={run.state === 'refused'}
            day={{ field: 'payOn', label: own.payOn, on: run.payOn }}
            onClose={() => setStep(undefined)}
          />
        )}
        <Next run={run} />
        <Figures run={run} />
        <Sheet>
          <RunFacts run={run} />
        </Sheet>
        <ListSheet title={own.refunds} list="refund-run-refunds" of={{ run: run.reference }} />
      </Stack>
    </>
  )
}

/** How its state is coloured. */
function pillOf({ state }: Run): string {
  return state === 'sent' ? 'settled' : state === 'refused' ? 'failed' : state
}

/** Whether the file may be made anew; the server decides for good. */
function canBeAnew(run: Run): boolean {
  return run.state === 'refused' || (run.state === 'sent' && run.acceptedAt === null)
}

function Steps(props: {
  readonly run: Run
  readonly onTaken: () => void
  readonly onStep: (step: Step) => void
}) {
  const { run, onTaken, onStep } = props
  const files = useWords(RUN_FILE_WORDS)
  const own = useWords(REFUND_RUN_WORDS)
  const { data: me } = useMe()
  const may = (permission: string) => me?.permissions[permission] !== undefined
  return (
    <>
      {(run.state === 'review' || run.state === 'refused') && may('receipts.refund') && (
        <Button variant="default" onClick={() => onStep('cancel')}>
          {own.cancel}
        </Button>
      )}
      {run.state === 'review' && may('refunds.approve') && (
        <Button onClick={() => onStep('approve')}>{own.release}</Button>
      )}
      {canBeAnew(run) && may('refunds.approve') && (
        <Button
          variant={run.state === 'refused' ? 'filled' : 'default'}
          onClick={() => onStep('anew')}
        >
          {files.anew}
        </Button>
      )}
      {run.state === 'sent' && may('debits.run') && (
        <Button component={Link} to="/do/recordBankAnswer" variant="default">
          {own.answer}
        </Button>
      )}
      {run.state === 'sent' && me?.permissions['refunds.approve'] === 'do' && (
        <RunFile
          path={`refund-runs/${encodeURIComponent(run.reference)}/file`}
          name={run.fileName ?? run.reference}
          label={own.download}
          taken={run.taken}
          onTaken={onTaken}
        />
      )}
    </>
  )
}

/** Its release, or that it is given up, with what comes of it. */
function Confirm(props: {
  readonly step: 'approve' | 'cancel'
  readonly run: Run
  readonly onClose: () => void
}) {
  const own = useWords(REFUND_RUN_WORDS)
  const { language } = useSpeech()
  const { step, run, onClose } = props
  const told = {
    count: run.refunds,
    amount: `${minorText(run.totalMinor, run.currency, language)} ${run.currency}`,
    day: dateText(run.payOn, language),
  }
  return (
    <ConfirmStep
      title={own[`${step}Title`]}
      consequence={fill(own[`${step}Told`], told)}
      command={step === 'approve' ? 'approveRefundRun' : 'cancelRefundRun'}
      permission={step === 'approve' ? 'refunds.approve' : 'receipts.refund'}
      input={{ run: run.reference }}
      does={own[`${step}Title`]}
      leaves={own.leave}
      isDangerous={step === 'cancel'}
      onClose={onClose}
    />
  )
}

/** What is to be done next, and what that brings about. */
function Next({ run }: { readonly run: Run }) {
  const own = useWords(REFUND_RUN_WORDS)
  if (run.state === 'review' && run.outdated > 0) {
    return (
      <Alert color="orange" role="status">
        {fill(own.outdated, { count: run.outdated })}
      </Alert>
    )
  }
  if (run.state === 'refused') return null
  const text =
    run.state === 'review'
      ? own.nextReview
      : run.state === 'approved'
        ? own.nextApproved
        : run.state === 'sent'
          ? own.nextSent
          : own.nextCancelled
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  )
}

function Figures({ run }: { readonly run: Run }) {
  const own = useWords(REFUND_RUN_WORDS)
  const { currency } = run
  const openMinor = BigInt(run.totalMinor) - BigInt(run.paidMinor) - BigInt(run.backMinor)
  const figures = [
    [own.refunds, run.refunds, run.totalMinor],
    [own.paid, run.paid, run.paidMinor],
    [own.back, run.back, run.backMinor],
    [own.untold, run.refunds - run.paid - run.back, openMinor.toString()],
  ] as const
  return (
    <FigureCards
      figures={figures.map(([name, count, minor]) => ({
        name,
        value: count,
        note: <Amount minor={minor} currency={currency} />,
      }))}
    />
  )
}

function RunFacts({ run }: { readonly run: Run }) {
  const own = useWords(REFUND_RUN_WORDS)
  const names = useActorNames()
  const files = useWords(RUN_FILE_WORDS)
  return (
    <Facts
      rows={[
        [own.entity, `${run.entityCode} · ${run.entityName}`],
        [own.scheme, run.scheme === 'ach' ? own.ach : own.sepa],
        [own.payOn, <Day key="on" on={run.payOn} />],
        [
          own.prepared,
          <span key="prepared">
            <Moment at={run.recordedAt} /> · {names[run.recordedBy] ?? run.recordedBy}
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
