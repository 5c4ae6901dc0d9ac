import { Anchor, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Amount, Day, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { PaymentPlanView, PlanInstalment } from '../../views/payment-plan.ts'
import { PAYMENT_PLAN_WORDS } from '../../words/payment-plan.ts'
import { instalmentState, paidMinor } from './standing.ts'

/** The instalments of a plan: what was agreed, what came of each, and how it stands today. */
export function Instalments({ view }: { readonly view: PaymentPlanView }) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { plan, instalments } = view
  const sum = (of: (each: PlanInstalment) => bigint) =>
    instalments.reduce((total, each) => total + of(each), 0n).toString()
  const sums = [
    sum(each => BigInt(each.amountMinor)),
    sum(paidMinor),
    sum(each => BigInt(each.backMinor)),
    sum(each => BigInt(each.openMinor)),
  ]
  return (
    <Table aria-label={own.instalments}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className="figure">{own.no}</Table.Th>
          <Table.Th>{own.dueOn}</Table.Th>
          <Table.Th className="figure">{own.amount}</Table.Th>
          <Table.Th className="figure">{own.paid}</Table.Th>
          <Table.Th className="figure">{own.back}</Table.Th>
          <Table.Th className="figure">{own.open}</Table.Th>
          <Table.Th>{own.state}</Table.Th>
          <Table.Th>{own.lastPaid}</Table.Th>
          <Table.Th>{own.of}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {instalments.map(each => (
          <InstalmentRow key={each.no} each={each} view={view} />
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr fw={600}>
          <Table.Td />
          <Table.Th scope="row">{own.total}</Table.Th>
          {sums.map((minor, i) => (
            // The columns of the sums stand fast.
            <Table.Td key={['amount', 'paid', 'back', 'open'][i]} className="figure">
              <Amount minor={minor} currency={plan.currency} bare />
            </Table.Td>
          ))}
          <Table.Td colSpan={3}>{plan.currency}</Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

function InstalmentRow(props: { readonly each: PlanInstalment; readonly view: PaymentPlanView }) {
  const own = useWords(PAYMENT_PLAN_WORDS)
  const { each, view } = props
  const { currency } = view.plan
  const state = instalmentState(each, view.today)
  const names = {
    paid: own.statePaid,
    part_paid: own.statePartPaid,
    due: own.stateDue,
    overdue: own.stateLate,
    back: own.stateBack,
  } as const
  const bare = (minor: string) =>
    minor === '0' ? '–' : <Amount minor={minor} currency={currency} bare />
  return (
    <Table.Tr>
      <Table.Td className="figure">{each.no}</Table.Td>
      <Table.Td>
        <Day on={each.dueOn} />
      </Table.Td>
      <Table.Td className="figure">{bare(each.amountMinor)}</Table.Td>
      <Table.Td className="figure">{bare(paidMinor(each).toString())}</Table.Td>
      <Table.Td className="figure">{bare(each.backMinor)}</Table.Td>
      <Table.Td className="figure">{bare(each.openMinor)}</Table.Td>
      <Table.Td>
        <Pill state={state === 'back' ? 'open' : state}>{names[state]}</Pill>
      </Table.Td>
      <Table.Td>{each.paidOn === null ? '–' : <Day on={each.paidOn} />}</Table.Td>
      <Table.Td>
        {each.documents.map(label => (
          <Anchor
            key={label}
            component={Link}
            to={`/documents/${encodeURIComponent(label)}`}
            size="sm"
            me="xs"
          >
            {label}
          </Anchor>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
