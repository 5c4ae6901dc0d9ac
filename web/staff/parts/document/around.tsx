import { Anchor, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Moment, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { DocumentView } from '../../views.ts'
import { DOCUMENT_AROUND_WORDS } from '../../words/document-around.ts'
import { dayPlus } from '../usage/days.ts'

const at = (place: string, name: string) => `/${place}/${encodeURIComponent(name)}`

/** What of a document nobody asks for now, and why: disputed, promised, on a plan. */
export function NotAskedFor({ view }: { readonly view: DocumentView }) {
  const { language } = useSpeech()
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { head, notAskedFor, standing } = view
  // Of what is paid there is nothing to ask for, whatever held it back before.
  if (notAskedFor.length === 0 || standing.openMinor === '0') return null
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
  const { deliveries, openedAt } = view
  return (
    <Sheet title={own.delivery} bare>
      {openedAt !== null && (
        <Group p="sm" pb={deliveries.length === 0 ? 'sm' : 4} gap={8}>
          <Pill state="done">{own.opened}</Pill>
          <Text size="sm">{own.openedOn}</Text>
          <Moment at={openedAt} />
        </Group>
      )}
      {deliveries.length === 0 && openedAt !== null ? null : deliveries.length === 0 ? (
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

/** The reads of a span: that of its first day, and that of the day behind its last. */
const readsOf = (from: string, to: string) => ({
  'readOn.from': from,
  'readOn.to': dayPlus(to, 1),
})

const daysOf = (from: string, to: string) => ({ 'day.from': from, 'day.to': to })

/** From a line to its contract, its price, and the readings or events that made its quantity. */
export function Behind(props: {
  readonly behind: DocumentView['behind'][number]
  readonly from: string
  readonly to: string
  /** The invoice to whose line somebody may object. */
  readonly disputes: string | null
}) {
  const { behind, from, to, disputes } = props
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { account, contract, plan, charge, meter, source, serials } = behind
  const query = (asked: Readonly<Record<string, string>>) => new URLSearchParams(asked)
  const links = [
    ...serials.map(serial => [`${own.meter} ${serial}`, at('meters', serial)]),
    ...serials.flatMap(serial => {
      const asked = source === 'reads' ? readsOf(from, to) : daysOf(from, to)
      const list = source === 'reads' ? 'reads' : 'interval-days'
      const name = source === 'reads' ? own.reads : own.intervals
      const shown = serials.length === 1 ? name : `${name} ${serial}`
      return source === 'events' || source === null
        ? []
        : [[shown, `/lists/${list}?${query({ account, serial, ...asked })}`]]
    }),
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
    ...(disputes === null
      ? []
      : [
          [
            own.disputeLine,
            `/do/openDispute?${query({ document: disputes, line: String(behind.lineNo) })}`,
          ],
        ]),
  ] as const
  if (links.length === 0) return null
  return (
    <Group gap="2px 12px" mt={2}>
      {links.map(([name = '', target = '']) => (
        <Anchor key={target} component={Link} to={target} size="xs">
          {name}
        </Anchor>
      ))}
    </Group>
  )
}

/** What a reader may do about a document beyond crediting it: it is doubted, added to, given up, or undone. */
function steps({ head }: DocumentView, isVoided: boolean): readonly Step[] {
  const of = head.buyer.accountNumber
  const { number } = head
  if (head.kind === 'credit_note') {
    return [['undo', 'invoices.void', 'undoCreditNote', { creditNote: number }]]
  }
  if (isVoided) return []
  return [
    ['dispute', 'disputes.open', 'openDispute', { document: number }],
    ['inquiry', 'disputes.open', 'openInquiry', { accountNumber: of, document: number }],
    ['debit', 'invoices.debit', 'issueDebitNote', { invoice: number }],
    ['writeOff', 'losses.writeOff', 'writeOffBadDebt', { accountNumber: of, document: number }],
  ]
}

type Step = readonly [
  name: 'dispute' | 'inquiry' | 'debit' | 'writeOff' | 'undo',
  permission: string,
  command: string,
  given: Readonly<Record<string, string>>,
]

/** Where a customer's debt is worked, and what else may be done about a document. */
export function Elsewhere({ view, isVoided }: { readonly view: DocumentView; isVoided: boolean }) {
  const own = useWords(DOCUMENT_AROUND_WORDS)
  const { data: me } = useMe()
  const { head } = view
  const account = head.buyer.accountNumber
  const done = steps(view, isVoided)
    .filter(([, permission]) => me?.permissions[permission] !== undefined)
    .map(([name, , command, given]) => [own[name], `/do/${command}?${new URLSearchParams(given)}`])
  const found = [
    [own.disputes, `/lists/disputes?account=${encodeURIComponent(account)}`],
    [own.plans, `/lists/payment-plans?account=${encodeURIComponent(account)}`],
    [own.freezes, `/lists/item-freezes?document=${encodeURIComponent(head.number)}`],
  ]
  return (
    <Group gap="md" px="sm" pb="xs">
      {[...done, ...(head.kind === 'invoice' ? found : [])].map(([name = '', to = '']) => (
        <Anchor key={to} component={Link} to={to} size="sm">
          {name}
        </Anchor>
      ))}
    </Group>
  )
}
