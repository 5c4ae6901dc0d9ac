import { Alert, Anchor, Stack, Table, Text } from '@mantine/core'
import { saveFile } from '../../../ui/api.ts'
import { decimalText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useTelling } from '../../../ui/telling.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { DataFile, DataImportView } from '../../views/data-import.ts'
import { DATA_IMPORT_WORDS } from '../../words/data-import.ts'

const COUNTS = ['created', 'updated', 'unchanged', 'rejected'] as const

/** The files of an import, with what each comes to once they were tried. */
export function FileCounts(props: { readonly view: DataImportView; readonly isTried: boolean }) {
  const own = useWords(DATA_IMPORT_WORDS)
  const { language } = useSpeech()
  const { view, isTried } = props
  const count = (text: string | number) => decimalText(String(text), language)
  const lines = view.files.reduce((sum, file) => sum + file.lineCount, 0)
  return (
    <Table aria-label={own.stepFiles}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.file}</Table.Th>
          <Table.Th className="figure">{own.lines}</Table.Th>
          {isTried &&
            COUNTS.map(name => (
              <Table.Th key={name} className="figure">
                {own[name]}
              </Table.Th>
            ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.files.map(file => (
          <Table.Tr key={file.fileName}>
            <Table.Th scope="row">{file.fileName}</Table.Th>
            <Table.Td className="figure">{count(isTried ? file.rows : file.lineCount)}</Table.Td>
            {isTried &&
              COUNTS.map(name => (
                <Table.Td key={name} className="figure">
                  {count(file[name])}
                </Table.Td>
              ))}
          </Table.Tr>
        ))}
        {view.files.length > 1 && (
          <Table.Tr fw={600}>
            <Table.Th scope="row">{own.total}</Table.Th>
            <Table.Td className="figure">{count(isTried ? view.rows : lines)}</Table.Td>
            {isTried &&
              COUNTS.map(name => (
                <Table.Td key={name} className="figure">
                  {count(view[name])}
                </Table.Td>
              ))}
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  )
}

/** What cannot be taken, file by file, and all of it to be saved and corrected. */
export function RefusedLines({ view }: { readonly view: DataImportView }) {
  const own = useWords(DATA_IMPORT_WORDS)
  const refused = view.files.filter(file => file.refusal !== null || file.problems.length > 0)
  return (
    <Sheet title={`2. ${own.stepTry}`}>
      <Stack gap="md">
        {refused.length === 0 && <Text size="sm">{own.allFine}</Text>}
        {refused.map(file => (
          <OfFile key={file.fileName} importId={view.importId} file={file} />
        ))}
      </Stack>
    </Sheet>
  )
}

function OfFile({ importId, file }: { readonly importId: string; readonly file: DataFile }) {
  const own = useWords(DATA_IMPORT_WORDS)
  const { language } = useSpeech()
  const telling = useTelling()
  const { fileName, problems } = file
  const title = fill(own.first, {
    count: decimalText(String(problems.length), language),
    all: decimalText(file.rejected, language),
    file: fileName,
  })
  if (file.refusal !== null) {
    return (
      <Alert color="red" title={fileName} p="xs">
        {file.refusal}
      </Alert>
    )
  }
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Table aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="figure">{own.line}</Table.Th>
            <Table.Th>{own.column}</Table.Th>
            <Table.Th>{own.value}</Table.Th>
            <Table.Th>{own.why}</Table.Th>
            <Table.Th>{own.toDo}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.map(({ line, column, value, reason, remedy }) => (
            <Table.Tr key={`${line} ${column} ${reason}`}>
              <Table.Td className="figure">{decimalText(String(line), language)}</Table.Td>
              <Table.Td>{column}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              <Table.Td>{reason}</Table.Td>
              <Table.Td>{remedy}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Anchor
        component="button"
        type="button"
        size="sm"
        mt="xs"
        onClick={() =>
          saveFile(
            `data-imports/${importId}/${fileName}/errors.csv`,
            `${fileName.replace(/\.csv$/, '')}.errors.csv`,
          ).catch(telling.failed)
        }
      >
        {fill(own.errorFile, { file: fileName })}
      </Anchor>
    </section>
  )
}
