import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { Sheet } from '../../ui/parts.tsx'
import { useMe } from '../queries.ts'

/** What is typed into the form of a step. */
export type TypedStep = { readonly on: string; readonly reason: string; readonly note: string }

/**
 * A step that changes the books of one thing: what it brings about, from when on and why; then it is done
 * once, or put forward where it takes a second person.
 */
export function StepForm(props: {
  readonly title: string
  readonly consequence: ReactNode
  readonly command: string
  readonly permission: string
  readonly input: (typed: TypedStep) => unknown
  readonly today: string
  /** What the day is called from which it counts; none: it counts from now on. */
  readonly day?: string
  /** Reasons to choose from, where the step asks for one. */
  readonly reasons?: {
    readonly label: string
    readonly data: readonly { readonly code: string; readonly name: string }[]
  }
  readonly note: { readonly label: string; readonly required: boolean }
  readonly does: string
  readonly leaves: string
  readonly isDangerous?: boolean
  readonly onClose: () => void
}) {
  const { data: me } = useMe()
  const { reasons, note, onClose } = props
  const [typed, setTyped] = useState<TypedStep>({
    on: props.today,
    reason: reasons?.data[0]?.code ?? '',
    note: '',
  })
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<TypedStep>) => {
    setTyped({ ...typed, ...changed })
    setKey(crypto.randomUUID())
  }
  return (
    <Sheet title={props.title}>
      <Stack>
        <Alert color="orange" role="note">
          {props.consequence}
        </Alert>
        <Group align="flex-end">
          {props.day !== undefined && (
            <DayInput
              label={props.day}
              required
              value={typed.on}
              onDay={day => change({ on: day })}
            />
          )}
          {reasons !== undefined && (
            <NativeSelect
              label={reasons.label}
              value={typed.reason}
              onChange={event => change({ reason: event.currentTarget.value })}
              data={reasons.data.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
          <TextInput
            label={note.label}
            required={note.required}
            maxLength={200}
            style={{ flex: 1 }}
            value={typed.note}
            onChange={event => change({ note: event.currentTarget.value })}
          />
        </Group>
        <Deed
          command={props.command}
          input={() => props.input(typed)}
          intent={key}
          proposes={me?.permissions[props.permission] === 'propose'}
          isReady={typed.on !== '' && (!note.required || typed.note.trim() !== '')}
          isDangerous={props.isDangerous === true}
          does={props.does}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {props.leaves}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}
