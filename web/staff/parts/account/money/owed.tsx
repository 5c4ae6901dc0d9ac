import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../../ui/labels.ts'
import { Amount, Day, Pill, Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import type { Language } from '../../../../ui/words/languages.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import type { OwedItem } from '../../../views/account-payments.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import type { MoneyPart } from './tab.tsx'

/** What an item is called: its document, else what it is and what it is known by. */
export function itemName(
  item: Pick<OwedItem, 'document' | 'reference' | 'kind'>,
  language: Language,
): string {
  return (
    item.document ?? [valueLabel(item.kind, language), item.reference].filter(Boolean).join(' · ')
  )
}

/** What the customer owes, the longest due first. */
export function Owed({ view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  if (view.items.length === 0) {
    return (
      <Sheet title={own.open}>
        <Text size="sm" c="dimmed">
          {own.nothingOpen}
        </Text>
      </Sheet>
    )
  }
  return (
    <Sheet title={own.open} bare>
      <Table aria-label={own.open}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.item}</Table.Th>
            <Table.Th>{own.due}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
            <Table.Th className="figure">{own.left}</Table.Th>
            <Table.Th>{own.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.items.map(item => (
            <OwedRow key={item.itemId} item={item} isLate={item.dueOn < view.today} />
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

function OwedRow({ item, isLate }: { readonly item: OwedItem; readonly isLate: boolean }) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { document, currency } = item
  const why = item.heldFor.map(reason => valueLabel(reason, language)).join(', ')
  return (
    <Table.Tr>
      <Table.Td>
        {document === null ? (
          itemName(item, language)
        ) : (
          <Anchor component={Link} to={`/documents/${encodeURIComponent(document)}`} size="sm">
            {document}
          </Anchor>
        )}
        {item.isPlan && (
          <Text span size="xs" c="dimmed" ms={6}>
            {own.onPlan}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Day on={item.dueOn} />
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={item.amountMinor} currency={currency} bare />
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={item.openMinor} currency={currency} />
      </Table.Td>
      <Table.Td>
        {isLate && <Pill state="overdue">{valueLabel('overdue', language)}</Pill>}{' '}
        {why !== '' && (
          <Text span size="xs" c="dimmed">
            {fill(own.heldFor, { why })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
