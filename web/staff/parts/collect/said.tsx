import { Anchor, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { CardView } from '../../views/collecting.ts'
import { COLLECTING_WORDS } from '../../words/collecting.ts'

type Of = { readonly card: CardView }

/** What the customer promised to pay, and what came of it. */
export function Promises({ card }: Of) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  if (card.promises.length === 0) return null
  return (
    <Sheet title={own.promises}>
      <Stack gap={4}>
        {card.promises.map(promise => (
          <Group key={promise.promiseId} gap="xs">
            <Pill state={promise.state}>{valueLabel(promise.state, language)}</Pill>
            <Text size="sm">
              <Amount minor={promise.amountMinor} currency={promise.currency} /> {own.until}{' '}
              <Day on={promise.payBy} />
            </Text>
            {promise.paidMinor !== '0' && (
              <Text size="sm" c="dimmed">
                {own.paid} <Amount minor={promise.paidMinor} currency={promise.currency} />
              </Text>
            )}
          </Group>
        ))}
      </Stack>
    </Sheet>
  )
}

/** What the customer disputes or asked, that nobody has decided yet. */
export function Disputes({ card }: Of) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  if (card.disputes.length === 0) return null
  return (
    <Sheet title={own.disputes}>
      <Stack gap={4}>
        {card.disputes.map(each => (
          <Group key={each.caseId} gap="xs">
            <Pill state="open">{valueLabel(each.kind, language)}</Pill>
            <Anchor
              component={Link}
              to={`/lists/disputes?case=${encodeURIComponent(each.number)}`}
              size="sm"
            >
              {each.number}
            </Anchor>
            {each.amountMinor !== null && each.currency !== null && (
              <Amount minor={each.amountMinor} currency={each.currency} />
            )}
            <Text size="sm">{each.subject}</Text>
            <Text size="sm" c="dimmed">
              {each.contact}
            </Text>
          </Group>
        ))}
      </Stack>
    </Sheet>
  )
}

/** What was said and written, the latest first. */
export function Contacts({ card }: Of) {
  const own = useWords(COLLECTING_WORDS)
  const { language } = useSpeech()
  return (
    <Sheet title={own.contacts}>
      {card.contacts.length === 0 && (
        <Text size="sm" c="dimmed">
          {own.noContacts}
        </Text>
      )}
      <Stack gap="xs">
        {card.contacts.map(each => (
          <div key={each.interactionId}>
            <Text size="xs" c="dimmed">
              <Moment at={each.at} /> · {valueLabel(each.channel, language)},{' '}
              {valueLabel(each.direction, language)}
              {each.outcome !== null && ` · ${valueLabel(each.outcome, language, 'outcome')}`}
              {each.nextOn !== null && (
                <>
                  {' · '}
                  {own.nextOn} <Day on={each.nextOn} />
                </>
              )}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} lineClamp={4}>
              {each.body === '' ? each.subject : each.body}
            </Text>
          </div>
        ))}
      </Stack>
    </Sheet>
  )
}
