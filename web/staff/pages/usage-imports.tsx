import { Anchor, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { readPage, sendFile } from '../../ui/api.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Moment, Pill, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useNames } from '../queries.ts'
import { USAGE_IMPORT_WORDS } from '../words/usage-import.ts'

const SHOWN = 50

/** Files of usage: one to bring, and those that were brought before. */
export function UsageImportsPage() {
  const { words } = useSpeech()
  const own = useWords(USAGE_IMPORT_WORDS)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile<{ importId: string }>(`usage-files?fileName=${encodeURIComponent(file.name)}`, file),
    onSuccess: ({ importId }) => {
      queries.invalidateQueries({ queryKey: ['list', 'usage-imports'] })
      navigate({ to: `/usage-import/${importId}` })
    },
  })
  return (
    <>
      <Heading over={words.nouns.usage} title={own.title} />
      <Stack>
        <Sheet>
          <DropZone
            title={own.title}
            hint={own.drop}
            choose={own.choose}
            onFile={file => file != null && send.mutate(file)}
          />
          <Text size="sm" c="dimmed" mt="xs">
            {send.isPending ? own.sending : own.nothingYet}
          </Text>
          {send.isError && <Failure error={send.error} />}
        </Sheet>
        <History />
      </Stack>
    </>
  )
}

function History() {
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const found = useQuery({
    queryKey: ['list', 'usage-imports'],
    queryFn: ({ signal }) => readPage('usage-imports', {}, { limit: SHOWN }, signal),
  })
  const rows = found.data?.rows ?? []
  return (
    <Sheet
      title={own.history}
      aside={
        <Anchor component={Link} to="/lists/usage-imports" size="sm">
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
              <Table.Th>{own.file}</Table.Th>
              <Table.Th>{own.state}</Table.Th>
              <Table.Th>{own.broughtBy}</Table.Th>
              <Table.Th>{own.broughtAt}</Table.Th>
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
                  <Anchor component={Link} to={`/usage-import/${row.importId}`} size="sm">
                    {String(row.fileName)}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  <Pill state={String(row.state)}>{valueLabel(String(row.state), language)}</Pill>
                </Table.Td>
                <Table.Td>{names[String(row.receivedBy)] ?? String(row.receivedBy)}</Table.Td>
                <Table.Td>
                  <Moment at={String(row.receivedAt)} />
                </Table.Td>
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
