import { useWords } from '../../../ui/words/in-four.ts'
import type { MandateView } from '../../views/mandate.ts'
import { MANDATE_WORDS } from '../../words/mandate.ts'
import { StepForm } from '../step-form.tsx'

export type Stop = 'block' | 'release' | 'revoke'

/** Blocks, releases or revokes a mandate: what that brings about, from when on, why; then it is done. */
export function StopMandate(props: {
  readonly stop: Stop
  readonly view: MandateView
  readonly onClose: () => void
}) {
  const own = useWords(MANDATE_WORDS)
  const { stop, view } = props
  const { reference, entityCode } = view.mandate
  const title = own[`${stop}Title`]
  return (
    <StepForm
      title={title}
      consequence={own[`${stop}Told`]}
      command="stopMandates"
      permission="mandates.write"
      input={({ on, note }) => ({
        rows: [{ legalEntity: entityCode, reference, action: stop, on, reason: note }],
      })}
      today={view.today}
      day={own.day}
      note={{ label: own.why, required: true }}
      does={title}
      leaves={own.leave}
      isDangerous={stop === 'revoke'}
      onClose={props.onClose}
    />
  )
}
