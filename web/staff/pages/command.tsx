import { Alert, Button, Group, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type CommandForm, read, run } from '../../ui/api.ts'
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
  if (form.isPending) return <Waiting />
  if (form.isError) return <Failure error={form.error} onRetry={() => form.refetch()} />
  return <Form key={name} command={form.data} />
}

/** What was entered outlives a reload and a lost connection; it goes once it has been done. */
function useKept(place: string, start: () => unknown) {
  const [value, setValue] = useState<unknown>(() => {
    const kept = sessionStorage.getItem(place)
    return kept === null ? start() : JSON.parse(kept)
  })
  const keep = (next: unknown) => {
    sessionStorage.setItem(place, JSON.stringify(next))
    setValue(next)
  }
  const drop = () => {
    sessionStorage.removeItem(place)
    setValue(start())
  }
  return [value, keep, drop] as const
}

function Form({ command }: { readonly command: CommandForm }) {
  const { words, language } = useSpeech()
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const { data: me } = useMe()
  const place = `form ${command.name} ${new URLSearchParams(search)}`
  const start = () => ({ ...(startOf(command.input) as object), ...search })
  const [value, keep, drop] = useKept(place, start)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const input = () => sentOf(command.input, value)
  const preview = useMutation({
    mutationFn: () => run(command.name, input(), { key, dryRun: true }),
  })
  const [answer, setAnswer] = useState<unknown>()
  const may = me?.permissions[command.permission]
  const change = (next: unknown) => {
    keep(next)
    preview.reset()
    setAnswer(undefined)
    // Another input is another intent.
    setKey(crypto.randomUUID())
  }
  const section = sectionOf(command)
  return (
    <>
      <Heading over={words.nouns[section]} title={labelOf(command.name, language)} />
      <Stack maw={900}>
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
                onDone={done => setAnswer(done ?? null)}
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
                  setKey(crypto.randomUUID())
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
