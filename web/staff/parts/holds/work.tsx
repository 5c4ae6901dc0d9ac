import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type {
  CreditHold,
  HoldsAndSuspensionsView,
  Suspension,
} from '../../views/holds-and-suspensions.ts'
import { HOLDS_WORDS } from '../../words/holds-and-suspensions.ts'
import { StepForm } from '../step-form.tsx'
import { GiveNotice, PlaceHold, ReleaseHold, SetLimit } from './forms.tsx'
import { Holds } from './holds.tsx'
import { Limits } from './limits.tsx'
import { type SuspensionDeed, Suspensions } from './suspensions.tsx'

type Step =
  | { readonly kind: 'place' | 'limit' | 'notice' }
  | { readonly kind: 'release'; readonly hold: CreditHold }
  | { readonly kind: SuspensionDeed; readonly suspension: Suspension }

/** Holds, limits and suspensions with what can be done about them; of everybody, or of one customer. */
export function HoldsWork(props: {
  readonly view: HoldsAndSuspensionsView
  readonly account?: string
}) {
  const own = useWords(HOLDS_WORDS)
  const { data: me } = useMe()
  const { view, account } = props
  const [step, setStep] = useState<Step>()
  const close = () => setStep(undefined)
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const button = (permission: string, kind: 'place' | 'limit' | 'notice', name: string) =>
    may(permission) && (
      <Button size="compact-sm" variant="default" onClick={() => setStep({ kind })}>
        {name}
      </Button>
    )
  const empty = (text: string) => (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  )
  return (
    <>
      <Sheet
        title={own.suspensions}
        aside={button('collections.suspend', 'notice', own.start)}
        bare={view.suspensions.length > 0}
      >
        {view.suspensions.length === 0 ? (
          empty(own.noSuspensions)
        ) : (
          <Suspensions
            rows={view.suspensions}
            isOne={account !== undefined}
            onDo={
              may('collections.suspend')
                ? (kind, suspension) => setStep({ kind, suspension })
                : undefined
            }
          />
        )}
      </Sheet>
      {step !== undefined && (step.kind === 'notice' || 'suspension' in step) && (
        <FormOf step={step} view={view} account={account} onClose={close} />
      )}
      <Sheet
        title={own.holds}
        aside={button('credit.hold', 'place', own.place)}
        bare={view.holds.length > 0}
      >
        {view.holds.length === 0 ? (
          empty(own.noHolds)
        ) : (
          <Holds
            rows={view.holds}
            isOne={account !== undefined}
            onRelease={may('credit.hold') ? hold => setStep({ kind: 'release', hold }) : undefined}
          />
        )}
      </Sheet>
      {(step?.kind === 'place' || step?.kind === 'release') && (
        <FormOf step={step} view={view} account={account} onClose={close} />
      )}
      <Sheet
        title={own.limits}
        aside={<Group gap={6}>{button('credit.limit', 'limit', own.setLimit)}</Group>}
        bare={view.limits.length > 0}
      >
        {view.limits.length === 0 ? (
          empty(own.noLimits)
        ) : (
          <Limits rows={view.limits} entities={view.entities} isOne={account !== undefined} />
        )}
      </Sheet>
      {step?.kind === 'limit' && (
        <FormOf step={step} view={view} account={account} onClose={close} />
      )}
    </>
  )
}

const COMMANDS = {
  stop: 'stopSuspension',
  done: 'recordSuspension',
  back: 'recordReconnection',
} as const

function FormOf(props: {
  readonly step: Step
  readonly view: HoldsAndSuspensionsView
  readonly account: string | undefined
  readonly onClose: () => void
}) {
  const own = useWords(HOLDS_WORDS)
  const { step, view, account = '', onClose } = props
  const { today, entities } = view
  if ('hold' in step)
    return <ReleaseHold key={step.hold.holdId} hold={step.hold} onClose={onClose} />
  if (step.kind === 'place') return <PlaceHold {...{ account, today, entities, onClose }} />
  if (step.kind === 'limit') return <SetLimit {...{ account, today, entities, onClose }} />
  if (!('suspension' in step)) return <GiveNotice {...{ account, entities, onClose }} />
  const { kind, suspension } = step
  return (
    <StepForm
      key={`${kind} ${suspension.suspensionId}`}
      title={fill(own[`${kind}Title`], { name: suspension.name })}
      consequence={own[`${kind}What`]}
      command={COMMANDS[kind]}
      permission="collections.suspend"
      input={({ note }) => ({ suspension: suspension.suspensionId, note })}
      today={today}
      note={{ label: own.note, required: true }}
      does={own[`${kind}Do`]}
      leaves={own.keep}
      onClose={onClose}
    />
  )
}
