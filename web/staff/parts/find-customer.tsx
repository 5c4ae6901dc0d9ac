import { Button, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Sheet } from '../../ui/parts.tsx'

/** Asks for the number of the customer whom a screen is to be about. */
export function FindCustomer(props: {
  readonly title: string
  readonly help?: string
  readonly label: string
  readonly open: string
  readonly onFound: (number: string) => void
}) {
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
          <TextInput
            label={props.label}
            required
            value={number}
            onChange={event => setNumber(event.currentTarget.value)}
          />
          <Button type="submit">{props.open}</Button>
        </Group>
      </form>
    </Sheet>
  )
}
