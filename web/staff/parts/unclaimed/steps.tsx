import { minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { UnclaimedCase, UnclaimedPlace } from '../../views/unclaimed.ts'
import { UNCLAIMED_WORDS } from '../../words/unclaimed.ts'
import { ConfirmStep } from '../confirm-step.tsx'
import { StepForm } from '../step-form.tsx'
import { placeText } from './stage.ts'

/** What somebody is about to do. */
export type UnclaimedStep =
  | { readonly kind: 'hold' | 'report'; readonly place: UnclaimedPlace }
  | { readonly kind: 'give'; readonly of: UnclaimedCase }

const CHANNELS = ['letter', 'email', 'call', 'visit', 'counter', 'portal'] as const

/** Sets aside, hands over or gives back: what that does to whose money, then it is done. */
export function UnclaimedStepForm(props: {
  readonly step: UnclaimedStep
  readonly today: string
  readonly onClose: () => void
}) {
  const { step, today, onClose } = props
  if (step.kind === 'give') return <GiveBack of={step.of} today={today} onClose={onClose} />
  if (step.kind === 'hold') return <SetAside place={step.place} today={today} onClose={onClose} />
  return <HandOver place={step.place} today={today} onClose={onClose} />
}

type OfPlace = {
  readonly place: UnclaimedPlace
  readonly today: string
  readonly onClose: () => void
}

function SetAside({ place, today, onClose }: OfPlace) {
  const own = useWords(UNCLAIMED_WORDS)
  const { entity, currency } = place
  return (
    <ConfirmStep
      title={own.holdTitle}
      consequence={fill(own.holdTold, { entity, currency })}
      command="holdUnclaimedProperty"
      permission="receipts.refund"
      input={{ entity, currency, on: today }}
      does={own.holdDo}
      leaves={own.leave}
      onClose={onClose}
    />
  )
}

function HandOver({ place, today, onClose }: OfPlace) {
  const own = useWords(UNCLAIMED_WORDS)
  const { language } = useSpeech()
  const { entity, country, region, currency } = place
  const amount = `${minorText(place.heldMinor, currency, language)} ${currency}`
  return (
    <StepForm
      title={fill(own.reportTitle, { place: placeText(place) })}
      consequence={fill(own.reportTold, { amount, count: place.held })}
      command="reportUnclaimedProperty"
      permission="receipts.refund"
      input={({ on, note }) => ({
        ...{ entity, country, currency, authority: note, on },
        ...(region === '' ? {} : { region }),
      })}
      today={today}
      day={own.day}
      note={{ label: own.authority, required: true }}
      does={own.reportDo}
      leaves={own.leave}
      onClose={onClose}
    />
  )
}

function GiveBack(props: {
  readonly of: UnclaimedCase
  readonly today: string
  readonly onClose: () => void
}) {
  const own = useWords(UNCLAIMED_WORDS)
  const { language } = useSpeech()
  const { of, today, onClose } = props
  const amount = `${minorText(of.amountMinor, of.currency, language)} ${of.currency}`
  return (
    <StepForm
      title={fill(own.giveTitle, { amount, name: of.name })}
      consequence={own.giveTold}
      command="claimUnclaimedProperty"
      permission="receipts.refund"
      input={({ on, reason, note }) => ({
        ...{ accountNumber: of.account, case: of.caseId, on, channel: reason, note },
      })}
      today={today}
      day={own.day}
      reasons={{
        label: own.how,
        data: CHANNELS.map(code => ({ code, name: valueLabel(code, language) })),
      }}
      note={{ label: own.said, required: true }}
      does={own.giveDo}
      leaves={own.leave}
      onClose={onClose}
    />
  )
}
