import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Refused } from './api.ts'
import { fill, useSpeech } from './words/words.ts'

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
  return (
    <Alert
      color="red"
      variant="light"
      title={words.failure.title}
      icon={<IconAlertTriangle size={18} />}
      role="alert"
    >
      <Text size="sm">{problem?.message ?? words.failure.offline}</Text>
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
