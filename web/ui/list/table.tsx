import {
  Anchor,
  Checkbox,
  Skeleton,
  Table,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { ListColumn, ListInfo, ListTotals, Row } from '../api.ts'
import { decimalText } from '../format.ts'
import { labelOf } from '../labels.ts'
import { useColumns } from '../words/columns.ts'
import { fill, useSpeech } from '../words/words.ts'
import { Cell, isFigure } from './cell.tsx'
import type { Display } from './columns.tsx'
import { rowDeedsOf } from './deeds.ts'
import { useLinks } from './links.ts'
import { type Place, sortedBy } from './place.ts'
import { linkedColumn } from './row-keys.ts'
import { RowMenu } from './row-menu.tsx'
import { keyOfRow, type Selection } from './selection.ts'

type TableProps = {
  readonly info: ListInfo
  readonly display: Display
  readonly place: Place
  readonly rows: readonly Row[]
  readonly isPending: boolean
  readonly at: number
  /** Without it rows cannot be chosen. */
  readonly selection: Selection | undefined
  readonly totals: ListTotals | undefined
  readonly opens: (row: Row) => boolean
  readonly onMove: (place: Place) => void
  readonly onOpen: (row: Row, event: MouseEvent) => void
}

/** The rows of a list below a head that stays, above sums that stay. */
export function ListTable(props: TableProps) {
  const { language } = useSpeech()
  const { info, display, rows, isPending, at, selection } = props
  const hasDeeds = rowDeedsOf(info.name).length > 0
  return (
    <Table
      stickyHeader
      highlightOnHover
      aria-label={labelOf(info.name, language)}
      aria-busy={isPending}
      verticalSpacing={display.isCompact ? 3 : 8}
    >
      <Head {...props} />
      <Table.Tbody>
        {isPending && <Bones columns={display.columns} selects={selection !== undefined} />}
        {rows.map((row, i) => {
          const key = keyOfRow(info, row)
          return (
            <Table.Tr
              key={key}
              data-at={i === at}
              data-chosen={selection?.has(key)}
              onClick={event => props.onOpen(row, event)}
              style={{ cursor: props.opens(row) ? 'pointer' : undefined }}
            >
              {selection !== undefined && (
                <ChoiceCell at={i} isChosen={selection.has(key)} selection={selection} />
              )}
              {display.columns.map((column, at) => (
                <Table.Td key={column.name} className={isFigure(column) ? 'figure' : undefined}>
                  {at === 0 ? (
                    <FirstCell info={info} display={display} row={row} />
                  ) : (
                    <Cell list={info.name} column={column} row={row} />
                  )}
                </Table.Td>
              ))}
              {hasDeeds && <RowMenu list={info.name} row={row} of={String(i + 1)} />}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
      <Foot {...props} />
    </Table>
  )
}

/** The first cell of a row: where the row is known by an id that nobody sees, it leads there. */
function FirstCell(props: Pick<TableProps, 'info' | 'display'> & { readonly row: Row }) {
  const { info, display, row } = props
  const linkOf = useLinks()
  const [first] = display.columns
  if (first === undefined) return null
  const cell = <Cell list={info.name} column={first} row={row} />
  const link = linkedColumn(linkOf, info, row)
  const isPlain = first.kind === 'date' || first.kind === 'instant'
  if (!isPlain || link === undefined || display.columns.some(({ name }) => name === link.column)) {
    return cell
  }
  return (
    <Anchor component={Link} to={link.to} size="sm">
      {cell}
    </Anchor>
  )
}

function ChoiceCell(props: {
  readonly at: number
  readonly isChosen: boolean
  readonly selection: Selection
}) {
  const { words } = useSpeech()
  const { at, isChosen, selection } = props
  return (
    <Table.Td className="choice" onClick={event => event.stopPropagation()}>
      <Checkbox
        aria-label={fill(words.list.selectRow, { row: at + 1 })}
        checked={isChosen}
        onChange={() => {}}
        onClick={event => selection.toggle(at, event.shiftKey)}
      />
    </Table.Td>
  )
}

function Head({ info, display, place, rows, selection, onMove }: TableProps) {
  const { words } = useSpeech()
  const holds = useColumns()
  const chosen = rows.filter(row => selection?.has(keyOfRow(info, row))).length
  return (
    <Table.Thead>
      <Table.Tr>
        {selection !== undefined && (
          <Table.Th className="choice">
            <Checkbox
              aria-label={words.list.selectAll}
              checked={rows.length > 0 && chosen === rows.length}
              indeterminate={chosen > 0 && chosen < rows.length}
              onChange={() => (chosen === rows.length ? selection.clear() : selection.choose(rows))}
            />
          </Table.Th>
        )}
        {display.columns.map(column => (
          <HeadCell
            key={column.name}
            column={column}
            title={holds(column)}
            place={place}
            onMove={onMove}
          />
        ))}
        {rowDeedsOf(info.name).length > 0 && (
          <Table.Th className="row-deeds">
            <VisuallyHidden>{words.shell.actions}</VisuallyHidden>
          </Table.Th>
        )}
      </Table.Tr>
    </Table.Thead>
  )
}

function HeadCell(props: {
  readonly column: ListColumn
  readonly title: string | undefined
  readonly place: Place
  readonly onMove: (place: Place) => void
}) {
  const { language } = useSpeech()
  const { column, place, onMove } = props
  const label = labelOf(column.name, language)
  const isSorted = place.sort === column.name
  const isDown = place.order === 'desc'
  const Arrow = isDown ? IconArrowDown : IconArrowUp
  return (
    <Table.Th
      scope="col"
      className={isFigure(column) ? 'figure' : 'nowrap'}
      title={props.title}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      {column.sorts === null ? (
        label
      ) : (
        <UnstyledButton className="sorts" onClick={() => onMove(sortedBy(place, column.name))}>
          {label}
          {isSorted && <Arrow size={12} aria-hidden style={{ marginInlineStart: 3 }} />}
        </UnstyledButton>
      )}
    </Table.Th>
  )
}

/** Sums of the filtered rows below their columns; the room for them is there before they are. */
function Foot({ info, display, selection, totals }: TableProps) {
  const { words, language } = useSpeech()
  if (!display.columns.some(({ kind }) => kind === 'amount')) return null
  return (
    <Table.Tfoot>
      <Table.Tr>
        {selection !== undefined && <Table.Td />}
        {display.columns.map((column, i) => {
          const sums = Object.entries(totals?.sums[column.name] ?? {})
          return (
            <Table.Td key={column.name} className={isFigure(column) ? 'figure' : 'nowrap'}>
              {i === 0 && (totals?.more === true ? words.list.narrow : words.list.total)}
              {sums.map(([currency, sum]) => (
                <div key={currency}>
                  {decimalText(sum, language)}
                  <Text span size="xs" c="dimmed">
                    {'\u00a0'}
                    {currency}
                  </Text>
                </div>
              ))}
            </Table.Td>
          )
        })}
        {rowDeedsOf(info.name).length > 0 && <Table.Td className="row-deeds" />}
      </Table.Tr>
    </Table.Tfoot>
  )
}

function Bones(props: { readonly columns: readonly ListColumn[]; readonly selects: boolean }) {
  return Array.from({ length: 12 }, (_, i) => (
    <Table.Tr key={i}>
      {props.selects && <Table.Td className="choice" />}
      {props.columns.map(({ name }) => (
        <Table.Td key={name}>
          <Skeleton height={12} my={4} width="70%" />
        </Table.Td>
      ))}
    </Table.Tr>
  ))
}
