import { Anchor, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readFile } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'

/** A PDF below /v1, shown by the browser's own viewer out of the session. */
export function PdfSheet(props: {
  readonly path: string
  readonly title: string
  /** Beside it, for a spreadsheet. */
  readonly csv?: string
}) {
  const { path, title, csv } = props
  const documentWords = useWords(DOCUMENT_WORDS)
  const [url, setUrl] = useState<string>()
  const file = useQuery({ queryKey: ['pdf', path], queryFn: () => readFile(path) })
  useEffect(() => {
    if (file.data === undefined) return
    const made = URL.createObjectURL(file.data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file.data])
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
      {!navigator.pdfViewerEnabled && (
        <Text size="sm" c="dimmed" p="sm">
          {documentWords.noViewer}
        </Text>
      )}
      {url !== undefined && navigator.pdfViewerEnabled && (
        <iframe className="pdf" src={url} title={title} />
      )}
    </Sheet>
  )
}
