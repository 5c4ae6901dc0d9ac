import { ActionIcon, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useWords } from '../../../ui/words/in-four.ts'
import { METER_WORDS } from '../../words/meter.ts'

/** Back and forth by one. */
export function Stepper(props: {
  readonly what: string
  readonly onBefore: () => void
  readonly onAfter: () => void
}) {
  const own = useWords(METER_WORDS)
  return (
    <Group gap={4}>
      <ActionIcon
        variant="default"
        size="sm"
        onClick={props.onBefore}
        aria-label={`${own.before}: ${props.what}`}
      >
        <IconChevronLeft size={14} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="sm"
        onClick={props.onAfter}
        aria-label={`${own.after}: ${props.what}`}
      >
        <IconChevronRight size={14} />
      </ActionIcon>
    </Group>
  )
}
