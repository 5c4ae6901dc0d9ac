import { Anchor, Group, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText, lastDay, monthAfter } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { ShownMonth } from '../../views/close.ts'
import { CLOSE_WORDS } from '../../words/close.ts'
import { LedgerAccount } from '../ledger-account.tsx'

/** What an export of the month holds: its entries summed by event and accounts. */
export function Journal({ shown }: { readonly shown: ShownMonth }) {
  const { language } = useSpeech()
  const closeWords = useWords(CLOSE_WORDS)
  const end = lastDay(monthAfter(shown.month))
  const entries = new URLSearchParams({
    entity: shown.entityCode,
    'effectiveOn.from': shown.month,
    'effectiveOn.to': end,
  })
  const span = new URLSearchParams({ entity: shown.entityCode, from: shown.month, to: end })
  return (
    <Sheet
      title={closeWords.journal}
      aside={
        <Group gap="md">
          {(['csv', 'hledger'] as const).map(format => (
            <Anchor key={format} href={`/v1/exports/ledger?${span}&format=${format}`} size="sm">
              {closeWords[format]}
            </Anchor>
          ))}
          <Anchor component={Link} to={`/ledger?on=${end}`} size="sm">
            {closeWords.trial}
          </Anchor>
          <Anchor component={Link} to={`/lists/transfers?${entries}`} size="sm">
            {closeWords.transfers}
          </Anchor>
        </Group>
      }
      bare
    >
      <Table aria-label={closeWords.journal}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{closeWords.event}</Table.Th>
            <Table.Th>{closeWords.debit}</Table.Th>
            <Table.Th>{closeWords.credit}</Table.Th>
            <Table.Th className="figure">{closeWords.entries}</Table.Th>
            <Table.Th className="figure">{closeWords.amount}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.journal.map(sum => (
            <Table.Tr key={`${sum.currency} ${sum.event} ${sum.debit} ${sum.credit}`}>
              <Table.Td>{valueLabel(sum.event, language)}</Table.Td>
              <Table.Td>
                <LedgerAccount code={sum.debit} name={sum.debitName} />
              </Table.Td>
              <Table.Td>
                <LedgerAccount code={sum.credit} name={sum.creditName} />
              </Table.Td>
              <Table.Td className="figure">{decimalText(String(sum.entries), language)}</Table.Td>
              <Table.Td className="figure">
                <Amount minor={sum.minor} currency={sum.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
