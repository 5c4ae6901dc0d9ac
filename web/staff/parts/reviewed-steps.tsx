import { Button } from '@mantine/core'
import { canStep, type RunState } from '../../../src/platform/reviewed-run-state.ts'
import { fill } from '../../ui/words/words.ts'
import { useMe } from '../queries.ts'
import { ConfirmStep } from './confirm-step.tsx'

/** States in which jobs work on a run. */
export const WORKING: readonly string[] = ['preparing', 'sending']

const STEPS = ['cancel', 'resume', 'approve', 'send'] as const
export type ReviewedStep = (typeof STEPS)[number]

/** What each step is called, and what it brings about. */
export type StepWords = Readonly<Record<ReviewedStep | `${ReviewedStep}Told`, string>> & {
  readonly leave: string
}

/** What carries a step out, and what one must be allowed for it. */
export type StepCommands = Readonly<
  Record<ReviewedStep, { readonly command: string; readonly permission: string }>
>

/** The steps that a reviewed run can take as it stands; each is looked at before it is done. */
export function ReviewedSteps(props: {
  readonly state: string
  readonly words: StepWords
  readonly commands: StepCommands
  readonly onStep: (step: ReviewedStep) => void
}) {
  const { data: me } = useMe()
  const { words, commands, onStep } = props
  const state = props.state as RunState
  const can: Readonly<Record<ReviewedStep, boolean>> = {
    cancel: canStep(state, 'cancel'),
    resume: WORKING.includes(state),
    approve: canStep(state, 'approve'),
    send: canStep(state, 'send'),
  }
  const steps = STEPS.filter(
    step => can[step] && me?.permissions[commands[step].permission] !== undefined,
  )
  return (
    <>
      {steps.map(step => (
        <Button
          key={step}
          variant={step === 'approve' || step === 'send' ? 'filled' : 'default'}
          onClick={() => onStep(step)}
        >
          {words[step]}
        </Button>
      ))}
    </>
  )
}

/** A step that was asked for, with what it brings about. */
export function ConfirmReviewed(props: {
  readonly step: ReviewedStep
  readonly run: string
  readonly words: StepWords
  readonly commands: StepCommands
  readonly facts: Readonly<Record<string, string>>
  readonly onClose: () => void
}) {
  const { step, run, words, commands, facts, onClose } = props
  return (
    <ConfirmStep
      title={words[step]}
      consequence={fill(words[`${step}Told`], facts)}
      {...commands[step]}
      input={{ run }}
      does={words[step]}
      leaves={words.leave}
      isDangerous={step === 'cancel'}
      onClose={onClose}
    />
  )
}
