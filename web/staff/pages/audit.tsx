import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { exportList, type Row, readPage } from '../../ui/api.ts'
import { ChangeTable, type RowChange } from '../../ui/change.tsx'
import { Failure } from '../../ui/failure.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { labelOf } from '../../ui/labels.ts'
import { useActorNames } from '../../ui/list/links.ts'
import { Heading, Moment, Sheet, Waiting } from '../../ui/parts.tsx'
import { useTelling } from '../../ui/telling.ts'
import { NamedThings } from '../../ui/things.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { AboutInput } from '../parts/about-input.tsx'
import { useCommands } from '../queries.ts'
import { AUDIT_WORDS } from '../words/audit.ts'

type Search = Readonly<Partial<Record<'objects' | 'command' | 'actor' | 'from' | 'after', string>>>

const ROWS = 50

/** Changes, the latest first: who, when, what was before and after; by object, action or person. */
export function AuditPage() {
  const { words } = useSpeech()
  const auditWords = useWords(AUDIT_WORDS)
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const { after, from, ...others } = search
  const asked = {
    ...(Object.fromEntries(Object.entries(others).filter(([, value]) => value)) as Record<
      string,
      string
    >),
    ...(from === undefined || from === '' ? {} : { 'recordedAt.from': `${from}T00:00:00Z` }),
  }
  const page = useQuery({
    queryKey: ['list', 'change-log', asked, after ?? ''],
    queryFn: ({ signal }) =>
      readPage(
        'change-log',
        after === undefined ? asked : { ...asked, after },
        { limit: ROWS },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const next = page.data?.next
  return (
    <>
      <Heading
        over={words.nouns.reports}
        title={auditWords.title}
        actions={
          <Group gap="md">
            <Anchor component={Link} to="/lists/command-log" size="sm">
              {auditWords.all}
            </Anchor>
            <Anchor component={Link} to="/lists/log-blocks" size="sm">
              {auditWords.seals}
            </Anchor>
            <Export asked={asked} />
          </Group>
        }
      />
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {auditWords.note}
        </Text>
        <Ask key={JSON.stringify(search)} search={search} />
        {page.isPending && <Waiting />}
        {page.isError && <Failure error={page.error} onRetry={() => page.refetch()} />}
        {page.isSuccess && page.data.rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {auditWords.empty}
          </Text>
        )}
        <NamedThings
          of={(page.data?.rows ?? []).map(({ key, before, after }) => [key, before, after])}
        >
          {(page.data?.rows ?? []).map(row => (
            <Change key={`${row.recordedAt} ${row.id} ${row.n}`} row={row} />
          ))}
        </NamedThings>
        <Group justify="flex-end" gap={6}>
          {after !== undefined && (
            <Button
              variant="default"
              onClick={() => navigate({ to: '/audit', search: without(search) })}
            >
              {words.list.first}
            </Button>
          )}
          {typeof next === 'string' && (
            <Button
              variant="default"
              onClick={() => navigate({ to: '/audit', search: { ...search, after: next } })}
            >
              {words.list.next}
            </Button>
          )}
        </Group>
      </Stack>
    </>
  )
}

/** What is shown, whole, as a file. */
function Export({ asked }: { readonly asked: Readonly<Record<string, string>> }) {
  const { words } = useSpeech()
  const telling = useTelling()
  const saving = useMutation({
    mutationFn: () => exportList('change-log', asked),
    onError: telling.failed,
  })
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {words.list.export}
    </Button>
  )
}

function without({ after: _, ...search }: Search): Search {
  return search
}

function Ask({ search }: { readonly search: Search }) {
  const { language } = useSpeech()
  const auditWords = useWords(AUDIT_WORDS)
  const navigate = useNavigate()
  const { data: commands = [] } = useCommands()
  const names = useActorNames()
  const [objects, setObjects] = useState(search.objects ?? '')
  const [command, setCommand] = useState(search.command ?? null)
  const [actor, setActor] = useState(search.actor ?? null)
  const [from, setFrom] = useState(search.from ?? '')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        navigate({
          to: '/audit',
          // A kind alone is about nothing.
          search: {
            objects: objects.endsWith(':') ? '' : objects,
            command: command ?? '',
            actor: actor ?? '',
            from,
          },
        })
      }}
    >
      <Group gap="xs" align="flex-end">
        <AboutInput value={objects} onChange={setObjects} />
        <Select
          label={auditWords.command}
          searchable
          clearable
          data={commands.map(({ name }) => ({ value: name, label: labelOf(name, language) }))}
          value={command}
          onChange={setCommand}
        />
        <Select
          label={auditWords.actor}
          searchable
          clearable
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          value={actor}
          onChange={setActor}
        />
        <DayInput label={auditWords.from} value={from} onDay={setFrom} w={170} />
        <Button type="submit" variant="default">
          {auditWords.show}
        </Button>
      </Group>
    </form>
  )
}

/** One change: what did it, who, when, and the row field by field. */
function Change({ row }: { readonly row: Row }) {
  const { language } = useSpeech()
  const names = useActorNames()
  const { table, key, before, after } = row as RowChange & Row
  return (
    <Sheet
      title={labelOf(String(row.command), language)}
      aside={
        <Text size="xs" c="dimmed">
          {names[String(row.actor)] ?? String(row.actor)} · <Moment at={String(row.recordedAt)} />
        </Text>
      }
      bare
    >
      <ChangeTable change={{ table, key, before, after }} />
    </Sheet>
  )
}
