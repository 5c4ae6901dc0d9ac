import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lastDay } from '../../ui/format.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Pill } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import type { AccountView, DocumentRow } from '../views.ts'
import { ACCOUNT_WORDS } from '../words/account.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'
import { PlanLink } from './plan/plan-link.tsx'

/** What a customer subscribes to, charge by charge. */
export function Items({ view }: { readonly view: AccountView }) {
  const { language } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const documentWords = useWords(DOCUMENT_WORDS)
  if (view.items.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {accountWords.noItems}
      </Text>
    )
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{accountWords.subscription}</Table.Th>
          <Table.Th>{accountWords.charge}</Table.Th>
          <Table.Th>{labelOf('plan', language)}</Table.Th>
          <Table.Th className="figure">{documentWords.quantity}</Table.Th>
          <Table.Th>{accountWords.since}</Table.Th>
          <Table.Th>{accountWords.until}</Table.Th>
          <Table.Th>{accountWords.billedThrough}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.items.map((item, i) => (
          <Table.Tr key={`${item.subscriptionId} ${item.itemId}`}>
            {view.items[i - 1]?.subscriptionId !== item.subscriptionId && (
              <Table.Td
                rowSpan={
                  view.items.filter(each => each.subscriptionId === item.subscriptionId).length
                }
                style={{ verticalAlign: 'top' }}
              >
                <Anchor
                  component={Link}
                  to={`/contracts/${encodeURIComponent(item.contractNumber)}`}
                  search={{ account: view.account.accountNumber } as never}
                  size="sm"
                >
                  {item.subscriptionNumber}
                </Anchor>
                {item.premise !== null && (
                  <Text size="xs" c="dimmed">
                    {item.premise}
                  </Text>
                )}
              </Table.Td>
            )}
            <Table.Td>{item.chargeName?.[language] ?? item.chargeName?.en}</Table.Td>
            <Table.Td>
              {item.planCode !== null && (
                <PlanLink code={item.planCode} version={item.planVersion} />
              )}
            </Table.Td>
            <Table.Td className="figure">{item.quantity}</Table.Td>
            <Table.Td>{item.startOn !== null && <Day on={item.startOn} />}</Table.Td>
            <Table.Td>{item.endOn === null ? '–' : <Day on={lastDay(item.endOn)} />}</Table.Td>
            <Table.Td>
              {item.billedThrough === null ? '–' : <Day on={lastDay(item.billedThrough)} />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The last documents of a customer. */
export function Documents(props: {
  readonly rows: readonly DocumentRow[]
  readonly today: string
}) {
  const { rows, today } = props
  const { words, language } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const documentWords = useWords(DOCUMENT_WORDS)
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {accountWords.noDocuments}
      </Text>
    )
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.nouns.documents}</Table.Th>
          <Table.Th>{documentWords.issuedOn}</Table.Th>
          <Table.Th>{documentWords.dueOn}</Table.Th>
          <Table.Th>{documentWords.period}</Table.Th>
          <Table.Th className="figure">{documentWords.amount}</Table.Th>
          <Table.Th className="figure">{labelOf('open', language)}</Table.Th>
          <Table.Th>{labelOf('paymentState', language)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.number}>
            <Table.Td>
              <Anchor
                component={Link}
                to={`/documents/${encodeURIComponent(row.number)}`}
                size="sm"
              >
                {row.number}
              </Anchor>{' '}
              <Text span size="xs" c="dimmed">
                {documentWords[row.kind]}
              </Text>
            </Table.Td>
            <Table.Td>
              <Day on={row.issuedOn} />
            </Table.Td>
            <Table.Td>
              <Day on={row.dueOn} />
            </Table.Td>
            <Table.Td className="nowrap">
              <Day on={row.serviceStart} /> – <Day on={lastDay(row.serviceEnd)} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.grossMinor} currency={row.currency} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.openMinor} currency={row.currency} bare />
            </Table.Td>
            <Table.Td>
              <Pill state={stateOf(row, today)}>{valueLabel(stateOf(row, today), language)}</Pill>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** How a document is paid; one of which something is late says that first. */
function stateOf({ paymentState, kind, nextDueOn }: DocumentRow, today: string): string {
  const isLate = kind === 'invoice' && nextDueOn !== null && nextDueOn < today
  return isLate ? 'overdue' : paymentState
}
