import { Alert, Anchor, Button, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { run, saveFile } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText, momentText } from '../../ui/format.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useTelling } from '../../ui/telling.ts'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { CommitImport } from '../parts/usage-import/commit.tsx'
import { Effects } from '../parts/usage-import/effects.tsx'
import { Found } from '../parts/usage-import/found.tsx'
import { MappingForm } from '../parts/usage-import/mapping-form.tsx'
import { FirstRows } from '../parts/usage-import/preview.tsx'
import { TakeBack } from '../parts/usage-import/take-back.tsx'
import { useMe, useNames } from '../queries.ts'
import type { Mapping, UsageImportView } from '../views/usage-import.ts'
import { useWhileWorking } from '../while-working.ts'
import { USAGE_IMPORT_WORDS } from '../words/usage-import.ts'

const WORKING = ['trying', 'committing', 'undoing']

/** One file of usage on its way in: how it is read, what is found, what changes, and that it is taken. */
export function UsageImportPage() {
  const { importId = '' } = useParams({ strict: false })
  const path = `usage-imports/${encodeURIComponent(importId)}`
  const { view, begin } = useWhileWorking<UsageImportView>(path, WORKING)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return <ImportDesk key={importId} view={view.data} onBegun={begin} />
}

function ImportDesk(props: {
  readonly view: UsageImportView
  readonly onBegun: () => Promise<void>
}) {
  const { view, onBegun } = props
  const { words, language } = useSpeech()
  const own = useWords(USAGE_IMPORT_WORDS)
  const { data: me } = useMe()
  const telling = useTelling()
  const mayRecord = me?.permissions['usage.record'] !== undefined
  // What somebody has changed stays theirs, however often the import is read again.
  const [draft, setDraft] = useState<Mapping>()
  const mapping = draft ?? view.mapping
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(view.mapping)
  const isOpen = ['received', 'trying', 'checked', 'cancelled'].includes(view.state)
  const wasTried = view.attempt > 0 && view.state !== 'trying'
  const save = (path: string, name: string) => saveFile(path, name).catch(telling.failed)
  return (
    <>
      <Heading
        over={
          <Anchor component={Link} to="/usage-import" size="xs">
            {words.nouns.usage} · {own.title}
          </Anchor>
        }
        title={view.fileName}
        state={<Pill state={view.state}>{valueLabel(view.state, language)}</Pill>}
        actions={
          <Button
            variant="default"
            onClick={() => save(`usage-imports/${view.importId}/source`, view.fileName)}
          >
            {own.source}
          </Button>
        }
      />
      <Stack>
        <Before view={view} />
        <Sheet title={`1. ${own.stepMap}`}>
          {isOpen && mayRecord ? (
            <MappingForm view={view} mapping={mapping} onChange={setDraft} />
          ) : (
            <Text size="sm" c="dimmed">
              {own.mapClosed}
            </Text>
          )}
          <FirstRows importId={view.importId} mapping={mapping} />
          {isOpen && mayRecord && <Try view={view} mapping={mapping} onBegun={onBegun} />}
        </Sheet>
        <Working view={view} />
        {wasTried && (
          <>
            <Found
              view={view}
              mapping={mapping}
              {...(isOpen && mayRecord ? { onChange: setDraft } : {})}
              onSave={() =>
                save(
                  `usage-imports/${view.importId}/errors.csv`,
                  `${view.fileName.replace(/\.\w+$/, '')}.errors.csv`,
                )
              }
            />
            <Effects view={view} />
          </>
        )}
        {view.state === 'checked' && mayRecord && (
          <CommitImport view={view} isChanged={isChanged} onBegun={onBegun} />
        )}
        <Ended view={view} onBegun={onBegun} />
      </Stack>
    </>
  )
}

/** That the same file was taken before. */
function Before({ view }: { readonly view: UsageImportView }) {
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const [first] = view.sameFile
  if (first === undefined || view.state === 'done') return null
  return (
    <Alert color="yellow" role="note" p="xs">
      {fill(own.sameFile, {
        who: names[first.committedBy] ?? first.committedBy,
        when: momentText(first.committedAt, language),
      })}{' '}
      <Anchor component={Link} to={`/usage-import/${first.importId}`} size="sm">
        {own.toIt}
      </Anchor>
    </Alert>
  )
}

function Try(props: {
  readonly view: UsageImportView
  readonly mapping: Mapping
  readonly onBegun: () => Promise<void>
}) {
  const own = useWords(USAGE_IMPORT_WORDS)
  const { view, mapping } = props
  const attempt = useMutation({
    mutationFn: () =>
      run(
        'checkUsageImport',
        { importId: view.importId, mapping: mapping as never },
        { key: crypto.randomUUID() },
      ),
    onSuccess: props.onBegun,
  })
  return (
    <Stack gap="xs" mt="sm" align="flex-start">
      <Button
        onClick={() => attempt.mutate()}
        loading={attempt.isPending || view.state === 'trying'}
        variant={view.state === 'checked' ? 'default' : 'filled'}
      >
        {view.attempt === 0 ? own.tryIt : own.tryAgain}
      </Button>
      {attempt.isError && <Failure error={attempt.error} />}
    </Stack>
  )
}

/** How far the job is; it goes on when the window is closed. */
function Working({ view }: { readonly view: UsageImportView }) {
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () =>
      run('cancelUsageImport', { importId: view.importId }, { key: crypto.randomUUID() }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['view'] }),
  })
  if (!WORKING.includes(view.state)) return null
  const percent = Math.min(
    100,
    Math.round((Number(view.bytesRead) / Math.max(1, Number(view.byteCount))) * 100),
  )
  const what = valueLabel(view.state, language)
  return (
    <Sheet title={what}>
      <Progress value={percent} aria-label={what} />
      <Text size="sm" mt="xs" role="status">
        {fill(own.progress, { percent, rows: decimalText(view.rows, language) })}
      </Text>
      <Text size="xs" c="dimmed">
        {own.leaveIt}
      </Text>
      {view.state !== 'undoing' && (
        <Button mt="xs" variant="default" onClick={() => stop.mutate()} loading={stop.isPending}>
          {own.stop}
        </Button>
      )}
    </Sheet>
  )
}

/** What came of it, and what can still be done. */
function Ended(props: { readonly view: UsageImportView; readonly onBegun: () => Promise<void> }) {
  const { view } = props
  const own = useWords(USAGE_IMPORT_WORDS)
  const { language } = useSpeech()
  const { data: names = {} } = useNames()
  const { data: me } = useMe()
  if (view.state === 'undone') {
    return (
      <Alert color="yellow" role="status" p="xs">
        {fill(own.undone, {
          who: names[view.undoneBy ?? ''] ?? view.undoneBy ?? '',
          when: momentText(view.undoneAt ?? '', language),
          reason: view.undoReason ?? '',
        })}
      </Alert>
    )
  }
  if (view.state !== 'done') return null
  const count = (text: string) => decimalText(text, language)
  return (
    <>
      <Alert color="green" role="status" p="xs">
        {fill(own.taken, {
          created: count(view.created),
          updated: count(view.updated),
          unchanged: count(view.unchanged),
          rejected: count(view.rejected),
          who: names[view.committedBy ?? ''] ?? view.committedBy ?? '',
        })}{' '}
        {view.keepsRefused && view.rejected !== '0' && (
          <Anchor component={Link} to="/rejected-usage" size="sm">
            {own.toDesk}
          </Anchor>
        )}
      </Alert>
      {me?.permissions['usage.correct'] !== undefined && <TakeBack {...props} />}
    </>
  )
}
