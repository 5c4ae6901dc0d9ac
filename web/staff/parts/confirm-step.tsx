import { Alert, Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../ui/form/deed.tsx'
import { Sheet } from '../../ui/parts.tsx'
import { useMe } from '../queries.ts'

/** A step that asks for nothing more: what it brings about; then it is done once, or put forward. */
export function ConfirmStep(props: {
  readonly title: string
  readonly consequence: string
  readonly command: string
  readonly permission: string
  readonly input: unknown
  readonly does: string
  readonly leaves: string
  readonly isDangerous?: boolean
  /** Left as it is, or done: then with what the command answered. */
  readonly onClose: (answer?: unknown) => void
}) {
  const { data: me } = useMe()
  const [key] = useState(() => crypto.randomUUID())
  return (
    <Sheet title={props.title}>
      <Stack>
        <Alert color="orange" role="note">
          {props.consequence}
        </Alert>
        <Deed
          command={props.command}
          input={() => props.input}
          intent={key}
          proposes={me?.permissions[props.permission] === 'propose'}
          isReady
          isDangerous={props.isDangerous === true}
          does={props.does}
          onDone={props.onClose}
        >
          <Button variant="default" onClick={() => props.onClose()}>
            {props.leaves}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}
