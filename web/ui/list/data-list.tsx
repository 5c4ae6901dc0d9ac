import { Button, Group, Text } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import {
  exportList,
  type ListInfo,
  type ListTotals,
  type Row,
  readPage,
  readTotals,
} from '../api.ts'
import { Failure } from '../failure.tsx'
import { decimalText } from '../format.ts'
import { labelOf } from '../labels.ts'
import { useTelling } from '../telling.ts'
import { useWords } from '../words/in-four.ts'
import { fill, oneOrMore, useSpeech } from '../words/words.ts'
import { useNamed } from './actors.ts'
import { type Display, DisplayMenu, useDisplay } from './columns.tsx'
import { actionsOf, deedsOf } from './deeds.ts'
import { EMPTY_WORDS, FILLED_BY } from './empty-words.ts'
import { filterText } from './filter-text.ts'
import { FilterBar } from './filters.tsx'
import { useLinks } from './links.ts'
import { fromStart, type Place, searchOf } from './place.ts'
import { type Permissions, targetOf, useRowKeys } from './row-keys.ts'
import { useSelection } from './selection.ts'
import { ListTable } from './table.tsx'
import { ViewsMenu } from './views-menu.tsx'

const BulkBar = lazy(() => import('./bulk-bar.tsx'))

const ROWS = 50

/**
 * A list of the API as a table: filters, order, columns to choose, sums, pages by key, the export of
 * exactly what is filtered, and work over many rows. Walked and worked by keys as well as by mouse.
 */
export function DataList(props: {
  readonly info: ListInfo
  readonly place: Place
  readonly permissions?: Permissions
  /** Fills the height that the screen leaves, and keeps its head and foot in place. */
  readonly fills?: boolean
  /** Filters that the page itself sets, such as its customer: nobody takes them away. */
  readonly within?: readonly string[]
  readonly onMove: (place: Place) => void
}) {
  const { info, place, permissions = {}, onMove } = props
  const display = useDisplay(info)
  const page = useQuery({
    queryKey: ['list', info.name, searchOf(place)],
    queryFn: ({ signal }) => readPage(info.name, searchOf(place), { limit: ROWS }, signal),
    placeholderData: keepPreviousData,
  })
  const totals = useQuery({
    queryKey: ['totals', info.name, place.filters],
    queryFn: ({ signal }) => readTotals(info.name, place.filters, signal),
    enabled: page.isSuccess,
    staleTime: 60_000,
  })
  const rows = page.data?.rows ?? NONE
  const linkOf = useLinks()
  const selection = useSelection(info, rows)
  const actions = actionsOf(info.name, permissions)
  const chooses = actions.length > 0 ? selection : undefined
  const { at, open } = useRowKeys(info, rows, chooses, permissions)
  return (
    <div className={props.fills === true ? 'fills' : undefined}>
      <Toolbar {...props} display={display} />
      {page.isError && <Failure error={page.error} onRetry={() => page.refetch()} />}
      {selection.rows.size > 0 && (
        <Suspense>
          <BulkBar
            info={info}
            place={place}
            actions={actions}
            selection={selection}
            matching={totals.data}
          />
        </Suspense>
      )}
      {!page.isError && (
        <div className="sheet list" tabIndex={-1}>
          <ListTable
            info={info}
            display={display}
            place={place}
            rows={rows}
            isPending={page.isPending}
            at={at}
            selection={chooses}
            totals={totals.data}
            opens={row => targetOf(linkOf, info, row) !== undefined}
            onMove={onMove}
            onOpen={open}
          />
          {page.isSuccess && rows.length === 0 && <Empty {...props} />}
        </div>
      )}
      <Pager place={place} next={page.data?.next ?? null} totals={totals.data} onMove={onMove} />
    </div>
  )
}

const NONE: readonly Row[] = []

function Toolbar(props: {
  readonly info: ListInfo
  readonly place: Place
  readonly display: Display
  readonly permissions?: Permissions
  readonly within?: readonly string[]
  readonly onMove: (place: Place) => void
}) {
  const { words } = useSpeech()
  const { info, place, display, within = [], onMove } = props
  const { create } = deedsOf(info.name)
  return (
    <Group justify="space-between" mb="xs" align="center" mih={26}>
      <FilterBar
        info={info}
        filters={filtersOf(place, name => !within.includes(name))}
        onChange={filters =>
          onMove({
            ...fromStart(place),
            filters: { ...filters, ...filtersOf(place, name => within.includes(name)) },
          })
        }
      />
      <Group gap={6}>
        {props.permissions?.['views.save'] !== undefined && (
          <ViewsMenu info={info} place={place} display={display} onMove={onMove} />
        )}
        <DisplayMenu info={info} display={display} />
        <ExportButton info={info} place={place} />
        {create !== undefined && props.permissions !== undefined && (
          <Button
            component={Link}
            to={`/do/${create}`}
            size="compact-xs"
            leftSection={<IconPlus size={13} />}
          >
            {words.list.new}
          </Button>
        )}
      </Group>
    </Group>
  )
}

/** Those filters of a place that are meant, by their names. */
function filtersOf({ filters }: Place, isMeant: (name: string) => boolean): Place['filters'] {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => isMeant(name)))
}

function Empty(props: {
  readonly place: Place
  readonly info: ListInfo
  readonly within?: readonly string[]
  readonly onMove: (place: Place) => void
}) {
  const { words, language } = useSpeech()
  const advice: Readonly<Record<string, string>> = useWords(EMPTY_WORDS)
  const { info, place, within = [] } = props
  const isFiltered = Object.keys(filtersOf(place, name => !within.includes(name))).length > 0
  const rules = FILLED_BY[info.name]
  return (
    <Group p="md" gap="sm">
      <Text c="dimmed" size="sm">
        {isFiltered ? words.list.emptyFiltered : (advice[info.name] ?? words.list.empty)}
      </Text>
      {!isFiltered && rules !== undefined && (
        <Button component={Link} to={`/lists/${rules}`} variant="default" size="compact-xs">
          {labelOf(rules, language)}
        </Button>
      )}
      {isFiltered && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() =>
            props.onMove({ ...place, filters: filtersOf(place, name => within.includes(name)) })
          }
        >
          {words.list.clear}
        </Button>
      )}
    </Group>
  )
}

function Pager(props: {
  readonly place: Place
  readonly next: string | null
  readonly totals: ListTotals | undefined
  readonly onMove: (place: Place) => void
}) {
  const { words } = useSpeech()
  const { place, next, onMove } = props
  return (
    <Group justify="space-between" mt="xs" gap={6} mih={30}>
      <Count totals={props.totals} />
      <Group gap={6}>
        {place.after !== undefined && (
          <Button variant="default" onClick={() => onMove(fromStart(place))}>
            {words.list.first}
          </Button>
        )}
        {next !== null && (
          <Button variant="default" onClick={() => onMove({ ...place, after: next })}>
            {words.list.next}
          </Button>
        )}
      </Group>
    </Group>
  )
}

function Count({ totals }: { readonly totals: ListTotals | undefined }) {
  const { words, language } = useSpeech()
  if (totals === undefined) {
    return (
      <Text size="xs" c="dimmed">
        {words.list.counting}
      </Text>
    )
  }
  const count = decimalText(String(totals.rows ?? 0), language)
  const { moreThan, oneRow, rows } = words.list
  const counted = oneOrMore(Number(totals.rows ?? 0), language, oneRow, rows)
  return (
    <Text size="xs" c="dimmed" role="status">
      {totals.rows === null ? words.list.narrow : fill(totals.more ? moreThan : counted, { count })}
    </Text>
  )
}

function ExportButton({ info, place }: { readonly info: ListInfo; readonly place: Place }) {
  const { words, language } = useSpeech()
  const named = useNamed()
  const telling = useTelling()
  const [isBusy, setBusy] = useState(false)
  const search = searchOf(fromStart(place))
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconDownload size={13} />}
      loading={isBusy}
      onClick={async () => {
        setBusy(true)
        try {
          await exportList(info.name, search)
          const noted = Object.entries(place.filters).map(([name, value]) =>
            filterText(info, name, value, words.list, language, named),
          )
          const filter = noted.length === 0 ? words.list.all : noted.join(' · ')
          telling.done(fill(words.list.exported, { filter }))
        } catch (error) {
          telling.failed(error)
        } finally {
          setBusy(false)
        }
      }}
    >
      {words.list.export}
    </Button>
  )
}
