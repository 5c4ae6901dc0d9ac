import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ChangeTable } from '../change.tsx'
import { Failure } from '../failure.tsx'
import { momentText } from '../format.ts'
import { labelOf } from '../labels.ts'
import { useActorText } from '../list/actors.ts'
import { fill, useSpeech } from '../words/words.ts'
import { readVersion } from './version.ts'

/** Of a change of many rows the first tell what it was about. */
const MOST_CHANGES = 10

/**
 * Somebody else has saved since the form was opened: who, when and what, before anything is
 * overwritten. What was typed stays; `onSeen` takes what stands there now for read.
 */
export function Meanwhile(props: {
  readonly command: string
  readonly input: unknown
  readonly onSeen: () => Promise<unknown>
  /** What differs, field by field, where the form can tell. */
  readonly children?: ReactNode
}) {
  const { words, language } = useSpeech()
  const { command, input } = props
  const actorText = useActorText()
  const stood = useQuery({
    queryKey: ['version-now', command, input],
    queryFn: ({ signal }) => readVersion(command, input, signal),
    gcTime: 0,
  })
  const seen = useMutation({ mutationFn: props.onSeen })
  const last = stood.data?.last
  return (
    <Alert color="orange" role="alert">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {words.form.meanwhile}
        </Text>
        <Text size="sm">
          {last === undefined || last === null
            ? words.form.meanwhileUnknown
            : fill(words.form.meanwhileBy, {
                who: actorText(last.actor) ?? last.actor,
                when: momentText(last.recordedAt, language),
                what: labelOf(last.command, language),
              })}
        </Text>
        {props.children === undefined &&
          (last?.changes ?? [])
            .slice(0, MOST_CHANGES)
            .map((change, i) => <ChangeTable key={i} change={change} />)}
        {props.children ?? <Text size="sm">{words.form.meanwhileStays}</Text>}
        {seen.isError && <Failure error={seen.error} />}
        {props.children === undefined && (
          <Group gap="sm">
            <Button size="compact-sm" loading={seen.isPending} onClick={() => seen.mutate()}>
              {words.form.meanwhileLook}
            </Button>
            <Anchor href={location.href} target="_blank" size="sm">
              {words.form.meanwhileOther}
            </Anchor>
          </Group>
        )}
      </Stack>
    </Alert>
  )
}
