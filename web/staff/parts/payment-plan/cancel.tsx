import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { minorText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { PaymentPlanView } from '../../views/payment-plan.ts'
import { PAYMENT_PLAN_WORDS } from '../../words/payment-plan.ts'

/** Ends a plan: what that brings about, from when on, why; then it is done. */
export function CancelPlan(props: {
  readonly plan: PaymentPlanView['plan']
  readonly today: string
  readonly onClose: () => void
}) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { plan, onClose } = props
  const [on, setOn] = useState(props.today)
  const [note, setNote] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const amount = `${minorText(plan.openMinor, plan.currency, language)} ${plan.currency}`
  return (
    <Sheet title={own.cancelTitle}>
      <Stack>
        <Alert color="orange" role="note">
          {fill(own.cancelConsequence, { amount })}
        </Alert>
        <Group align="flex-end">
          <TextInput
            label={own.cancelDay}
            type="date"
            required
            value={on}
            onChange={event => {
              setOn(event.currentTarget.value)
              setKey(crypto.randomUUID())
            }}
          />
          <TextInput
            label={own.cancelNote}
            required
            maxLength={500}
            data-autofocus
            style={{ flex: 1 }}
            value={note}
            onChange={event => {
              setNote(event.currentTarget.value)
              setKey(crypto.randomUUID())
            }}
          />
        </Group>
        <Deed
          command="cancelPaymentPlan"
          input={() => ({ accountNumber: plan.account, plan: plan.planId, on, note })}
          intent={key}
          proposes={me?.permissions['plans.agree'] === 'propose'}
          isReady={note.trim() !== '' && on !== ''}
          isDangerous
          does={own.cancelDo}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.keep}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}
