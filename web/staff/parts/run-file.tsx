import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { saveFile } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { momentText } from '../../ui/format.ts'
import { Moment } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import type { TakenFile } from '../views/taken-file.ts'
import { RUN_FILE_WORDS } from '../words/run-file.ts'

/**
 * Saves the file of a run for the bank; who took it and when is kept. Taken once more only with a
 * reason, as a bank that gets it twice moves the money twice.
 */
export function RunFile(props: {
  /** Below /v1, such as `refund-runs/RF-1/file`. */
  readonly path: string
  readonly name: string
  readonly label: string
  readonly taken: readonly TakenFile[]
  readonly onTaken: () => void
}) {
  const { path, name, label, taken, onTaken } = props
  const own = useWords(RUN_FILE_WORDS)
  const [asks, setAsks] = useState(false)
  const save = useMutation({
    mutationFn: (again: string) =>
      saveFile(again === '' ? path : `${path}?again=${encodeURIComponent(again)}`, name),
    onSuccess: () => {
      setAsks(false)
      onTaken()
    },
  })
  const last = taken.at(-1)
  return (
    <>
      <Button
        variant={last === undefined ? 'filled' : 'default'}
        loading={save.isPending}
        onClick={() => (last === undefined ? save.mutate('') : setAsks(true))}
      >
        {last === undefined ? label : own.again}
      </Button>
      {save.isError && !asks && <Failure error={save.error} />}
      {last !== undefined && (
        <Modal opened={asks} onClose={() => setAsks(false)} title={own.again}>
          <Again last={last} onLeave={() => setAsks(false)} onTake={why => save.mutate(why)}>
            {save.isError && <Failure error={save.error} />}
          </Again>
        </Modal>
      )}
    </>
  )
}

function Again(props: {
  readonly last: TakenFile
  readonly onLeave: () => void
  readonly onTake: (why: string) => void
  readonly children: React.ReactNode
}) {
  const own = useWords(RUN_FILE_WORDS)
  const { language } = useSpeech()
  const [why, setWhy] = useState('')
  return (
    <Stack>
      <Alert color="orange" role="note">
        {fill(own.told, { at: momentText(props.last.at, language) })}
      </Alert>
      <TextInput
        label={own.why}
        value={why}
        maxLength={200}
        onChange={event => setWhy(event.currentTarget.value)}
        required
      />
      {props.children}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onLeave}>
          {own.leave}
        </Button>
        <Button color="red" disabled={why.trim() === ''} onClick={() => props.onTake(why.trim())}>
          {own.do}
        </Button>
      </Group>
    </Stack>
  )
}

/** Every time that the file of a run was taken to the bank. */
export function TakenTimes(props: {
  readonly taken: readonly TakenFile[]
  readonly names: Readonly<Record<string, string>>
}) {
  if (props.taken.length === 0) return <>–</>
  return (
    <Stack gap={2}>
      {props.taken.map(({ at, by, reason }) => (
        <span key={at}>
          <Moment at={at} /> · {props.names[by] ?? by}
          {reason !== null && ` · ${reason}`}
        </span>
      ))}
    </Stack>
  )
}
