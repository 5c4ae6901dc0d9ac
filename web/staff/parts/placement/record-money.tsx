import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Deed } from '../../../ui/form/deed.tsx'
import { labelled, minorText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { PlacementView } from '../../views/placement.ts'
import { PLACEMENT_WORDS } from '../../words/placement.ts'

/** Money that the customer paid to the agency: how much, when, by the agency's reference. */
export function RecordMoney(props: { readonly view: PlacementView; readonly onClose: () => void }) {
  const own = useWords(PLACEMENT_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { view, onClose } = props
  const { placement, today } = view
  const open = minorText(placement.openMinor, placement.currency, language)
  const [typed, setTyped] = useState({ amount: '', valueOn: today, reference: '' })
  const [key, setKey] = useState(() => crypto.randomUUID())
  const change = (changed: Partial<typeof typed>) => {
    setTyped({ ...typed, ...changed })
    setKey(crypto.randomUUID())
  }
  const agency = placement.agencyName
  return (
    <Sheet title={fill(own.recordTitle, { agency })}>
      <Stack>
        <Alert color="blue" role="note">
          {own.recordConsequence}
        </Alert>
        <Group align="flex-start">
          <TextInput
            label={fill(own.recordAmount, { currency: placement.currency })}
            description={labelled(own.open, open, language)}
            required
            value={typed.amount}
            onChange={event => change({ amount: event.currentTarget.value })}
          />
          <TextInput
            label={own.recordDay}
            description={'\u00a0'}
            type="date"
            required
            max={today}
            value={typed.valueOn}
            onChange={event => change({ valueOn: event.currentTarget.value })}
          />
          <TextInput
            label={own.recordReference}
            description={'\u00a0'}
            required
            maxLength={100}
            style={{ flex: 1 }}
            value={typed.reference}
            onChange={event => change({ reference: event.currentTarget.value })}
          />
        </Group>
        <Deed
          command="recordAgencyCollection"
          input={() => ({
            ...{ placement: placement.placementId, bookedOn: today, ...typed },
            amount: typed.amount.trim().replace(',', '.'),
          })}
          intent={key}
          proposes={me?.permissions['receipts.record'] === 'propose'}
          isReady={typed.amount.trim() !== '' && typed.reference.trim() !== ''}
          does={own.recordDo}
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
