import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { BankSays } from '../../ui/bank-says.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useMe } from '../queries.ts'
import { RUN_FILE_WORDS } from '../words/run-file.ts'

type Because = 'never_received' | 'refused'

/**
 * Makes the file of a run anew from the same payments under another message id: why, and for which day.
 * A second person looks at it as at the first.
 */
export function ReplaceFile(props: {
  readonly command: 'replaceDebitFile' | 'replaceRefundFile'
  readonly permission: string
  readonly run: string
  readonly refused: boolean
  /** The field of the day, what it is called here, and the day as it stands. */
  readonly day: {
    readonly field: 'collectOn' | 'payOn'
    readonly label: string
    readonly on: string
  }
  readonly onClose: () => void
}) {
  const { command, run, day, onClose } = props
  const own = useWords(RUN_FILE_WORDS)
  const { data: me } = useMe()
  const [because, setBecause] = useState<Because>(props.refused ? 'refused' : 'never_received')
  const [on, setOn] = useState(day.on)
  const [note, setNote] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (make: () => void) => {
    make()
    setKey(crypto.randomUUID())
  }
  const input = { run, because, [day.field]: on, ...(note.trim() === '' ? {} : { note }) }
  return (
    <Sheet title={own.anewTitle}>
      <Stack>
        <Alert color="orange" role="note">
          {own.anewTold}
        </Alert>
        <Radio.Group
          label={own.anewWhy}
          value={because}
          onChange={value => change(() => setBecause(value as Because))}
        >
          <Stack gap={6} mt={6}>
            <Radio value="never_received" label={own.neverReceived} />
            <Radio value="refused" label={own.refusedWhole} />
          </Stack>
        </Radio.Group>
        <Group align="flex-end">
          <TextInput
            type="date"
            label={day.label}
            value={on}
            onChange={event => {
              const { value } = event.currentTarget
              change(() => setOn(value))
            }}
            required
          />
          <TextInput
            label={own.anewNote}
            value={note}
            maxLength={200}
            onChange={event => {
              const { value } = event.currentTarget
              change(() => setNote(value))
            }}
            style={{ flex: 1 }}
          />
        </Group>
        <Deed
          command={command}
          input={() => input}
          intent={key}
          proposes={me?.permissions[props.permission] === 'propose'}
          isReady={on !== ''}
          does={own.anewDo}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.leave}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}

/** That the bank refused the file of a run as a whole, and what can be done about it. */
export function FileRefused({ refusedFor }: { readonly refusedFor: string | null }) {
  const own = useWords(RUN_FILE_WORDS)
  return (
    <Alert color="red" role="status" title={own.wholeRefused}>
      {refusedFor !== null && (
        <>
          <BankSays text={refusedFor} />.{' '}
        </>
      )}
      {own.wholeRefusedTold}
    </Alert>
  )
}
