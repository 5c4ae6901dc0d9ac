import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Refused, run, runDescribed } from '../api.ts'
import { Failure } from '../failure.tsx'
import { useSpeech } from '../words/words.ts'

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
  readonly onDone: (answer: unknown) => void
}) {
  const { words } = useSpeech()
  const { command, input, intent, proposes, isReady, onDone } = props
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const deed = useMutation({
    mutationFn: () => runDescribed(command, input(), { key: intent }),
    onSuccess: answer => {
      queries.invalidateQueries()
      onDone(answer)
    },
  })
  const request = useMutation({
    mutationFn: () =>
      run('requestApproval', { command, input: input(), note }, { key: `request-${intent}` }),
    onSuccess: () => queries.invalidateQueries(),
  })
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
      {deed.isError && !needsSecond && <Failure error={deed.error} onRetry={() => deed.mutate()} />}
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
            disabled={!isReady || note === ''}
            loading={request.isPending}
            onClick={() => request.mutate()}
          >
            {words.form.propose}
          </Button>
        ) : (
          <Button
            color={props.isDangerous === true ? 'red' : 'spruce'}
            disabled={!isReady || deed.isSuccess}
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
