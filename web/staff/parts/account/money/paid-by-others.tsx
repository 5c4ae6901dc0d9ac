import { Anchor, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Amount, Day, Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import type { MoneyPart } from './tab.tsx'

/** What money of other customers paid here: a parent for a child, a company for its shops. */
export function PaidByOthers({ view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  if (view.byOthers.length === 0) return null
  return (
    <Sheet title={own.byOthers} bare>
      <Table aria-label={own.byOthers}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.on}</Table.Th>
            <Table.Th>{own.payer}</Table.Th>
            <Table.Th>{own.item}</Table.Th>
            <Table.Th className="figure">{own.amount}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.byOthers.map(({ receiptId, document, ...each }) => (
            <Table.Tr key={`${receiptId} ${document}`}>
              <Table.Td>
                <Anchor component={Link} to={`/receipts/${receiptId}`} size="sm">
                  <Day on={each.effectiveOn} />
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Anchor component={Link} to={`/accounts/${each.payer}?tab=payments`} size="sm">
                  {each.payer}
                </Anchor>{' '}
                {each.payerName}
              </Table.Td>
              <Table.Td>
                {document !== null && (
                  <Anchor
                    component={Link}
                    to={`/documents/${encodeURIComponent(document)}`}
                    size="sm"
                  >
                    {document}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td className="figure">
                <Amount minor={each.amountMinor} currency={each.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
