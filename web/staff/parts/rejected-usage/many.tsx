import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Commands, run, runDescribed } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { RejectedRow } from '../../views/rejected-usage.ts'
import { REJECTED_USAGE_WORDS } from '../../words/rejected-usage.ts'

type Replayed = Commands['replayRejectedUsage']['answer']

/** All rows of one kind of refusal at once: tried first, and done only then. */
export function ManyRows(props: {
  readonly code: string
  readonly rows: readonly RejectedRow[]
  readonly onDone: (count: number, ids: readonly string[]) => void
}) {
  const { code, rows, onDone } = props
  const own = useWords(REJECTED_USAGE_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const [reason, setReason] = useState('')
  const ids = rows.map(({ rejectedId }) => rejectedId)
  const input = { ids }
  const tried = useMutation({
    mutationFn: async () =>
      (await runDescribed('replayRejectedUsage', input, {
        key: crypto.randomUUID(),
        dryRun: true,
      })) as Replayed,
  })
  const replay = useMutation({
    mutationFn: () => run('replayRejectedUsage', input, { key: crypto.randomUUID() }),
    onSuccess: answer => {
      tried.reset()
      const taken = answer.rows.filter(({ state }) => state === 'replayed')
      onDone(
        answer.replayed,
        taken.map(({ rejectedId }) => rejectedId),
      )
    },
  })
  const discard = useMutation({
    mutationFn: () => run('discardRejectedUsage', { ids, reason }, { key: crypto.randomUUID() }),
    onSuccess: ({ discarded }) => onDone(discarded, ids),
  })
  if (rows.length < 2) return null
  return (
    <Sheet title={fill(own.many, { count: rows.length, what: valueLabel(code, language) })}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {own.manyHelp}
        </Text>
        <Group>
          <Button variant="default" loading={tried.isPending} onClick={() => tried.mutate()}>
            {own.tryMany}
          </Button>
          {tried.data !== undefined && (
            <>
              <Text size="sm" role="status">
                {fill(own.wouldCome, { taken: tried.data.replayed, open: tried.data.open })}
              </Text>
              <Button
                disabled={tried.data.replayed === 0}
                loading={replay.isPending}
                onClick={() => replay.mutate()}
              >
                {own.replayMany}
              </Button>
            </>
          )}
        </Group>
        {tried.isError && <Failure error={tried.error} />}
        {replay.isError && <Failure error={replay.error} />}
        {me?.permissions['usage.correct'] === 'do' && (
          <Group align="flex-end" gap="sm">
            <TextInput
              label={own.reasonMany}
              miw={280}
              maxLength={500}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
            />
            <Button
              variant="default"
              color="red"
              disabled={reason.trim() === ''}
              loading={discard.isPending}
              onClick={() => discard.mutate()}
            >
              {fill(own.discardMany, { count: rows.length })}
            </Button>
          </Group>
        )}
        {discard.isError && <Failure error={discard.error} />}
      </Stack>
    </Sheet>
  )
}
