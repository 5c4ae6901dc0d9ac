import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useMe } from '../../queries.ts'
import { DUNNING_HOLDS_WORDS } from '../../words/dunning-holds.ts'
import { RowFindings, useRowCheck } from '../row-check.tsx'

/** Stops reminders to a customer, or about one document: why, from when on and until when. */
export function NewHold(props: {
  readonly today: string
  readonly account: string
  readonly onClose: () => void
}) {
  const own = useWords(DUNNING_HOLDS_WORDS)
  const { data: me } = useMe()
  const { today, account, onClose } = props
  const [typed, setTyped] = useState({
    ...{ accountNumber: account, document: '', reason: '', fromOn: today, lastOn: '' },
  })
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<typeof typed>) => {
    setTyped({ ...typed, ...changed })
    setKey(crypto.randomUUID())
  }
  const { accountNumber, document, reason, fromOn, lastOn } = typed
  const row = {
    ...{ accountNumber: accountNumber.trim(), reason, fromOn },
    ...(document.trim() === '' ? {} : { document: document.trim() }),
    ...(lastOn === '' ? {} : { lastOn }),
  }
  const isWhole = row.accountNumber !== '' && reason.trim() !== '' && fromOn !== ''
  const check = useRowCheck('holdDunning', { rows: [row] }, isWhole)
  return (
    <Sheet title={own.holdTitle}>
      <Stack>
        <Group align="flex-start" grow>
          <CustomerInput
            label={own.customer}
            help={own.holdHelp}
            required
            value={accountNumber}
            onNumber={number => change({ accountNumber: number })}
          />
          <TextInput
            label={own.document}
            description={own.documentHelp}
            value={document}
            onChange={event => change({ document: event.currentTarget.value })}
          />
        </Group>
        <Group align="flex-start">
          <TextInput
            label={own.from}
            description={'\u00a0'}
            type="date"
            required
            value={fromOn}
            onChange={event => change({ fromOn: event.currentTarget.value })}
          />
          <TextInput
            label={own.last}
            description={own.lastHelp}
            type="date"
            min={fromOn}
            value={lastOn}
            onChange={event => change({ lastOn: event.currentTarget.value })}
          />
          <TextInput
            label={own.reason}
            description={'\u00a0'}
            required
            maxLength={200}
            style={{ flex: 1 }}
            value={reason}
            onChange={event => change({ reason: event.currentTarget.value })}
          />
        </Group>
        <RowFindings check={check} fine={own.fine} incomplete={own.incomplete} />
        <Deed
          command="holdDunning"
          input={() => ({ rows: [row] })}
          intent={key}
          proposes={me?.permissions['dunning.hold'] === 'propose'}
          isReady={isWhole && check.isFine}
          does={own.holdDo}
          onDone={onClose}
        >
          <Button variant="default" onClick={onClose}>
            {own.close}
          </Button>
        </Deed>
      </Stack>
    </Sheet>
  )
}
