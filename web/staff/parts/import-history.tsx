import { Anchor, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { readPage } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Moment, Pill, Sheet } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { useNames } from '../queries.ts'

const SHOWN = 50

const COUNTS = ['created', 'updated', 'unchanged', 'rejected'] as const

type Words = Readonly<
  Record<
    'history' | 'all' | 'none' | 'state' | 'broughtBy' | 'broughtAt' | (typeof COUNTS)[number],
    string
  >
>

/** What was imported before, the latest first: what it was, who brought it, and what came of it. */
export function ImportHistory(props: {
  readonly words: Words
  readonly list: 'data-imports' | 'usage-imports'
  /** Where one of them is looked at, by its id. */
  readonly to: string
  /** What one is known by: the head of the column, and the column of the list. */
  readonly head: string
  readonly column: string
}) {
  const { words, list, to, head, column } = props
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const found = useQuery({
    queryKey: ['list', list],
    queryFn: ({ signal }) => readPage(list, {}, { limit: SHOWN }, signal),
  })
  const rows = found.data?.rows ?? []
  return (
    <Sheet
      title={words.history}
      aside={
        <Anchor component={Link} to={`/lists/${list}`} size="sm">
          {words.all}
        </Anchor>
      }
      bare
    >
      {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {words.none}
        </Text>
      )}
      {rows.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              <Table.Th>{words.state}</Table.Th>
              <Table.Th>{words.broughtBy}</Table.Th>
              <Table.Th>{words.broughtAt}</Table.Th>
              {COUNTS.map(name => (
                <Table.Th key={name} className="figure">
                  {words[name]}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={String(row.importId)}>
                <Table.Th scope="row">
                  <Anchor component={Link} to={`${to}/${row.importId}`} size="sm">
                    {String(row[column])}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  <Pill state={String(row.state)}>{valueLabel(String(row.state), language)}</Pill>
                </Table.Td>
                <Table.Td>{names[String(row.receivedBy)] ?? String(row.receivedBy)}</Table.Td>
                <Table.Td>
                  <Moment at={String(row.receivedAt)} />
                </Table.Td>
                {COUNTS.map(name => (
                  <Table.Td key={name} className="figure">
                    {decimalText(String(row[name]), language)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Sheet>
  )
}
