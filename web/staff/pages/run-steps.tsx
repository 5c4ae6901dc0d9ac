import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { canStep, type RunState as State } from '../../../src/invoicing/run-state.ts'
import { Deed } from '../../ui/form/deed.tsx'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Amount } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useMe } from '../queries.ts'
import type { WholeRunView } from '../views.ts'
import { RUNS_WORDS } from '../words/run.ts'

/** What can be done with the run as it stands; each says what it will do before it does it. */
export function Steps({ view }: { readonly view: WholeRunView }) {
  const runWords = useWords(RUNS_WORDS)
  const { data: me } = useMe()
  const [asked, setAsked] = useState<'approveBillRun' | 'issueBillRun' | 'cancelBillRun'>()
  const state = view.run.state as State
  const may = (permission: string) => me?.permissions[permission] !== undefined
  return (
    <>
      {canStep(state, 'cancel') && may('billRuns.start') && (
        <Button variant="subtle" color="red" onClick={() => setAsked('cancelBillRun')}>
          {runWords.cancel}
        </Button>
      )}
      {canStep(state, 'approve') && may('billRuns.approve') && (
        <Button onClick={() => setAsked('approveBillRun')}>{runWords.approve}</Button>
      )}
      {canStep(state, 'issue') && may('billRuns.issue') && (
        <Button onClick={() => setAsked('issueBillRun')}>{runWords.issue}</Button>
      )}
      {asked !== undefined && (
        <StepDialog view={view} step={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

/** What each step asks of whoever takes it. */
const PERMISSIONS = {
  approveBillRun: 'billRuns.approve',
  issueBillRun: 'billRuns.issue',
  cancelBillRun: 'billRuns.start',
} as const

function StepDialog(props: {
  readonly view: WholeRunView
  readonly step: 'approveBillRun' | 'issueBillRun' | 'cancelBillRun'
  readonly onClose: () => void
}) {
  const { words, language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const { view, step, onClose } = props
  const { data: me } = useMe()
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const isCancel = step === 'cancelBillRun'
  const input = () => ({ runId: view.run.runId, ...(isCancel ? { reason } : {}) })
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${labelOf(step, language)}: ${view.run.number}`}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        <Text size="sm">{words.form.consequence}</Text>
        {view.sums.map(row => (
          <Group key={`${row.kind} ${row.currency}`} justify="space-between">
            <Text size="sm">
              {row.documents} × {valueLabel(row.kind, language)}
            </Text>
            <Amount minor={row.grossMinor} currency={row.currency} />
          </Group>
        ))}
        {isCancel && (
          <TextInput
            label={runWords.note}
            required
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Deed
          command={step}
          input={input}
          intent={key}
          proposes={me?.permissions[PERMISSIONS[step]] === 'propose'}
          isReady={!isCancel || reason !== ''}
          isDangerous={isCancel}
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
