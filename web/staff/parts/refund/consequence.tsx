import { List, Table, Text } from '@mantine/core'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import type { RefundableCredit } from '../../views/refund.ts'
import { LEDGER_WORDS, REFUND_WORDS } from '../../words/refund.ts'
import { creditedBy, type Way } from './ways.ts'

/** What a refund brings about, before it is made: the books, and who does what next. */
export function Consequence(props: {
  readonly credit: RefundableCredit
  readonly way: Way
  readonly amount: string
}) {
  const own = useWords(REFUND_WORDS)
  const ledger: Readonly<Record<string, string>> = useWords(LEDGER_WORDS)
  const { credit, way, amount } = props
  const sides = [
    [own.debit, credit.control],
    [own.creditSide, creditedBy(way)],
  ] as const
  const next =
    way.way === 'provider'
      ? [fill(own.nextProvider, { provider: way.payment.provider }), own.nextFailed]
      : way.way === 'transfer' || way.way === 'ach'
        ? [own.nextTransfer, own.nextBack]
        : way.way === 'check'
          ? [own.nextCheck]
          : [own.nextCash]
  return (
    <div role="status">
      <Text fw={600} size="sm">
        {own.consequence}
      </Text>
      <Table w="auto" my={4}>
        <Table.Tbody>
          {sides.map(([side, code]) => (
            <Table.Tr key={side}>
              <Table.Td>{side}</Table.Td>
              <Table.Td>
                {code} {ledger[`a${code}`] ?? ''}
              </Table.Td>
              <Table.Td className="figure">
                {amount} {credit.currency}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <List size="sm">
        {[own.usedAtOnce, ...next, own.secondPerson].map(text => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </div>
  )
}
