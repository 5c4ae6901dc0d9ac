import { Alert, Button, Group, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { EDITS } from '../../../src/identity/audit/pictures/edited.ts'
import { type CommandForm as Described, read, runDescribed } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { isAllRefused } from '../../ui/form/batch.tsx'
import { dayIn } from '../../ui/form/day.ts'
import { Deed } from '../../ui/form/deed.tsx'
import { draftPlace, useDraft } from '../../ui/form/draft.ts'
import { Fields } from '../../ui/form/fields.tsx'
import { KeptDraft } from '../../ui/form/kept-draft.tsx'
import { OfCommand } from '../../ui/form/of-command.ts'
import { Result } from '../../ui/form/result.tsx'
import { sentOf, startWith } from '../../ui/form/schema.ts'
import { readVersion } from '../../ui/form/version.ts'
import { labelOf } from '../../ui/labels.ts'
import { LinksContext, useLinks } from '../../ui/list/links.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { NamedThings } from '../../ui/things.tsx'
import { useAbout } from '../../ui/words/about.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { sectionOf } from '../navigation.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useMe } from '../queries.ts'
import { screenMaking } from '../screen.ts'

/**
 * Any command of the API as a form: entered, previewed, then done or put forward. Where a screen was made
 * for it, that opens instead, with what it can take over of the fields filled in on the way here.
 */
export function CommandPage() {
  const { command = '' } = useParams({ strict: false })
  const filled: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const screen = screenMaking(command, filled)
  return screen === undefined ? <CommandForm name={command} /> : <Navigate to={screen} replace />
}

function CommandForm({ name }: { readonly name: string }) {
  const form = useQuery({
    queryKey: ['command', name],
    queryFn: () => read<Described>(`commands/${name}`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data: me } = useMe()
  if (form.isPending || me === undefined) return <Waiting />
  if (form.isError) return <FailedPage error={form.error} onRetry={() => form.refetch()} />
  return <Form key={name} command={form.data} />
}

/** Most of what is done is done today: the day of the books is filled in where a command asks for it. */
function todayOf({ input }: Described): Readonly<Record<string, string>> {
  const today = dayIn('today', new Date(), false) ?? ''
  const days = ['on', 'issueOn'].filter(day => input.required?.includes(day) === true)
  return Object.fromEntries(days.map(day => [day, today]))
}

/** What some commands make, by the list in which it stands: the answer leads there. */
const MADE: Readonly<Record<string, string>> = {
  startBillRun: 'bill-runs',
  startRebill: 'bill-runs',
  startProgressiveRun: 'bill-runs',
  startStatementRun: 'statement-runs',
  startDunningRun: 'dunning-runs',
  startLateChargeRun: 'dunning-runs',
  startDebitRun: 'debit-runs',
  startRefundRun: 'refund-runs',
  createAccounts: 'accounts',
}

/** What is only tried is not there yet: nothing leads to it. */
const noLink = () => undefined

function Form({ command }: { readonly command: Described }) {
  const { words, language } = useSpeech()
  const about = useAbout()
  const links = useLinks()
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const { data: me } = useMe()
  const place = draftPlace(me?.actor, `${command.name} ${new URLSearchParams(search)}`)
  const start = () => startWith(command.input, { ...todayOf(command), ...search })
  const { value, key, wasKept, keep, forget, drop } = useDraft<unknown>(place, start)
  const input = () => sentOf(command.input, value)
  const preview = useMutation({
    mutationFn: async () => {
      const isEdit = EDITS.test(command.name)
      // The version first: what is saved between the two is found, whatever the preview shows.
      const stood = isEdit ? await readVersion(command.name, input()) : undefined
      const shown = await runDescribed(command.name, input(), { key, dryRun: true })
      return { shown, version: stood?.version ?? undefined }
    },
  })
  const [answer, setAnswer] = useState<unknown>()
  const may = me?.permissions[command.permission]
  const change = (next: unknown) => {
    keep(next)
    preview.reset()
    setAnswer(undefined)
  }
  const section = sectionOf(command)
  const outcome = useRef<HTMLDivElement>(null)
  // What came of it stands below the fields, where it may be out of sight.
  const hasOutcome = preview.isSuccess || preview.isError || answer !== undefined
  useEffect(() => {
    if (hasOutcome) outcome.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [hasOutcome])
  return (
    <OfCommand value={command.name}>
      <Heading
        over={words.nouns[section]}
        title={labelOf(command.name, language)}
        about={about(command)}
      />
      <Stack maw={900} ref={outcome}>
        {wasKept && answer === undefined && (
          <KeptDraft
            onDrop={() => {
              drop()
              preview.reset()
            }}
          />
        )}
        <Sheet title={words.form.input}>
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
              <NamedThings of={preview.data.shown}>
                <LinksContext value={MADE[command.name] === undefined ? links : noLink}>
                  <Result value={preview.data.shown} />
                </LinksContext>
              </NamedThings>
              <Deed
                key={key}
                command={command.name}
                input={input}
                intent={key}
                proposes={may === 'propose'}
                isReady={!isAllRefused(preview.data.shown)}
                version={{
                  read: preview.data.version,
                  // What is shown is tried anew, and with it its version.
                  renew: async () => {
                    await preview.mutateAsync()
                  },
                }}
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
            <Result value={answer} list={MADE[command.name] ?? ''} />
          </Sheet>
        )}
      </Stack>
    </OfCommand>
  )
}
