import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useContext } from 'react'
import { Refused } from './api.ts'
import { OfCommand } from './form/of-command.ts'
import { fieldLabel } from './labels.ts'
import { fill, useSpeech } from './words/words.ts'

/** The server's sentence; of a field that it names as programs do, what people call it. */
export function useSaid(): (problem: Refused) => string {
  const { words, language } = useSpeech()
  const command = useContext(OfCommand)
  return ({ code, facts, message }) => {
    const { path, value } = facts
    if (code !== 'invalid_input' || typeof path !== 'string' || path === 'input') return message
    const name = path.match(/[A-Za-z]+(?=(\[\d+\])*$)/)?.[0]
    if (name === undefined) return message
    const row = path.match(/\[(\d+)\]/)?.[1]
    const label = fieldLabel(command, name, language)
    const field = row === undefined ? `“${label}”` : `“${label}” (${Number(row) + 1})`
    if (value === 'nothing') return fill(words.failure.missing, { field })
    return message.replace(path, field)
  }
}

/** What went wrong, in the server's words, and what to do. */
export function Failure({
  error,
  onRetry,
}: {
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
}) {
  const { words } = useSpeech()
  const problem = error instanceof Refused ? error : undefined
  const said = useSaid()
  return (
    <Alert
      color="red"
      variant="light"
      title={words.failure.title}
      icon={<IconAlertTriangle size={18} />}
      role="alert"
    >
      <Text size="sm">{problem === undefined ? words.failure.offline : said(problem)}</Text>
      {problem !== undefined &&
        problem.remedy !== '' &&
        !problem.message.includes(problem.remedy) && (
          <Text size="sm" mt={4}>
            {problem.remedy}
          </Text>
        )}
      <Group mt="xs" gap="md">
        {onRetry !== undefined && (
          <Button size="compact-xs" variant="light" color="red" onClick={onRetry}>
            {words.failure.retry}
          </Button>
        )}
        {problem !== undefined && problem.requestId !== '' && (
          <Text size="xs" c="dimmed">
            {fill(words.failure.request, { id: problem.requestId })}
          </Text>
        )}
      </Group>
    </Alert>
  )
}
