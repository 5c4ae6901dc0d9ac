import { minorText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { PaymentPlanView } from '../../views/payment-plan.ts'
import { PAYMENT_PLAN_WORDS } from '../../words/payment-plan.ts'
import { StepForm } from '../step-form.tsx'

/** Ends a plan: what that brings about, from when on, why; then it is done. */
export function CancelPlan(props: {
  readonly plan: PaymentPlanView['plan']
  readonly today: string
  readonly onClose: () => void
}) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { language } = useSpeech()
  const { plan } = props
  const amount = `${minorText(plan.openMinor, plan.currency, language)} ${plan.currency}`
  return (
    <StepForm
      title={own.cancelTitle}
      consequence={fill(own.cancelConsequence, { amount })}
      command="cancelPaymentPlan"
      permission="plans.agree"
      input={({ on, note }) => ({ accountNumber: plan.account, plan: plan.planId, on, note })}
      today={props.today}
      day={own.cancelDay}
      note={{ label: own.cancelNote, required: true }}
      does={own.cancelDo}
      leaves={own.keep}
      isDangerous
      onClose={props.onClose}
    />
  )
}
