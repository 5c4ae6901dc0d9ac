import { Button, Table, VisuallyHidden } from '@mantine/core'
import { useActorText } from '../../../ui/list/actors.ts'
import { Day } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { CreditHold } from '../../views/holds-and-suspensions.ts'
import { HOLDS_WORDS } from '../../words/holds-and-suspensions.ts'
import { CustomerCell } from './customer-cell.tsx'

/** Stops on sales that people placed: whose, why, since when and by whom. */
export function Holds(props: {
  readonly rows: readonly CreditHold[]
  readonly isOne: boolean
  readonly onRelease: ((hold: CreditHold) => void) | undefined
}) {
  const own = useWords(HOLDS_WORDS)
  const actorText = useActorText()
  const { rows, isOne, onRelease } = props
  return (
    <Table aria-label={own.holds}>
      <Table.Thead>
        <Table.Tr>
          {!isOne && <Table.Th>{own.customer}</Table.Th>}
          <Table.Th>{own.entity}</Table.Th>
          <Table.Th>{own.reason}</Table.Th>
          <Table.Th>{own.since}</Table.Th>
          <Table.Th>{own.by}</Table.Th>
          {onRelease !== undefined && (
            <Table.Th>
              <VisuallyHidden>{own.releaseDo}</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(hold => (
          <Table.Tr key={hold.holdId}>
            {!isOne && <CustomerCell account={hold.account} name={hold.name} />}
            <Table.Td>{hold.entity ?? own.all}</Table.Td>
            <Table.Td>{hold.reason}</Table.Td>
            <Table.Td>
              <Day on={hold.fromOn} />
            </Table.Td>
            <Table.Td>{actorText(hold.recordedBy) ?? hold.recordedBy}</Table.Td>
            {onRelease !== undefined && (
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${own.release} ${hold.name}`}
                  onClick={() => onRelease(hold)}
                >
                  {own.release}
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
