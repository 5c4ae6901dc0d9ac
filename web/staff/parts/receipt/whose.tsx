import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { ReceiptView } from '../../views/receipt.ts'
import { RECEIPT_WORDS } from '../../words/receipt.ts'

/** Moves money in suspense to the customer whose it is, where it pays by the rules. */
export function WhoseMoney({ view }: { readonly view: ReceiptView }) {
  const { words } = useSpeech()
  const own = useWords(RECEIPT_WORDS)
  const { data: me } = useMe()
  const { receipt, today } = view
  const [to, setTo] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  return (
    <Sheet title={own.whose}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {own.whoseHelp}
        </Text>
        <CustomerInput
          label={own.customer}
          help={words.form.whichCustomer}
          maw={420}
          required
          value={to}
          onNumber={number => {
            setTo(number)
            setKey(crypto.randomUUID())
          }}
        />
        <Deed
          command="moveCredit"
          input={() => ({
            ...{ entity: receipt.entityCode, item: receipt.receiptId, on: today, to: to.trim() },
            apply: 'policy',
          })}
          intent={key}
          key={key}
          proposes={me?.permissions['receipts.allocate'] === 'propose'}
          isReady={to.trim() !== ''}
          does={own.move}
          onDone={() => setTo('')}
        />
      </Stack>
    </Sheet>
  )
}
