import { Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { BringFiles } from '../parts/data-import/bring-files.tsx'
import { KnownFiles } from '../parts/data-import/known-files.tsx'
import { ImportHistory } from '../parts/import-history.tsx'
import { DATA_IMPORT_WORDS } from '../words/data-import.ts'

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
        <ImportHistory
          words={own}
          list="data-imports"
          to="/data-import"
          head={own.files}
          column="fileNames"
        />
      </Stack>
    </>
  )
}
