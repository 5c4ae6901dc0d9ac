import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sendFile } from '../../../ui/api.ts'
import { DropZone } from '../../../ui/drop-zone.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import { DATA_IMPORT_WORDS } from '../../words/data-import.ts'
import { UnreadableArchive, unpacked } from './unpacked.ts'

/** Where CSV files, or a zip archive of them, are dropped or chosen, many at once; each joins the import or takes its earlier place. */
export function BringFiles(props: {
  /** The import that they join; null: they begin one. */
  readonly importId: string | null
  readonly choose: string
  readonly onBrought: (importId: string) => unknown
}) {
  const own = useWords(DATA_IMPORT_WORDS)
  const queries = useQueryClient()
  const [sending, setSending] = useState('')
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      let importId = props.importId
      for (const file of await unpacked(files)) {
        setSending(file.name)
        const of = new URLSearchParams({ fileName: file.name })
        if (importId !== null) of.set('importId', importId)
        const answer = await sendFile<{ importId: string }>(`data-files?${of}`, file)
        importId = answer.importId
      }
      return importId
    },
    onSuccess: importId => importId !== null && props.onBrought(importId),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <>
      <DropZone
        title={own.title}
        hint={own.drop}
        choose={props.choose}
        accept=".csv,text/csv,.zip,application/zip"
        onFiles={files => files.length > 0 && send.mutate(files)}
      />
      {send.isPending && (
        <Text size="sm" c="dimmed" mt="xs" role="status">
          {fill(own.sending, { file: sending })}
        </Text>
      )}
      {send.isError &&
        (send.error instanceof UnreadableArchive ? (
          <Text size="sm" c="red" mt="xs" role="alert">
            {fill(own.archive, { file: send.error.message })}
          </Text>
        ) : (
          <Failure error={send.error} />
        ))}
    </>
  )
}
