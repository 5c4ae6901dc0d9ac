import { Button, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Amount, Day } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useMe } from '../../queries.ts'
import type { PlacementView } from '../../views/placement.ts'
import { PLACEMENT_WORDS } from '../../words/placement.ts'

/** Money that came in since it was handed over, by which way, with the commission on it. */
export function Recoveries({ view }: { readonly view: PlacementView }) {
  const own = useWords(PLACEMENT_WORDS)
  const { data: me } = useMe()
  const { placement, recoveries, today } = view
  if (recoveries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {own.noMoney}
      </Text>
    )
  }
  const book = `/do/bookAgencyCommission?${new URLSearchParams({ agency: placement.agency, through: today })}`
  const mayBook =
    me?.permissions['collections.place'] !== undefined &&
    recoveries.some(each => each.commissionMinor === null)
  return (
    <>
      <Table aria-label={own.recoveries}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.day}</Table.Th>
            <Table.Th>{own.way}</Table.Th>
            <Table.Th>{own.document}</Table.Th>
            <Table.Th>{own.reference}</Table.Th>
            <Table.Th className="figure">{own.came}</Table.Th>
            <Table.Th className="figure">{own.commission}</Table.Th>
            <Table.Th className="figure">{own.tax}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {recoveries.map(each => (
            <Row key={each.allocationId} of={each} currency={placement.currency} />
          ))}
        </Table.Tbody>
        {recoveries.length > 1 && (
          <Table.Tfoot>
            <Total view={view} />
          </Table.Tfoot>
        )}
      </Table>
      {mayBook && (
        <Button component={Link} to={book} variant="default" size="xs" m="sm">
          {own.book}
        </Button>
      )}
    </>
  )
}

type Recovery = PlacementView['recoveries'][number]

function Row({ of, currency }: { readonly of: Recovery; readonly currency: string }) {
  const own = useWords(PLACEMENT_WORDS)
  const { commissionMinor, vatMinor } = of
  return (
    <Table.Tr>
      <Table.Td>
        <Day on={of.on} />
      </Table.Td>
      <Table.Td>{of.way === 'agency' ? own.viaThem : own.toUs}</Table.Td>
      <Table.Td>{of.document}</Table.Td>
      <Table.Td>{of.reference}</Table.Td>
      <Table.Td className="figure">
        <Amount minor={of.amountMinor} currency={currency} />
      </Table.Td>
      <Table.Td className="figure">
        {commissionMinor === null ? (
          <Text span size="sm" c="dimmed">
            {own.notBooked}
          </Text>
        ) : (
          <Amount minor={commissionMinor} currency={currency} />
        )}
      </Table.Td>
      <Table.Td className="figure">
        {vatMinor !== null && <Amount minor={vatMinor} currency={currency} />}
      </Table.Td>
    </Table.Tr>
  )
}

function Total({ view: { placement, recoveries } }: { readonly view: PlacementView }) {
  const own = useWords(PLACEMENT_WORDS)
  const sum = (of: (each: Recovery) => string | null) => (
    <Amount
      minor={String(recoveries.reduce((total, each) => total + BigInt(of(each) ?? 0), 0n))}
      currency={placement.currency}
    />
  )
  return (
    <Table.Tr>
      <Table.Th colSpan={4}>{own.total}</Table.Th>
      <Table.Th className="figure">{sum(each => each.amountMinor)}</Table.Th>
      <Table.Th className="figure">{sum(each => each.commissionMinor)}</Table.Th>
      <Table.Th className="figure">{sum(each => each.vatMinor)}</Table.Th>
    </Table.Tr>
  )
}
