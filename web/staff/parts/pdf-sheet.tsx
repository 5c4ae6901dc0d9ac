import { Anchor, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readFile } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Sheet, Waiting } from '../../ui/parts.tsx'
import { PdfPages } from '../../ui/pdf-pages.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'

/** A PDF below /v1, its pages drawn beside the data. */
export function PdfSheet(props: {
  readonly path: string
  readonly title: string
  /** Beside it, for a spreadsheet. */
  readonly csv?: string
}) {
  const { path, title, csv } = props
  const documentWords = useWords(DOCUMENT_WORDS)
  const file = useQuery({ queryKey: ['pdf', path], queryFn: () => readFile(path) })
  return (
    <Sheet
      title={title}
      aside={
        <Group gap="md">
          <Anchor href={`/v1/${path}`} size="sm" target="_blank">
            {documentWords.openPdf}
          </Anchor>
          {csv !== undefined && (
            <Anchor href={`/v1/${csv}`} size="sm">
              CSV
            </Anchor>
          )}
        </Group>
      }
      bare
    >
      {file.isError && <Failure error={file.error} onRetry={() => file.refetch()} />}
      {file.isPending && <Waiting />}
      {file.data !== undefined && <PdfPages file={file.data} />}
    </Sheet>
  )
}
