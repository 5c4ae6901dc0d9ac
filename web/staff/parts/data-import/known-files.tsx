import { Anchor, Table, Text } from '@mantine/core'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useView } from '../../queries.ts'
import type { DataFilesView } from '../../views/data-import.ts'
import { DATA_IMPORT_WORDS } from '../../words/data-import.ts'

/** The files that an import may have, with their columns, and each empty to begin with. */
export function KnownFiles() {
  const own = useWords(DATA_IMPORT_WORDS)
  const view = useView<DataFilesView>('data-files')
  if (view.data === undefined) return null
  return (
    <Sheet>
      <details>
        <summary>{own.which}</summary>
        <Text size="sm" c="dimmed" my="xs">
          {own.whichHelp}
        </Text>
        <Table aria-label={own.which}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.file}</Table.Th>
              <Table.Th>{own.columns}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.data.files.map(({ file, columns, optional }) => (
              <Table.Tr key={file}>
                <Table.Th scope="row" style={{ verticalAlign: 'top', whiteSpace: 'nowrap' }}>
                  {file}
                  <br />
                  <Anchor
                    size="xs"
                    href={`data:text/csv,${encodeURIComponent(`${[...columns, ...optional].join(',')}\r\n`)}`}
                    download={file}
                    aria-label={`${own.template}: ${file}`}
                  >
                    {own.template}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  <Text size="xs">
                    {columns.join(', ')}
                    {optional.length > 0 && <em>{`, ${optional.join(', ')}`}</em>}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Sheet>
  )
}
