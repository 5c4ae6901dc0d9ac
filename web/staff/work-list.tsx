import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText } from '../ui/format.ts'
import { Pill } from '../ui/parts.tsx'
import { useSpeech } from '../ui/words/words.ts'
import type { Waiting } from './work.ts'

const MOST = 1000

/** What waits, each with how much of it, leading to where it is worked. */
export function WorkList(props: { readonly work: readonly Waiting[]; readonly onGo?: () => void }) {
  const { words, language } = useSpeech()
  if (props.work.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {words.shell.quiet}
      </Text>
    )
  }
  return (
    <ul className="work">
      {props.work.map(({ code, name, count, to, tone }) => (
        <li key={code}>
          <Anchor component={Link} to={to} underline="never" c="inherit" onClick={props.onGo}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm">{name}</Text>
              <Pill state={tone === 'alert' ? 'broken' : 'open'}>
                {count >= MOST ? `${decimalText(String(MOST - 1), language)}+` : count}
              </Pill>
            </Group>
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
