import { ActionIcon, Indicator, Popover, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { useSpeech } from '../ui/words/words.ts'
import { useWork } from './work.ts'
import { WorkList } from './work-list.tsx'

/** What waits for the reader, from every screen: approvals, exceptions, failed work, broken proofs. */
export function Bell() {
  const { words } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const work = useWork() ?? []
  const isWrong = work.some(({ tone }) => tone === 'alert')
  const label = `${words.shell.bell}: ${work.length}`
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus>
      <Indicator
        disabled={work.length === 0}
        color={isWrong ? 'red.8' : 'spruce.7'}
        size={8}
        offset={9}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={label}
            onClick={() => setOpen(!isOpen)}
          >
            <IconBell size={20} stroke={1.5} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0}>
        <Text size="sm" fw={600} px="sm" pt="xs">
          {words.shell.bell}
        </Text>
        <WorkList work={work} onGo={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
