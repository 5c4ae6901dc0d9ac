import { Anchor, Skeleton, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Row, readPage } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { labelOf } from '../../../ui/labels.ts'
import { Cell, isFigure } from '../../../ui/list/cell.tsx'
import { EntityName } from '../../../ui/list/house-name.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useLists } from '../../queries.ts'
import { HOME_WORDS } from '../../words/home.ts'

/** Rows of a glance: what fits beside other work; all of it is a click away. */
const ROWS = 6

/** What a glance shows: a list as it is narrowed and ordered, some of its columns, where it is worked. */
export type Glimpse = {
  readonly list: string
  readonly of?: Readonly<Record<string, string>>
  readonly columns: readonly string[]
  /** Columns that a home calls otherwise than the list, by the name of the label. */
  readonly heads?: Readonly<Record<string, string>>
  /** Where all of it is worked, below /console. */
  readonly to: string
  /** Where one row is worked; its first column leads there. */
  readonly rowTo?: (row: Row) => string
}

/** The first rows of a list on somebody's home. */
export function Glance(props: Glimpse & { readonly title: string; readonly empty: string }) {
  const { title, empty, list, of = {}, columns, heads = {}, to, rowTo } = props
  const own = useWords(HOME_WORDS)
  const { language } = useSpeech()
  const { data: lists } = useLists()
  const info = lists?.find(({ name }) => name === list)
  const page = useQuery({
    queryKey: ['glance', list, of],
    queryFn: ({ signal }) => readPage(list, of, { limit: ROWS }, signal),
    enabled: info !== undefined,
  })
  if (lists !== undefined && info === undefined) return null
  const shown = columns.flatMap(name => info?.columns.find(column => column.name === name) ?? [])
  const rows = page.data?.rows ?? []
  return (
    <Sheet
      title={title}
      aside={
        <Anchor component={Link} to={to} size="sm" aria-label={`${own.all}: ${title}`}>
          {own.all}
        </Anchor>
      }
      bare
    >
      {page.isError && <Failure error={page.error} onRetry={() => page.refetch()} />}
      <div aria-busy={page.isPending}>
        {page.isPending && <Skeleton height={12} m="sm" width="60%" />}
        {page.isSuccess && rows.length === 0 && (
          <Text size="sm" c="dimmed" px="sm" pb="sm">
            {empty}
          </Text>
        )}
        {rows.length > 0 && info !== undefined && (
          <Table aria-label={title} verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                {shown.map(column => (
                  <Table.Th key={column.name} className={isFigure(column) ? 'figure' : 'nowrap'}>
                    {labelOf(heads[column.name] ?? column.name, language)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(row => (
                <Table.Tr key={JSON.stringify(info.key.map(name => row[name]))}>
                  {shown.map((column, i) => (
                    <Table.Td key={column.name} className={isFigure(column) ? 'figure' : undefined}>
                      {i === 0 && rowTo !== undefined ? (
                        <Anchor component={Link} to={rowTo(row)} size="sm">
                          <Cell list={list} column={column} row={row} />
                        </Anchor>
                      ) : column.name === 'entity' ? (
                        <EntityName code={String(row[column.name])} />
                      ) : (
                        <Cell list={list} column={column} row={row} />
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </div>
    </Sheet>
  )
}
