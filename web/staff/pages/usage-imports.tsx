import { Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sendFile } from '../../ui/api.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { ImportHistory } from '../parts/import-history.tsx'
import { USAGE_IMPORT_WORDS } from '../words/usage-import.ts'

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
        <ImportHistory
          words={own}
          list="usage-imports"
          to="/usage-import"
          head={own.file}
          column="fileName"
        />
      </Stack>
    </>
  )
}
