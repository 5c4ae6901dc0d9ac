import { Alert, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Commands, runDescribed } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dayIn } from '../../../ui/form/day.ts'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { dateText, decimalText, labelled } from '../../../ui/format.ts'
import { labelOf, valueLabel } from '../../../ui/labels.ts'
import { Amount, Facts } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { RunDeliveryView } from '../../views/runs.ts'
import type { WholeRunView } from '../../views.ts'
import { RUNS_WORDS } from '../../words/run.ts'
import { RUN_DESK_WORDS } from '../../words/run-desk.ts'

export type StepName =
  | 'approveBillRun'
  | 'issueBillRun'
  | 'redateBillRun'
  | 'cancelBillRun'
  | 'deliverDocuments'

/** What each step asks of whoever takes it. */
const PERMISSIONS: Readonly<Record<StepName, string>> = {
  approveBillRun: 'billRuns.approve',
  issueBillRun: 'billRuns.issue',
  redateBillRun: 'billRuns.start',
  cancelBillRun: 'billRuns.start',
  deliverDocuments: 'messages.deliver',
}

/** A step of a run with what will come of it, to be read before it is taken. */
export function StepDialog(props: {
  readonly view: WholeRunView
  readonly step: StepName
  readonly out: RunDeliveryView | undefined
  readonly onClose: () => void
}) {
  const { words, language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const own = useWords(RUN_DESK_WORDS)
  const { view, step, out, onClose } = props
  const { data: me } = useMe()
  const [reason, setReason] = useState('')
  const [holdOpen, setHoldOpen] = useState(false)
  const [key] = useState(() => crypto.randomUUID())
  const [issueOn, setIssueOn] = useState(() => dayIn('today', new Date(), false) ?? '')
  const isCancel = step === 'cancelBillRun'
  const isRedate = step === 'redateBillRun'
  const open = view.exceptions
    .filter(({ state }) => state === 'open')
    .reduce((sum, each) => sum + Number(each.exceptions), 0)
  const input = () => inputOf(step, view, { reason, holdOpen, issueOn })
  const does: Readonly<Record<StepName, string>> = {
    approveBillRun: runWords.approve,
    issueBillRun: runWords.issue,
    redateBillRun: own.redate,
    cancelBillRun: runWords.cancel,
    deliverDocuments: own.send,
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={labelled(labelOf(step, language), view.run.number, language)}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        {step !== 'deliverDocuments' && !isRedate && <Sums view={view} />}
        {step === 'approveBillRun' && (
          <>
            <Text size="sm">{own.approveNote}</Text>
            {open > 0 && (
              <>
                <Alert color="yellow" variant="light">
                  {fill(own.openLeft, { count: open })}
                </Alert>
                <Checkbox
                  label={own.holdOpen}
                  checked={holdOpen}
                  onChange={event => setHoldOpen(event.currentTarget.checked)}
                />
              </>
            )}
          </>
        )}
        {step === 'issueBillRun' && <Issued view={view} out={out} />}
        {step === 'deliverDocuments' && <Sent view={view} />}
        {isRedate && (
          <>
            <Text size="sm">{own.redateNote}</Text>
            <DayInput label={own.newDate} required value={issueOn} onDay={setIssueOn} />
          </>
        )}
        {(isCancel || isRedate) && (
          <TextInput
            label={runWords.note}
            required
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            data-autofocus={isCancel || undefined}
          />
        )}
        <Deed
          command={step}
          input={input}
          intent={key}
          proposes={me?.permissions[PERMISSIONS[step]] === 'propose'}
          isReady={
            (!(isCancel || isRedate) || reason !== '') &&
            (step !== 'approveBillRun' || open === 0 || holdOpen)
          }
          isDangerous={isCancel}
          does={does[step]}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {words.shell.close}
          </Button>
        </Deed>
      </Stack>
    </Modal>
  )
}

function inputOf(
  step: StepName,
  { run }: WholeRunView,
  said: { readonly reason: string; readonly holdOpen: boolean; readonly issueOn: string },
): unknown {
  const { runId, entityCode, issueOn } = run
  switch (step) {
    case 'cancelBillRun':
      return { runId, reason: said.reason }
    case 'approveBillRun':
      return said.holdOpen ? { runId, holdOpen: true } : { runId }
    case 'issueBillRun':
      return { runId }
    case 'redateBillRun':
      return { runId, issueOn: said.issueOn, reason: said.reason }
    case 'deliverDocuments':
      return { legalEntity: entityCode, issuedFrom: issueOn, issuedTo: issueOn }
  }
}

function Sums({ view }: { readonly view: WholeRunView }) {
  const { language } = useSpeech()
  return (
    <div>
      {view.sums.map(row => (
        <Group key={`${row.kind} ${row.currency}`} justify="space-between">
          <Text size="sm">
            {decimalText(row.documents, language)} × {valueLabel(row.kind, language)}
          </Text>
          <Amount minor={row.grossMinor} currency={row.currency} />
        </Group>
      ))}
    </div>
  )
}

/** What issuing does for good: numbers, books; and whom it tells, which is nobody. */
function Issued(props: { readonly view: WholeRunView; readonly out: RunDeliveryView | undefined }) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const totals = new Map<string, { gross: bigint; net: bigint; tax: bigint }>()
  for (const { currency, grossMinor, netMinor, taxMinor } of props.view.sums) {
    const sum = totals.get(currency) ?? { gross: 0n, net: 0n, tax: 0n }
    totals.set(currency, {
      gross: sum.gross + BigInt(grossMinor),
      net: sum.net + BigInt(netMinor),
      tax: sum.tax + BigInt(taxMinor),
    })
  }
  return (
    <>
      <Facts
        rows={[
          [
            own.consumes,
            props.out?.numbers.map(({ kind, documents, first, last }) => (
              <div key={kind}>
                {first === null
                  ? fill(own.newSeries, { count: decimalText(documents, language) })
                  : first === last
                    ? first
                    : `${first} – ${last}`}
              </div>
            )),
          ],
          ...[...totals].map(
            ([currency, sum]) =>
              [
                `${own.books} ${currency}`,
                <div key={currency}>
                  {(
                    [
                      [own.receivable, sum.gross],
                      [own.revenue, -sum.net],
                      [own.tax, -sum.tax],
                    ] as const
                  ).map(([name, minor]) => (
                    <Group key={name} justify="space-between">
                      <span>{name}</span>
                      <Amount minor={String(minor)} currency={currency} bare />
                    </Group>
                  ))}
                </div>,
              ] as const,
          ),
          [own.told, own.nobodyTold],
        ]}
      />
      <Alert color="yellow" variant="light">
        {own.forGood}
      </Alert>
    </>
  )
}

/** To whom documents go and how, found out by a dry run. */
function Sent({ view: { run } }: { readonly view: WholeRunView }) {
  const own = useWords(RUN_DESK_WORDS)
  const { language } = useSpeech()
  const tried = useQuery({
    queryKey: ['send-run', run.runId],
    queryFn: async () => {
      const { entityCode: legalEntity, issueOn } = run
      const input = { legalEntity, issuedFrom: issueOn, issuedTo: issueOn }
      return (await runDescribed('deliverDocuments', input, {
        key: run.runId,
        dryRun: true,
      })) as Commands['deliverDocuments']['answer']
    },
    retry: false,
    gcTime: 0,
  })
  if (tried.isError) return <Failure error={tried.error} onRetry={() => tried.refetch()} />
  const found = tried.data
  const count = (number: number | undefined) => decimalText(String(number ?? 0), language)
  return (
    <>
      <Text size="sm">
        {fill(own.sendNote, { entity: run.entityCode, day: dateText(run.issueOn, language) })}
      </Text>
      {found !== undefined && (
        <Facts
          rows={[
            [own.email, count(found.email)],
            [own.letter, count(found.letter)],
            [own.portal, count(found.portal)],
            [
              own.told,
              found.more
                ? fill(own.atLeast, { count: count(found.documents) })
                : count(found.documents),
            ],
          ]}
        />
      )}
    </>
  )
}
