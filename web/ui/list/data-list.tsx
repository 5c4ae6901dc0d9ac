import { Button, Checkbox, Group, Menu, Skeleton, Table, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconColumns3, IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useRef, useState } from 'react'
import { exportList, type ListColumn, type ListInfo, type Row, readPage } from '../api.ts'
import { Failure } from '../failure.tsx'
import { labelOf } from '../labels.ts'
import { useSpeech } from '../words/words.ts'
import { Cell, isFigure } from './cell.tsx'
import { FilterBar } from './filters.tsx'
import { type LinkOf, useLinks } from './links.ts'

const ROWS = 50

/** Where a list stands: its filters and the page, both in the address. */
export type Place = { readonly filters: Readonly<Record<string, string>>; readonly after?: string }

/**
 * A list of the API as a table: filters, columns to choose, pages by key, and the export of exactly
 * what is filtered. Rows are walked with j and k and opened with Enter.
 */
export function DataList(props: {
  readonly info: ListInfo
  readonly place: Place
  readonly onMove: (place: Place) => void
}) {
  const { words, language } = useSpeech()
  const { info, place, onMove } = props
  const [columns, hidden, toggle] = useColumns(info)
  const page = useQuery({
    queryKey: ['list', info.name, place.filters, place.after ?? ''],
    queryFn: ({ signal }) =>
      readPage(info.name, place.filters, { after: place.after, limit: ROWS }, signal),
    placeholderData: keepPreviousData,
  })
  const rows = page.data?.rows ?? []
  const linkOf = useLinks()
  const { at, open } = useRowKeys(info, rows)
  const isFiltered = Object.keys(place.filters).length > 0
  return (
    <>
      <Group justify="space-between" mb="xs" align="center">
        <FilterBar info={info} filters={place.filters} onChange={filters => onMove({ filters })} />
        <Group gap={6}>
          <ColumnMenu info={info} hidden={hidden} onToggle={toggle} />
          <ExportButton info={info} place={place} />
        </Group>
      </Group>
      {page.isError && <Failure error={page.error} onRetry={() => page.refetch()} />}
      {!page.isError && (
        <div className="sheet list" tabIndex={-1}>
          <Table stickyHeader highlightOnHover aria-label={labelOf(info.name, language)}>
            <Table.Thead>
              <Table.Tr>
                {columns.map(column => (
                  <Table.Th
                    key={column.name}
                    scope="col"
                    className={isFigure(column) ? 'figure' : 'nowrap'}
                    title={column.describe}
                  >
                    {labelOf(column.name, language)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {page.isPending &&
                Array.from({ length: 8 }, (_, i) => (
                  <Table.Tr key={i}>
                    {columns.map(({ name }) => (
                      <Table.Td key={name}>
                        <Skeleton height={14} />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              {rows.map((row, i) => (
                <Table.Tr
                  key={info.key.map(name => String(row[name])).join(' ')}
                  data-at={i === at}
                  onClick={event => open(row, event)}
                  style={{
                    cursor: targetOf(linkOf, info, row) === undefined ? undefined : 'pointer',
                  }}
                >
                  {columns.map(column => (
                    <Table.Td key={column.name} className={isFigure(column) ? 'figure' : undefined}>
                      <Cell list={info.name} column={column} row={row} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {!page.isPending && rows.length === 0 && (
            <Text c="dimmed" size="sm" p="md">
              {isFiltered ? words.list.emptyFiltered : words.list.empty}
            </Text>
          )}
        </div>
      )}
      <Group justify="flex-end" mt="xs" gap={6}>
        {place.after !== undefined && (
          <Button variant="default" onClick={() => onMove({ filters: place.filters })}>
            {words.list.first}
          </Button>
        )}
        {typeof page.data?.next === 'string' && (
          <Button
            variant="default"
            onClick={() => onMove({ filters: place.filters, after: page.data?.next ?? '' })}
          >
            {words.list.next}
          </Button>
        )}
      </Group>
    </>
  )
}

/** Where a row leads: its own number, else the first thing in it that has a screen. */
function targetOf(linkOf: LinkOf, info: ListInfo, row: Row): string | undefined {
  for (const { name, kind } of info.columns) {
    const value = row[name]
    if (kind !== 'text' || typeof value !== 'string') continue
    const to = linkOf(info.name, name, value)
    if (to !== undefined) return to
  }
  return undefined
}

function useRowKeys(info: ListInfo, rows: readonly Row[]) {
  const navigate = useNavigate()
  const linkOf = useLinks()
  const [at, setAt] = useState(-1)
  const place = useRef(at)
  place.current = at
  const go = (row: Row | undefined) => {
    const to = row === undefined ? undefined : targetOf(linkOf, info, row)
    if (to !== undefined) navigate({ to })
  }
  useHotkeys([
    ['j', () => setAt(Math.min(place.current + 1, rows.length - 1))],
    ['k', () => setAt(Math.max(place.current - 1, 0))],
    ['Enter', () => go(rows[place.current])],
    ['f', () => document.querySelector<HTMLElement>('[data-key="f"]')?.click()],
  ])
  const open = (row: Row, event: MouseEvent) => {
    // Links do what links do; text that was marked is being copied.
    if ((event.target as Element).closest('a') !== null) return
    if (String(getSelection()) !== '') return
    const to = targetOf(linkOf, info, row)
    if (to !== undefined && (event.ctrlKey || event.metaKey)) window.open(`/console${to}`, '_blank')
    else go(row)
  }
  return { at, open }
}

/** Identifiers and what has parts of its own are shown when asked for. */
function isShownAtFirst(info: ListInfo, { name, kind }: ListColumn): boolean {
  return info.columns.length <= 3 || (kind !== 'json' && !/Id$/.test(name))
}

function useColumns(info: ListInfo) {
  const place = `columns ${info.name}`
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => {
    const kept = localStorage.getItem(place)
    const names = kept === null ? undefined : (JSON.parse(kept) as string[])
    return new Set(
      names ?? info.columns.filter(column => !isShownAtFirst(info, column)).map(({ name }) => name),
    )
  })
  const toggle = (name: string) => {
    const next = new Set(hidden)
    if (!next.delete(name)) next.add(name)
    localStorage.setItem(place, JSON.stringify([...next]))
    setHidden(next)
  }
  return [info.columns.filter(({ name }) => !hidden.has(name)), hidden, toggle] as const
}

function ColumnMenu(props: {
  readonly info: ListInfo
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (name: string) => void
}) {
  const { words, language } = useSpeech()
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconColumns3 size={13} />}>
          {words.list.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {props.info.columns.map(({ name }) => (
          <Menu.Item key={name} onClick={() => props.onToggle(name)} component="div">
            <Checkbox
              label={labelOf(name, language)}
              checked={!props.hidden.has(name)}
              readOnly
              tabIndex={-1}
            />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ExportButton({ info, place }: { readonly info: ListInfo; readonly place: Place }) {
  const { words } = useSpeech()
  const [isBusy, setBusy] = useState(false)
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconDownload size={13} />}
      loading={isBusy}
      onClick={async () => {
        setBusy(true)
        try {
          await exportList(info.name, place.filters)
          notifications.show({ message: words.list.exported })
        } catch (error) {
          notifications.show({ color: 'red', message: String((error as Error).message) })
        } finally {
          setBusy(false)
        }
      }}
    >
      {words.list.export}
    </Button>
  )
}
