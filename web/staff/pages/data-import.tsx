import { Alert, Anchor, Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { run } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { decimalText, labelled } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Moment, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { BringFiles } from '../parts/data-import/bring-files.tsx'
import { FileCounts, RefusedLines } from '../parts/data-import/found.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe, useNames } from '../queries.ts'
import type { DataImportView } from '../views/data-import.ts'
import { useWhileWorking } from '../while-working.ts'
import { DATA_IMPORT_WORDS } from '../words/data-import.ts'

const WORKING = ['trying', 'committing']

/** Files of data on their way in: which they are, what they come to, and that they are taken over. */
export function DataImportPage() {
  const { importId = '' } = useParams({ strict: false })
  const path = `data-imports/${encodeURIComponent(importId)}`
  const { view, begin } = useWhileWorking<DataImportView>(path, WORKING)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return <ImportDesk key={importId} view={view.data} onBegun={begin} />
}

type Desk = { readonly view: DataImportView; readonly onBegun: () => Promise<void> }

function ImportDesk({ view, onBegun }: Desk) {
  const { words, language } = useSpeech()
  const own = useWords(DATA_IMPORT_WORDS)
  const { data: names = {} } = useNames()
  const { data: me } = useMe()
  const isOpen = ['received', 'checked', 'cancelled'].includes(view.state)
  const wasWorked = view.attempt > 0 && ['checked', 'done'].includes(view.state)
  return (
    <>
      <Heading
        over={
          <Anchor component={Link} to="/data-import" size="xs">
            {words.nouns.settings} · {own.title}
          </Anchor>
        }
        title={
          <>
            {own.title} · <Moment at={view.receivedAt} />
          </>
        }
        state={<Pill state={view.state}>{valueLabel(view.state, language)}</Pill>}
        about={labelled(own.broughtBy, names[view.receivedBy] ?? view.receivedBy, language)}
      />
      <Stack>
        <Sheet title={`1. ${own.stepFiles}`} bare>
          <FileCounts view={view} isTried={wasWorked} />
          {isOpen && (
            <Stack p="sm" gap="xs">
              {me?.actor === view.receivedBy && (
                <BringFiles importId={view.importId} choose={own.more} onBrought={onBegun} />
              )}
              <Try view={view} onBegun={onBegun} />
            </Stack>
          )}
        </Sheet>
        <Working view={view} onBegun={onBegun} />
        {wasWorked && <RefusedLines view={view} />}
        {view.state === 'checked' && <Commit view={view} onBegun={onBegun} />}
        {view.state === 'done' && <Done view={view} />}
      </Stack>
    </>
  )
}

function Try({ view, onBegun }: Desk) {
  const own = useWords(DATA_IMPORT_WORDS)
  const attempt = useMutation({
    mutationFn: () =>
      run('tryDataImport', { importId: view.importId }, { key: crypto.randomUUID() }),
    onSuccess: onBegun,
  })
  return (
    <Stack gap={4} align="flex-start">
      <Button
        onClick={() => attempt.mutate()}
        loading={attempt.isPending}
        variant={view.state === 'checked' ? 'default' : 'filled'}
      >
        {view.attempt === 0 ? own.tryIt : own.tryAgain}
      </Button>
      <Text size="xs" c="dimmed">
        {own.tryHelp}
      </Text>
      {attempt.isError && <Failure error={attempt.error} />}
    </Stack>
  )
}

/** How far the job is; it goes on when the window is closed. */
function Working({ view, onBegun }: Desk) {
  const own = useWords(DATA_IMPORT_WORDS)
  const { language } = useSpeech()
  const stop = useMutation({
    mutationFn: () =>
      run('cancelDataImport', { importId: view.importId }, { key: crypto.randomUUID() }),
    onSettled: onBegun,
  })
  if (!WORKING.includes(view.state)) return null
  const lines = view.files.reduce((sum, file) => sum + file.lineCount, 0)
  const percent = Math.min(100, Math.round((Number(view.rows) / Math.max(1, lines)) * 100))
  const what = valueLabel(view.state, language)
  return (
    <Sheet title={what}>
      <Progress value={percent} aria-label={what} />
      <Text size="sm" mt="xs" role="status">
        {fill(own.progress, {
          rows: decimalText(view.rows, language),
          lines: decimalText(String(lines), language),
        })}
      </Text>
      <Text size="xs" c="dimmed">
        {own.leaveIt}
      </Text>
      <Group mt="xs">
        <Button variant="default" onClick={() => stop.mutate()} loading={stop.isPending}>
          {own.stop}
        </Button>
      </Group>
    </Sheet>
  )
}

function Commit({ view, onBegun }: Desk) {
  const own = useWords(DATA_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { importId, attempt } = view
  const count = (text: string) => decimalText(text, language)
  const changes = Number(view.created) + Number(view.updated)
  const [wholeFiles, setWhole] = useState(false)
  return (
    <Sheet title={`3. ${own.stepCommit}`}>
      <Stack gap="sm">
        <Text size="sm">
          {changes === 0
            ? own.nothing
            : fill(own.consequence, {
                created: count(view.created),
                updated: count(view.updated),
                rejected: count(view.rejected),
              })}
        </Text>
        {view.rejected !== '0' && (
          <Checkbox
            label={own.whole}
            description={own.wholeHelp}
            checked={wholeFiles}
            onChange={event => setWhole(event.currentTarget.checked)}
          />
        )}
        <Deed
          key={`${importId} ${attempt} ${wholeFiles}`}
          command="commitDataImport"
          input={() => ({ importId, attempt, wholeFiles })}
          intent={`commit-${importId}-${attempt}-${wholeFiles}`}
          proposes={me?.permissions.import === 'propose'}
          isReady={changes > 0}
          does={own.commit}
          onDone={onBegun}
        />
      </Stack>
    </Sheet>
  )
}

function Done({ view }: { readonly view: DataImportView }) {
  const own = useWords(DATA_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const count = (text: string) => decimalText(text, language)
  return (
    <Alert color="green" role="status" p="xs">
      {fill(own.taken, {
        who: names[view.committedBy ?? ''] ?? view.committedBy ?? '',
        created: count(view.created),
        updated: count(view.updated),
        unchanged: count(view.unchanged),
        rejected: count(view.rejected),
      })}{' '}
      {view.rejected !== '0' && own.again}
    </Alert>
  )
}
