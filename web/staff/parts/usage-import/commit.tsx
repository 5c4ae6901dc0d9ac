import { Alert, Button, Checkbox, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { decimalText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { UsageImportView } from '../../views/usage-import.ts'
import { USAGE_IMPORT_WORDS } from '../../words/usage-import.ts'

/** Has what was tried recorded. */
export function CommitImport(props: {
  readonly view: UsageImportView
  /** Whether it would be read otherwise than it was tried. */
  readonly isChanged: boolean
  readonly onBegun: () => Promise<void>
}) {
  const { view, isChanged, onBegun } = props
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const [keepsRefused, setKeeps] = useState(false)
  const { importId, attempt } = view
  const commit = useMutation({
    mutationFn: () =>
      run(
        'commitUsageImport',
        { importId, attempt, keepsRefused },
        { key: `commit-${importId}-${attempt}-${keepsRefused}` },
      ),
    onSuccess: onBegun,
  })
  const taken = Number(view.created) + Number(view.updated)
  return (
    <Sheet title={`4. ${own.stepCommit}`}>
      <Stack gap="sm" align="flex-start">
        {isChanged && (
          <Alert color="yellow" role="note" p="xs">
            {own.changedSince}
          </Alert>
        )}
        {view.rejected !== '0' && (
          <Checkbox
            label={own.keepRefused}
            description={own.keepRefusedHelp}
            checked={keepsRefused}
            onChange={event => setKeeps(event.currentTarget.checked)}
          />
        )}
        <Text size="sm">
          {fill(own.consequence, {
            taken: decimalText(String(taken), language),
            rejected: decimalText(view.rejected, language),
          })}
        </Text>
        <Button
          onClick={() => commit.mutate()}
          loading={commit.isPending}
          disabled={isChanged || view.problem !== null || (taken === 0 && !keepsRefused)}
        >
          {own.commit}
        </Button>
        {commit.isError && <Failure error={commit.error} />}
      </Stack>
    </Sheet>
  )
}
