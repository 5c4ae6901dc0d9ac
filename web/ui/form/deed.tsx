import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { allTaken, Refused, type RowAnswer, run, runDescribed } from '../api.ts'
import { Failure } from '../failure.tsx'
import { useSpeech } from '../words/words.ts'
import { Meanwhile } from './meanwhile.tsx'
import { SAVES } from './save-key.ts'
import type { Version } from './version.ts'

/**
 * The last step of an action: does it once, however often it is pressed, or, where that takes a second
 * person, puts it forward with a note. `intent` changes with what is asked for; the key goes with it.
 */
export function Deed(props: {
  readonly command: string
  readonly input: () => unknown
  readonly intent: string
  /** Whether the reader's roles only let them put it forward. */
  readonly proposes: boolean
  readonly isReady: boolean
  readonly isDangerous?: boolean
  /** What the button says; default: do it. */
  readonly does?: string
  readonly children?: ReactNode
  /** The version of what it edits: where somebody else has saved since, that is shown first. */
  readonly version?: Version
  /** Shows what somebody else has saved meanwhile in the form's own way. */
  readonly meanwhile?: (again: () => void) => ReactNode
  readonly onDone: (answer: unknown) => void
}) {
  const { words } = useSpeech()
  const { command, input, intent, proposes, isReady, onDone } = props
  const queries = useQueryClient()
  const [written, setNote] = useState<string | null>(null)
  const note = written ?? (isReady ? reasonIn(input()) : '')
  const deed = useMutation({
    mutationFn: async () => {
      const asked = { key: intent, version: props.version?.read }
      const answer = await runDescribed(command, input(), asked)
      // A command of rows answers each for itself: a row that was refused is not done.
      if (isOfRows(answer)) await allTaken(answer)
      return answer
    },
    onSuccess: answer => {
      props.version?.saved?.()
      queries.invalidateQueries()
      onDone(answer)
    },
  })
  const request = useMutation({
    mutationFn: () =>
      run('requestApproval', { command, input: input(), note }, { key: `request-${intent}` }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const isOutdated = deed.error instanceof Refused && deed.error.code === 'changed_meanwhile'
  const needsSecond =
    proposes || (deed.error instanceof Refused && deed.error.code === 'approval_needed')
  if (request.isSuccess) {
    return (
      <Alert color="green" role="status">
        {words.form.proposed}
      </Alert>
    )
  }
  return (
    <Stack gap="xs">
      {isOutdated &&
        (props.meanwhile?.(deed.reset) ?? (
          <Meanwhile
            command={command}
            input={input()}
            onSeen={async () => {
              await props.version?.renew()
              await queries.invalidateQueries()
              deed.reset()
            }}
          />
        ))}
      {deed.isError && !needsSecond && !isOutdated && (
        <Failure error={deed.error} onRetry={() => deed.mutate()} />
      )}
      {needsSecond && (
        <>
          <Alert color="blue" role="note">
            {words.form.needsSecond}
          </Alert>
          <TextInput
            label={words.form.note}
            required
            maxLength={500}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          {request.isError && <Failure error={request.error} />}
        </>
      )}
      <Group>
        {props.children}
        {needsSecond ? (
          <Button
            {...SAVES}
            disabled={!isReady || note === ''}
            loading={request.isPending}
            onClick={() => request.mutate()}
          >
            {words.form.propose}
          </Button>
        ) : (
          <Button
            {...(props.isDangerous === true ? {} : SAVES)}
            color={props.isDangerous === true ? 'red' : 'spruce'}
            disabled={!isReady || deed.isSuccess || isOutdated}
            loading={deed.isPending}
            onClick={() => deed.mutate()}
          >
            {props.does ?? words.form.run}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** The reason in words that the action keeps itself: who decides may read the same. */
function reasonIn(input: unknown): string {
  const { reason = null, note = null } = (input ?? {}) as { reason?: unknown; note?: unknown }
  // A single word is a code of a list.
  const said = [reason, note].find(each => typeof each === 'string' && /\S\s+\S/.test(each))
  return typeof said === 'string' ? said : ''
}

function isOfRows(answer: unknown): answer is { readonly rows: readonly RowAnswer[] } {
  const isSome = typeof answer === 'object' && answer !== null && 'rows' in answer
  return isSome && Array.isArray(answer.rows)
}
