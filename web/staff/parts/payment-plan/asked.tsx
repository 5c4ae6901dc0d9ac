import { Alert, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { dateText, minorText } from '../../../ui/format.ts'
import { Moment } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { PlanOfferView } from '../../views/payment-plan.ts'
import { NEW_PLAN_WORDS } from '../../words/new-payment-plan.ts'
import { StepForm } from '../step-form.tsx'

/** What the customer asked for on their pages: below it is filled in; or it is declined, with an answer. */
export function AskedByCustomer(props: {
  readonly offer: PlanOfferView
  readonly onDeclined: () => void
}) {
  const own = useWords(NEW_PLAN_WORDS)
  const { language } = useSpeech()
  const [isDeclining, setDeclining] = useState(false)
  const { request, account, today } = props.offer
  if (request === null) return null
  const { amountMinor, currency } = request
  if (isDeclining) {
    return (
      <StepForm
        title={own.declineTitle}
        consequence={own.declineConsequence}
        command="declinePlanRequest"
        permission="plans.agree"
        input={({ note }) => ({
          accountNumber: account.accountNumber,
          request: request.requestId,
          answer: note,
        })}
        today={today}
        note={{ label: own.answer, required: true }}
        does={own.declineDo}
        leaves={own.declineLeave}
        onClose={() => {
          setDeclining(false)
          props.onDeclined()
        }}
      />
    )
  }
  return (
    <Alert color="blue" role="note" title={own.askedTitle} mb="md">
      <Text size="sm">
        {fill(own.asked, {
          count: request.instalments,
          day: dateText(request.firstOn, language),
          amount: `${minorText(amountMinor, currency, language)} ${currency}`,
        })}
      </Text>
      {request.note !== null && <Text size="sm">„{request.note}“</Text>}
      <Group mt="xs">
        <Button size="compact-sm" variant="default" onClick={() => setDeclining(true)}>
          {own.decline}
        </Button>
        <Text size="xs" c="dimmed">
          <Moment at={request.requestedAt} />
        </Text>
      </Group>
    </Alert>
  )
}
