import { Group, Stack, Table, Text } from '@mantine/core'
import { decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Facts, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { CorrectingView } from '../../views/correcting.ts'
import { CORRECTING_WORDS } from '../../words/correcting.ts'
import { DOCUMENT_WORDS } from '../../words/document.ts'
import { LedgerAccount } from '../ledger-account.tsx'

/** What a correction does before it is done: documents, numbers, taxes, ledger lines, who is told. */
export function Consequences({
  view: { head, documents },
  how,
}: {
  readonly view: CorrectingView
  readonly how: 'credit' | 'void' | 'rebill'
}) {
  const { language } = useSpeech()
  const own = useWords(CORRECTING_WORDS)
  const kinds = useWords(DOCUMENT_WORDS)
  const { currency } = head
  return (
    <Sheet title={own.comesOf}>
      <Stack gap="md">
        {documents.length === 0 && <Text size="sm">{own.nothing}</Text>}
        {how === 'rebill' && documents.length > 0 && <Text size="sm">{own.rebillTells}</Text>}
        {documents.map((document, i) => (
          <div key={i}>
            <Group justify="space-between">
              <Text size="sm" fw={600}>
                {kinds[document.kind]}
              </Text>
              <strong>
                <Amount minor={document.payableMinor} currency={currency} />
              </strong>
            </Group>
            <Text size="xs" c="dimmed">
              {own.document}
            </Text>
            <Facts
              rows={[
                [kinds.net, <Amount key="net" minor={document.netMinor} currency={currency} />],
                ...document.taxes.map(
                  tax =>
                    [
                      `${own.tax} ${tax.code} ${decimalText(tax.ratePercent, language)} %`,
                      <Amount key={tax.code} minor={tax.taxMinor} currency={currency} />,
                    ] as const,
                ),
              ]}
            />
            <Postings postings={document.postings} currency={currency} />
          </div>
        ))}
        {documents.length > 0 && (
          <Facts
            rows={[
              [own.open, <Amount key="open" minor={head.openMinor ?? '0'} currency={currency} />],
              [own.told, valueLabel(head.delivery ?? '', language)],
            ]}
          />
        )}
      </Stack>
    </Sheet>
  )
}

function Postings({
  postings,
  currency,
}: {
  readonly postings: CorrectingView['documents'][number]['postings']
  readonly currency: string
}) {
  const { language } = useSpeech()
  const own = useWords(CORRECTING_WORDS)
  return (
    <Table mt={4} aria-label={own.postings}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.postings}</Table.Th>
          <Table.Th>{own.debit}</Table.Th>
          <Table.Th>{own.creditSide}</Table.Th>
          <Table.Th className="figure">{own.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {postings.map((each, i) => (
          <Table.Tr key={i}>
            <Table.Td>{valueLabel(each.event, language)}</Table.Td>
            <Table.Td>
              <LedgerAccount code={each.debit} name={each.debitName} />
            </Table.Td>
            <Table.Td>
              <LedgerAccount code={each.credit} name={each.creditName} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.amountMinor} currency={currency} bare />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
