import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { allTaken, run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { SAVES } from '../../../ui/form/save-key.ts'
import { useKeys } from '../../../ui/keys.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Moment, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe, useView } from '../../queries.ts'
import type { RejectedRow, RejectedView } from '../../views/rejected-usage.ts'
import { REJECTED_USAGE_WORDS } from '../../words/rejected-usage.ts'
import { RejectedField } from './fields.tsx'

const FIELDS = {
  event: ['accountNumber', 'subscriptionNumber', 'meterCode', 'eventKey', 'occurredAt', 'quantity'],
  read: ['accountNumber', 'serial', 'register', 'readOn', 'value', 'quality'],
  interval: ['accountNumber', 'serial', 'register', 'day', 'minutes', 'values'],
} as const

/**
 * One refused row: why, what it says, which meter it may mean, and what can be done about it. The
 * reason of a discard stands there at once: whoever types faster than the row is read would else
 * type into nothing, and letters of a reason would be taken for keys.
 */
export function RejectedCard(props: {
  readonly row: RejectedRow
  readonly onEdit: () => void
  readonly onSettled: (what: string) => void
}) {
  const { row, onSettled } = props
  const own = useWords(REJECTED_USAGE_WORDS)
  const { language } = useSpeech()
  const view = useView<RejectedView>(`rejected-usage/${row.rejectedId}`)
  const reason = useRef<HTMLInputElement>(null)
  useKeys([['d', () => reason.current?.focus()]])
  return (
    <Sheet
      title={fill(own.rowOf, { kind: valueLabel(row.kind, language), account: row.account || '–' })}
      aside={view.isSuccess && <Came view={view.data} />}
    >
      <Stack gap="sm">
        {view.isPending && <Waiting />}
        {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
        {view.isSuccess && <Correction key={row.rejectedId} {...props} view={view.data} />}
        <Discard
          key={row.rejectedId}
          rejectedId={row.rejectedId}
          reasonRef={reason}
          onSettled={onSettled}
        />
      </Stack>
    </Sheet>
  )
}

/** Where a row came from, when, and how often. */
function Came({ view }: { readonly view: RejectedView }) {
  const own = useWords(REJECTED_USAGE_WORDS)
  return (
    <Text size="xs" c="dimmed">
      {view.source} · <Moment at={view.receivedAt} />
      {view.timesReceived !== '1' && ` · ${fill(own.times, { count: view.timesReceived })}`}
    </Text>
  )
}

type Edits = Readonly<Record<string, string>>

function Correction(props: {
  readonly row: RejectedRow
  readonly view: RejectedView
  readonly onEdit: () => void
  readonly onSettled: (what: string) => void
}) {
  const { row, view, onEdit, onSettled } = props
  const own = useWords(REJECTED_USAGE_WORDS)
  // What is typed stays, however often the row is read again.
  const [edits, setEdits] = useState<Edits>({})
  const first = useRef<HTMLInputElement>(null)
  const edit = (more: Edits) => {
    onEdit()
    setEdits(before => ({ ...before, ...more }))
  }
  const { fix, retry } = useDeeds(view, edits, onSettled)
  useKeys([
    ['e', () => first.current?.focus()],
    ['r', () => retry.mutate()],
  ])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fix.isPending) fix.mutate()
  }
  return (
    <>
      <div>
        <Text size="sm">{view.reason}</Text>
        <Text size="sm" c="dimmed">
          {view.remedy}
        </Text>
      </div>
      <form onSubmit={submit}>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          {FIELDS[row.kind].map((field, i) => (
            <RejectedField
              key={field}
              name={field}
              inputRef={i === 0 ? first : undefined}
              value={edits[field] ?? textOf({ ...view.received, ...view.corrected }[field])}
              onChange={value => edit({ [field]: value })}
            />
          ))}
        </SimpleGrid>
        <Meters view={view} onChoose={edit} />
        <Group mt="sm">
          <Button type="submit" loading={fix.isPending} {...SAVES}>
            {own.fix}
          </Button>
          <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            {own.retry}
          </Button>
        </Group>
      </form>
      {fix.isError && <Failure error={fix.error} />}
      {retry.isError && <Failure error={retry.error} />}
    </>
  )
}

/** Puts a row right, or tries it again as it came; one that is refused still says why. */
function useDeeds(view: RejectedView, edits: Edits, onSettled: (what: string) => void) {
  const own = useWords(REJECTED_USAGE_WORDS)
  const queries = useQueryClient()
  const { rejectedId } = view
  const again = () =>
    queries.invalidateQueries({ queryKey: ['view', `rejected-usage/${rejectedId}`] })
  const fix = useMutation({
    mutationFn: async () => {
      const corrected = { ...view.corrected, ...correctedOf(edits) }
      const answer = await run('fixRejectedUsage', { rejectedId, corrected }, keyOf())
      await allTaken({ rows: [answer] })
    },
    onSuccess: () => onSettled(own.fixed),
    onError: again,
  })
  const retry = useMutation({
    mutationFn: async () => {
      await allTaken(await run('replayRejectedUsage', { ids: [rejectedId] }, keyOf()))
    },
    onSuccess: () => onSettled(own.retried),
    onError: again,
  })
  return { fix, retry }
}

const keyOf = () => ({ key: crypto.randomUUID() })

function correctedOf(edits: Edits): Record<string, unknown> {
  const { minutes, ...texts } = edits
  return minutes === undefined ? texts : { ...texts, minutes: Number(minutes) }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(each => each ?? '-').join(' ')
  return value === undefined || value === null ? '' : String(value)
}

/** The meters that a row may mean: one click says which. */
function Meters(props: {
  readonly view: RejectedView
  readonly onChoose: (fields: Edits) => void
}) {
  const own = useWords(REJECTED_USAGE_WORDS)
  const { view, onChoose } = props
  if (view.meters.length === 0) return null
  return (
    <Group gap="xs" mt="sm" role="group" aria-label={own.meters}>
      <Text size="sm">{own.meters}</Text>
      {view.meters.map(each => (
        <Button
          key={`${each.account} ${each.serial} ${each.register}`}
          size="compact-sm"
          variant="default"
          onClick={() =>
            onChoose({
              accountNumber: each.account,
              serial: each.serial,
              register: each.register,
            })
          }
        >
          {each.serial} {each.register} · {each.account}
        </Button>
      ))}
    </Group>
  )
}

/** Gives a row up, with the reason that stays with it. */
function Discard(props: {
  readonly rejectedId: string
  readonly reasonRef: React.RefObject<HTMLInputElement | null>
  readonly onSettled: (what: string) => void
}) {
  const own = useWords(REJECTED_USAGE_WORDS)
  const { data: me } = useMe()
  const { rejectedId } = props
  const [reason, setReason] = useState('')
  const discard = useMutation({
    mutationFn: () => run('discardRejectedUsage', { ids: [rejectedId], reason }, keyOf()),
    onSuccess: () => props.onSettled(own.discarded),
  })
  if (me?.permissions['usage.correct'] !== 'do') return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!discard.isPending) discard.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={own.reason}
          required
          miw={280}
          maxLength={500}
          ref={props.reasonRef}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          color="red"
          loading={discard.isPending}
          disabled={reason.trim() === ''}
        >
          {own.discard}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {own.discardHelp}
      </Text>
      {discard.isError && <Failure error={discard.error} />}
    </form>
  )
}
