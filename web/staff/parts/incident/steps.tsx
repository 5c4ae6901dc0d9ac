import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { canStep, type RunState } from '../../../../src/invoicing/run-state.ts'
import { Deed } from '../../../ui/form/deed.tsx'
import { Amount } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { IncidentView } from '../../views/incident.ts'
import { INCIDENT_WORDS } from '../../words/incident.ts'

/** The commands of the steps, and what each asks of whoever takes it. */
const STEPS = {
  cancel: { command: 'cancelIncident', permission: 'billRuns.start' },
  approve: { command: 'approveIncident', permission: 'billRuns.approve' },
  issue: { command: 'issueIncident', permission: 'billRuns.issue' },
} as const

type Step = keyof typeof STEPS

/** What can be done with an incident as it stands; each says what it will do before it does it. */
export function IncidentSteps({ view }: { readonly view: IncidentView }) {
  const own = useWords(INCIDENT_WORDS)
  const { data: me } = useMe()
  const [asked, setAsked] = useState<Step>()
  const state = view.head.state as RunState
  const steps = (['cancel', 'approve', 'issue'] as const).filter(
    step => canStep(state, step) && me?.permissions[STEPS[step].permission] !== undefined,
  )
  const changes = view.counts.some(({ state: each }) => each === 'changed')
  return (
    <>
      {steps
        .filter(step => step === 'cancel' || changes)
        .map(step =>
          step === 'cancel' ? (
            <Button key={step} variant="subtle" color="red" onClick={() => setAsked(step)}>
              {own[step]}
            </Button>
          ) : (
            <Button key={step} onClick={() => setAsked(step)}>
              {own[step]}
            </Button>
          ),
        )}
      {asked !== undefined && (
        <StepDialog view={view} step={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

function StepDialog(props: {
  readonly view: IncidentView
  readonly step: Step
  readonly onClose: () => void
}) {
  const { words } = useSpeech()
  const own = useWords(INCIDENT_WORDS)
  const { view, step, onClose } = props
  const { command, permission } = STEPS[step]
  const { data: me } = useMe()
  const [reason, setReason] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const isCancel = step === 'cancel'
  const incident = view.head.number
  const changed = view.counts.filter(({ state }) => state === 'changed')
  const documents = changed.reduce((sum, each) => sum + each.documents, 0)
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${own[step]}: ${incident}`}
      closeButtonProps={{ 'aria-label': words.shell.close }}
    >
      <Stack gap="sm">
        <Text size="sm">{fill(own[`${step}Tells`], { documents })}</Text>
        {step === 'issue' && view.head.notice !== null && (
          <Text size="sm">{fill(own.tellTells, { documents })}</Text>
        )}
        {!isCancel &&
          changed.map(row => (
            <Group key={`${row.entity} ${row.currency}`} justify="space-between">
              <Text size="sm">
                {row.entity}: {row.documents}
              </Text>
              <Amount minor={row.payableMinor} currency={row.currency} />
            </Group>
          ))}
        {isCancel && (
          <TextInput
            label={own.cancelReason}
            required
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Deed
          command={command}
          input={() => ({ incident, ...(isCancel ? { reason } : {}) })}
          intent={key}
          proposes={me?.permissions[permission] === 'propose'}
          isReady={!isCancel || reason !== ''}
          isDangerous={isCancel}
          does={own[step]}
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
