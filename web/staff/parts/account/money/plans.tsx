import { Anchor, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../../../ui/format.ts'
import { Amount, Pill, Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { NEW_PLAN_WORDS } from '../../../words/new-payment-plan.ts'
import { PAYMENT_PLAN_WORDS } from '../../../words/payment-plan.ts'
import { STANDING_WORDS } from '../../../words/standing.ts'
import type { MoneyPart } from './tab.tsx'

/** How a plan is meant to look by how it stands. */
const TONE: Readonly<Record<string, string>> = { running: 'pending', defaulted: 'broken' }

/** What was agreed in instalments, the latest first; nothing where nothing was. */
export function Plans({ account, view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const standing = useWords(STANDING_WORDS)
  const states: Readonly<Record<string, string>> = useWords(PAYMENT_PLAN_WORDS)
  const { language } = useSpeech()
  const asking = useWords(NEW_PLAN_WORDS)
  if (view.plans.length === 0 && !view.isPlanAsked) return null
  return (
    <Sheet title={own.plans}>
      <Stack gap={6}>
        {view.isPlanAsked && (
          <Anchor
            component={Link}
            to={`/new-payment-plan?${new URLSearchParams({ account })}`}
            size="sm"
          >
            {asking.askedTitle}
          </Anchor>
        )}
        {view.plans.map(plan => (
          <Group key={plan.planId} gap={8}>
            <Pill state={TONE[plan.state] ?? plan.state}>{states[plan.state]}</Pill>
            <Anchor component={Link} to={`/payment-plans/${plan.planId}`} size="sm">
              {fill(own.planOf, { day: dateText(plan.agreedOn, language) })}
            </Anchor>
            <Amount minor={plan.amountMinor} currency={plan.currency} />
            {plan.state === 'running' && (
              <Text size="sm" c="dimmed">
                {standing.open} <Amount minor={plan.openMinor} currency={plan.currency} />
                {plan.nextDueOn !== null &&
                  ` · ${fill(own.nextDue, { day: dateText(plan.nextDueOn, language) })}`}
              </Text>
            )}
          </Group>
        ))}
      </Stack>
    </Sheet>
  )
}
