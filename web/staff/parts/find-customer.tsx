import { Button, Group, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CustomerInput } from '../../ui/form/customer-input.tsx'
import { Sheet } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'

/** Asks for the number of the customer whom a screen is to be about. */
export function FindCustomer(props: {
  readonly title: string
  readonly help?: string
  readonly label: string
  readonly open: string
  readonly onFound: (number: string) => void
}) {
  const { words } = useSpeech()
  const [number, setNumber] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onFound(number.trim())
  }
  return (
    <Sheet title={props.title}>
      {props.help !== undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {props.help}
        </Text>
      )}
      <form onSubmit={submit}>
        <Group align="flex-end">
          <CustomerInput
            label={props.label}
            help={words.form.whichCustomer}
            required
            miw={320}
            value={number}
            onNumber={setNumber}
          />
          <Button type="submit">{props.open}</Button>
        </Group>
      </form>
    </Sheet>
  )
}
