import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText, minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useNamed } from '../../../ui/list/actors.ts'
import { Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { AccountView } from '../../views.ts'
import { ACCOUNT_WORDS } from '../../words/account.ts'
import { itemsOf } from '../standing.tsx'

/** What one must know before anything else: on hold, overdue, promised, disputed, and when the next bill comes. */
export function Flags({ view }: { readonly view: AccountView }) {
  const { language } = useSpeech()
  const words = useWords(ACCOUNT_WORDS)
  const named = useNamed()
  const { holds, standing, promises, disputes, nextBill, today } = view
  const day = (on: string) => dateText(on, language)
  const isHeld = holds.some(
    ({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || untilOn > today),
  )
  return (
    <Group gap={6}>
      {isHeld && <Pill state="held">{words.hold}</Pill>}
      {standing
        .filter(({ overdueMinor }) => overdueMinor !== '0')
        .map(({ entity, currency, overdueMinor }) => (
          <Anchor
            key={`${entity} ${currency}`}
            component={Link}
            to={itemsOf(view.account.accountNumber, {
              entity,
              currency,
              isOwed: 'true',
              'dueOn.to': today,
            })}
          >
            <Pill state="overdue">
              {words.overdue} {minorText(overdueMinor, currency, language)} {currency}
            </Pill>
          </Anchor>
        ))}
      {promises
        .filter(({ state }) => state === 'running')
        .map(({ promiseId, amountMinor, currency, payBy }) => (
          <Pill key={promiseId} state="pending">
            {fill(words.promised, {
              amount: `${minorText(amountMinor, currency, language)} ${currency}`,
              day: day(payBy),
            })}
          </Pill>
        ))}
      {disputes.map(({ caseId, number }) => (
        <Anchor key={caseId} component={Link} to={`/disputes/${encodeURIComponent(number)}`}>
          <Pill state="open">
            {words.dispute} {number}
          </Pill>
        </Anchor>
      ))}
      {view.emailBlock !== null && (
        <Anchor
          component={Link}
          to={`/lists/email-blocks?${new URLSearchParams({ account: view.account.accountNumber })}`}
        >
          <Pill state="overdue">
            {fill(words.emailBlocked, { why: valueLabel(view.emailBlock, language, 'reason') })}
          </Pill>
        </Anchor>
      )}
      {nextBill !== null && (
        <Text size="xs" c="dimmed">
          {fill(words.nextBill, { day: day(nextBill.issueOn) })}
        </Text>
      )}
      {nextBill === null && view.account.cycleCode !== null && (
        <Anchor component={Link} to="/lists/billing-calendar" size="xs" c="dimmed">
          {fill(words.noNextBill, {
            cycle: named('cycle', view.account.cycleCode) ?? view.account.cycleCode,
          })}
        </Anchor>
      )}
    </Group>
  )
}
