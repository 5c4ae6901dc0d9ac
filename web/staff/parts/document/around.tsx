import { Anchor, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { DocumentView } from '../../views.ts'
import { DOCUMENT_AROUND_WORDS } from '../../words/document-around.ts'

const at = (place: string, name: string) => `/${place}/${encodeURIComponent(name)}`

/** What of a document nobody asks for now, and why: disputed, promised, on a plan. */
export function NotAskedFor({ view }: { readonly view: DocumentView }) {
  const { language } = useSpeech()
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { head, notAskedFor } = view
  if (notAskedFor.length === 0) return null
  return (
    <Sheet title={own.notAskedFor} bare>
      <Table>
        <Table.Tbody>
          {notAskedFor.map((each, i) => (
            <Table.Tr key={`${each.reason} ${each.source} ${i}`}>
              <Table.Td>
                <Pill state="open">{valueLabel(each.reason, language, 'reason')}</Pill>
              </Table.Td>
              <Table.Td>
                {each.source !== null && (
                  <Anchor component={Link} to={at('disputes', each.source)} size="sm">
                    {each.source}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                {each.untilOn !== null && (
                  <>
                    {own.until} <Day on={each.untilOn} />
                  </>
                )}
              </Table.Td>
              <Table.Td className="figure">
                {each.amountMinor === null ? (
                  own.allOfIt
                ) : (
                  <Amount minor={each.amountMinor} currency={head.currency} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

/** How a document got to its customer: way, state, when, and what came back. */
export function Deliveries({ view }: { readonly view: DocumentView }) {
  const { language } = useSpeech()
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { deliveries } = view
  return (
    <Sheet title={own.delivery} bare>
      {deliveries.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {own.notSent}
        </Text>
      ) : (
        <Table>
          <Table.Tbody>
            {deliveries.map(each => (
              <Table.Tr key={each.messageId}>
                <Table.Td>
                  <Anchor component={Link} to={at('messages', each.messageId)} size="sm">
                    {valueLabel(each.channel, language)}
                  </Anchor>
                  {each.copyNumber !== null && (
                    <Text size="xs" c="dimmed">
                      {own.copy} {each.copyNumber}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Pill state={each.state}>{valueLabel(each.state, language, 'state')}</Pill>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{each.to ?? ''}</Text>
                  <Text size="xs" c="dimmed" lineClamp={2}>
                    {each.answer ?? ''}
                  </Text>
                </Table.Td>
                <Table.Td className="figure">
                  <Moment at={each.at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}

/** From a line to its contract, its price, and the readings or events that made its quantity. */
export function Behind(props: {
  readonly behind: DocumentView['behind'][number]
  readonly from: string
  readonly to: string
}) {
  const { behind, from, to } = props
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { account, contract, plan, charge, meter, source, serials } = behind
  const query = (asked: Readonly<Record<string, string>>) => new URLSearchParams(asked)
  const links = [
    ...serials.map(serial => [`${own.meter} ${serial}`, at('meters', serial)]),
    ...(source === 'events' && meter !== null
      ? [
          [
            own.events,
            `/lists/usage-events?${query({ account, meter, 'occurredAt.from': `${from}T00:00:00Z`, 'occurredAt.to': `${to}T00:00:00Z` })}`,
          ],
        ]
      : []),
    ...(plan === null ? [] : [[own.price, `${at('plans', plan)}?${query({ charge })}`]]),
    ...(contract === null
      ? []
      : [[`${own.contract} ${contract}`, `${at('contracts', contract)}?${query({ account })}`]]),
  ] as const
  if (links.length === 0) return null
  return (
    <Group gap="sm" mt={2}>
      {links.map(([name = '', target = '']) => (
        <Anchor key={target} component={Link} to={target} size="xs">
          {name}
        </Anchor>
      ))}
    </Group>
  )
}

/** Where a customer's debt is worked: the collector's card, disputes and plans about it. */
export function Elsewhere({ view }: { readonly view: DocumentView }) {
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { head } = view
  const account = head.buyer.accountNumber
  if (head.kind !== 'invoice') return null
  const links = [
    [own.dispute, `/do/openDispute?document=${encodeURIComponent(head.number)}`],
    [own.disputes, `/lists/disputes?account=${encodeURIComponent(account)}`],
    [own.plans, `/lists/payment-plans?account=${encodeURIComponent(account)}`],
    [own.freezes, `/lists/item-freezes?document=${encodeURIComponent(head.number)}`],
  ] as const
  return (
    <Group gap="md" px="sm" pb="xs">
      {links.map(([name, to]) => (
        <Anchor key={to} component={Link} to={to} size="sm">
          {name}
        </Anchor>
      ))}
    </Group>
  )
}
