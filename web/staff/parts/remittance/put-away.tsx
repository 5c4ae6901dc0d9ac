import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useMe } from '../../queries.ts'
import type { RemittanceView } from '../../views/remittance.ts'
import { REMITTANCE_WORDS } from '../../words/remittance.ts'

/** Takes an advice's money off again, or puts an advice away whose money never came. */
export function PutAway(props: {
  readonly step: 'undo' | 'cancel'
  readonly view: RemittanceView
  readonly onClose: () => void
}) {
  const own = useWords(REMITTANCE_WORDS)
  const { data: me } = useMe()
  const { step, view, onClose } = props
  const [reason, setReason] = useState(view.reasons[0]?.code ?? '')
  const [note, setNote] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const isUndo = step === 'undo'
  const { remittanceId: remittance } = view.remittance
  const given = note.trim() === '' ? {} : { note: note.trim() }
  return (
    <Sheet title={isUndo ? own.undo : own.cancel}>
      <Stack>
        <Alert color="orange" role="note">
          {isUndo ? own.undoHelp : own.cancelHelp}
        </Alert>
        <Group align="flex-end">
          {isUndo && (
            <NativeSelect
              label={own.reason}
              value={reason}
              onChange={event => {
                setReason(event.currentTarget.value)
                setKey(crypto.randomUUID())
              }}
              data={view.reasons.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
          <TextInput
            label={own.note}
            required={!isUndo}
            maxLength={500}
            style={{ flex: 1 }}
            value={note}
            onChange={event => {
              setNote(event.currentTarget.value)
              setKey(crypto.randomUUID())
            }}
          />
        </Group>
        <Deed
          command={isUndo ? 'undoRemittance' : 'cancelRemittance'}
          input={() => ({ remittance, ...(isUndo ? { reason } : {}), ...given })}
          intent={key}
          proposes={me?.permissions[isUndo ? 'receipts.allocate' : 'receipts.record'] === 'propose'}
          isReady={isUndo || note.trim() !== ''}
          does={isUndo ? own.undo : own.cancel}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.back}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}
