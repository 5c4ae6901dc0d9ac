import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { RefundShown } from '../../views/refund.ts'
import { REFUND_STATES, REFUND_WORDS, WAY_WORDS } from '../../words/refund.ts'

/** The refunds of a customer, each with where it stands. */
export function RefundsOf({ refunds }: { readonly refunds: readonly RefundShown[] }) {
  const own = useWords(REFUND_WORDS)
  return (
    <Sheet title={own.refunds} bare>
      {refunds.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {own.noRefunds}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.on}</Table.Th>
              <Table.Th>{own.way}</Table.Th>
              <Table.Th>{own.to}</Table.Th>
              <Table.Th className="figure">{own.amount}</Table.Th>
              <Table.Th>{own.state}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refunds.map(refund => (
              <Row key={refund.refundId} refund={refund} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}

const TONES: Readonly<Record<string, string>> = {
  done: 'paid',
  paid: 'paid',
  failed: 'failed',
  came_back: 'failed',
  unknown: 'review',
}

function Row({ refund }: { readonly refund: RefundShown }) {
  const ways: Readonly<Record<string, string>> = useWords(WAY_WORDS)
  const states: Readonly<Record<string, string>> = useWords(REFUND_STATES)
  const { language } = useSpeech()
  const { on, way, payee, to, amountMinor, currency, state, why, run } = refund
  const text = [payee, to].filter(each => each !== null && each !== '').join(' · ')
  return (
    <Table.Tr>
      <Table.Td>
        <Day on={on} />
      </Table.Td>
      <Table.Td>{ways[way] ?? way}</Table.Td>
      <Table.Td>{text}</Table.Td>
      <Table.Td className="figure">
        <Amount minor={amountMinor} currency={currency} />
      </Table.Td>
      <Table.Td>
        <Pill state={TONES[state] ?? 'pending'}>{states[state] ?? state}</Pill>
        {why !== null && (
          <Text span size="xs" c="dimmed" ml={6}>
            {/^[a-z_]+$/.test(why) ? valueLabel(why, language) : why}
          </Text>
        )}
        {run !== null && (
          <Anchor component={Link} to={`/refund-runs/${run}`} size="xs" ml={6}>
            {run}
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
