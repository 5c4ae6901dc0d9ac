import { Anchor, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { readPage } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Moment, Pill, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { BringFiles } from '../parts/data-import/bring-files.tsx'
import { KnownFiles } from '../parts/data-import/known-files.tsx'
import { useNames } from '../queries.ts'
import { DATA_IMPORT_WORDS } from '../words/data-import.ts'

const SHOWN = 50

/** Imports of data: files to bring, which there are, and what was brought before. */
export function DataImportsPage() {
  const { words } = useSpeech()
  const own = useWords(DATA_IMPORT_WORDS)
  const navigate = useNavigate()
  return (
    <>
      <Heading over={words.nouns.settings} title={own.title} />
      <Stack>
        <Sheet>
          <BringFiles
            importId={null}
            choose={own.choose}
            onBrought={importId => navigate({ to: `/data-import/${importId}` })}
          />
          <Text size="sm" c="dimmed" mt="xs">
            {own.nothingYet}
          </Text>
        </Sheet>
        <KnownFiles />
        <History />
      </Stack>
    </>
  )
}

function History() {
  const own = useWords(DATA_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const found = useQuery({
    queryKey: ['list', 'data-imports'],
    queryFn: ({ signal }) => readPage('data-imports', {}, { limit: SHOWN }, signal),
  })
  const rows = found.data?.rows ?? []
  return (
    <Sheet
      title={own.history}
      aside={
        <Anchor component={Link} to="/lists/data-imports" size="sm">
          {own.all}
        </Anchor>
      }
      bare
    >
      {found.isError && <Failure error={found.error} onRetry={() => found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {own.none}
        </Text>
      )}
      {rows.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.broughtAt}</Table.Th>
              <Table.Th>{own.files}</Table.Th>
              <Table.Th>{own.state}</Table.Th>
              <Table.Th>{own.broughtBy}</Table.Th>
              <Table.Th className="figure">{own.created}</Table.Th>
              <Table.Th className="figure">{own.updated}</Table.Th>
              <Table.Th className="figure">{own.unchanged}</Table.Th>
              <Table.Th className="figure">{own.rejected}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={String(row.importId)}>
                <Table.Th scope="row">
                  <Anchor component={Link} to={`/data-import/${row.importId}`} size="sm">
                    <Moment at={String(row.receivedAt)} />
                  </Anchor>
                </Table.Th>
                <Table.Td>{String(row.fileNames)}</Table.Td>
                <Table.Td>
                  <Pill state={String(row.state)}>{valueLabel(String(row.state), language)}</Pill>
                </Table.Td>
                <Table.Td>{names[String(row.receivedBy)] ?? String(row.receivedBy)}</Table.Td>
                {(['created', 'updated', 'unchanged', 'rejected'] as const).map(name => (
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
