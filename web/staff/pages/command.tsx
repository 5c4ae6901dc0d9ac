import { Alert, Button, Group, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type CommandForm, read, runDescribed } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { Fields } from '../../ui/form/fields.tsx'
import { Result } from '../../ui/form/result.tsx'
import { sentOf, startOf } from '../../ui/form/schema.ts'
import { labelOf } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { sectionOf } from '../navigation.ts'
import { useMe } from '../queries.ts'

/** Any command of the API as a form: entered, previewed, then done or put forward. */
export function CommandPage() {
  const { command: name = '' } = useParams({ strict: false })
  const form = useQuery({
    queryKey: ['command', name],
    queryFn: () => read<CommandForm>(`commands/${name}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data: me } = useMe()
  if (form.isPending || me === undefined) return <Waiting />
  if (form.isError) return <Failure error={form.error} onRetry={() => form.refetch()} />
  return <Form key={name} command={form.data} />
}

type Draft = { readonly value: unknown; readonly key: string }

/**
 * What was entered outlives a reload, a lost connection and another tab, and so does the key of the
 * intent, so that whichever of them is sent, it is done once. It goes once it has been done.
 */
function useDraft(place: string, start: () => unknown) {
  const begin = (): Draft => ({ value: start(), key: crypto.randomUUID() })
  const [kept] = useState(() => localStorage.getItem(place))
  const [draft, setDraft] = useState<Draft>(() =>
    kept === null ? begin() : (JSON.parse(kept) as Draft),
  )
  const keep = (value: unknown) => {
    // Another input is another intent.
    const next = { value, key: crypto.randomUUID() }
    localStorage.setItem(place, JSON.stringify(next))
    setDraft(next)
  }
  const forget = () => localStorage.removeItem(place)
  const drop = () => {
    forget()
    setDraft(begin())
  }
  return { ...draft, wasKept: kept !== null, keep, forget, drop }
}

function Form({ command }: { readonly command: CommandForm }) {
  const { words, language } = useSpeech()
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const { data: me } = useMe()
  const place = `form ${me?.actor} ${command.name} ${new URLSearchParams(search)}`
  const start = () => ({ ...(startOf(command.input) as object), ...search })
  const { value, key, wasKept, keep, forget, drop } = useDraft(place, start)
  const input = () => sentOf(command.input, value)
  const preview = useMutation({
    mutationFn: () => runDescribed(command.name, input(), { key, dryRun: true }),
  })
  const [answer, setAnswer] = useState<unknown>()
  const may = me?.permissions[command.permission]
  const change = (next: unknown) => {
    keep(next)
    preview.reset()
    setAnswer(undefined)
  }
  const section = sectionOf(command)
  return (
    <>
      <Heading over={words.nouns[section]} title={labelOf(command.name, language)} />
      <Stack maw={900}>
        {wasKept && answer === undefined && (
          <Alert color="blue" p="xs" role="status">
            <Group gap="sm">
              {words.form.keptDraft}
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => {
                  drop()
                  preview.reset()
                }}
              >
                {words.form.startOver}
              </Button>
            </Group>
          </Alert>
        )}
        <Sheet title={words.form.input} aside={<span>{command.summary}</span>}>
          <form
            onSubmit={event => {
              event.preventDefault()
              preview.mutate()
            }}
          >
            <Fields schema={command.input} value={value} onChange={change} />
            {may === undefined && me !== undefined ? (
              <Alert mt="sm" color="orange">
                {words.form.notPermitted}
              </Alert>
            ) : (
              <Group mt="sm">
                <Button type="submit" variant="default" loading={preview.isPending}>
                  {words.form.preview}
                </Button>
              </Group>
            )}
          </form>
        </Sheet>
        {preview.isError && <Failure error={preview.error} />}
        {preview.isSuccess && answer === undefined && (
          <Sheet title={words.form.preview} aside={words.form.previewed}>
            <Stack>
              <Result value={preview.data} />
              <Deed
                key={key}
                command={command.name}
                input={input}
                intent={key}
                proposes={may === 'propose'}
                isReady
                onDone={done => {
                  forget()
                  setAnswer(done ?? null)
                }}
              />
            </Stack>
          </Sheet>
        )}
        {answer !== undefined && (
          <Sheet
            title={words.form.done}
            aside={
              <Button
                variant="subtle"
                onClick={() => {
                  drop()
                  preview.reset()
                  setAnswer(undefined)
                }}
              >
                {words.form.again}
              </Button>
            }
          >
            <Result value={answer} />
          </Sheet>
        )}
      </Stack>
    </>
  )
}
