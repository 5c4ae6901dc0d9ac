import { Progress, Table } from '@mantine/core'
import { dateText, minorText } from '../../../ui/format.ts'
import { Amount, Pill } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { CreditUse, HoldsAndSuspensionsView } from '../../views/holds-and-suspensions.ts'
import { HOLDS_WORDS } from '../../words/holds-and-suspensions.ts'
import { CustomerCell } from './customer-cell.tsx'

/** How much of a limit is used, in per cent: a hundred and no more. */
function percentOf({ usedMinor, limitMinor }: CreditUse): number {
  const limit = BigInt(limitMinor)
  if (limit === 0n) return BigInt(usedMinor) === 0n ? 0 : 100
  return Math.min(100, Number((BigInt(usedMinor) * 100n) / limit))
}

/** Limits, what of them is used, and whether sales go on; who uses most of theirs comes first. */
export function Limits(props: {
  readonly rows: readonly CreditUse[]
  readonly entities: HoldsAndSuspensionsView['entities']
  readonly isOne: boolean
}) {
  const own = useWords(HOLDS_WORDS)
  const rows = props.rows.toSorted((a, b) => percentOf(b) - percentOf(a))
  return (
    <Table aria-label={own.limits}>
      <Table.Thead>
        <Table.Tr>
          {!props.isOne && <Table.Th>{own.customer}</Table.Th>}
          <Table.Th>{own.entity}</Table.Th>
          <Table.Th className="figure">{own.limit}</Table.Th>
          <Table.Th className="figure">{own.used}</Table.Th>
          <Table.Th className="figure">{own.free}</Table.Th>
          <Table.Th>{own.state}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Limit
            key={`${row.account} ${row.entity} ${row.currency}`}
            row={row}
            entityName={props.entities.find(({ code }) => code === row.entity)?.name ?? row.entity}
            isOne={props.isOne}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Limit(props: {
  readonly row: CreditUse
  readonly entityName: string
  readonly isOne: boolean
}) {
  const own = useWords(HOLDS_WORDS)
  const { language } = useSpeech()
  const { row, entityName, isOne } = props
  const { account, name, currency, limitMinor, usedMinor, verdict, releasedUntil } = row
  const free = BigInt(limitMinor) - BigInt(usedMinor)
  const above = `${minorText(String(-free), currency, language)} ${currency}`
  const isReleased = verdict === null && free < 0n && releasedUntil !== null
  const going = isReleased
    ? fill(own.released, { day: dateText(releasedUntil, language) })
    : own.goes
  return (
    <Table.Tr>
      {!isOne && <CustomerCell account={account} name={name} />}
      <Table.Td>{entityName}</Table.Td>
      <Table.Td className="figure">
        <Amount minor={limitMinor} currency={currency} />
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={usedMinor} currency={currency} />
        <Progress
          size={4}
          mt={2}
          aria-label={`${own.used} ${name}`}
          value={percentOf(row)}
          color={free < 0n ? 'red' : percentOf(row) >= 80 ? 'orange' : 'teal'}
        />
      </Table.Td>
      <Table.Td className="figure">
        {free < 0n ? (
          fill(own.over, { amount: above })
        ) : (
          <Amount minor={String(free)} currency={currency} />
        )}
      </Table.Td>
      <Table.Td>{verdict === null ? going : <Pill state="overdue">{own[verdict]}</Pill>}</Table.Td>
    </Table.Tr>
  )
}
