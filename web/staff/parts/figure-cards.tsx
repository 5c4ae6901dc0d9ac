import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** The few figures that a screen is about, side by side: what it is, how many or how much, and what of. */
export function FigureCards(props: {
  readonly figures: readonly {
    readonly name: string
    readonly value: ReactNode
    readonly note?: ReactNode
  }[]
}) {
  return (
    <Group grow gap="sm" align="stretch">
      {props.figures.map(({ name, value, note }) => (
        <div key={name} className="sheet" style={{ padding: '8px 12px' }}>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Text>
          {note !== undefined && <Text size="xs">{note}</Text>}
        </div>
      ))}
    </Group>
  )
}
