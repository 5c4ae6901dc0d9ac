import { Alert, Stack, Text } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { Deed } from '../../ui/form/deed.tsx'
import { useMe } from '../queries.ts'
import { RowFindings, type useRowCheck } from './row-check.tsx'

/**
 * The last step of a rule that was typed: what stands against it, what follows, and the button that
 * makes it valid or puts it before a second person. What was done is said until something else is typed.
 */
export function MakeValid(props: {
  readonly command: string
  readonly input: unknown
  readonly permission: string
  readonly check: ReturnType<typeof useRowCheck>
  readonly words: {
    readonly fine: string
    readonly incomplete: string
    readonly consequence: string
    readonly does: string
    readonly done: string
    readonly mayNot: string
  }
  /** What should be thought of once nothing stands against it. */
  readonly warning?: ReactNode
}) {
  const { command, input, permission, check, words } = props
  const { data: me } = useMe()
  const text = JSON.stringify(input)
  const intent = useMemo(() => `${text && crypto.randomUUID()}`, [text])
  const [done, setDone] = useState<string>()
  if (done === text) {
    return (
      <Alert color="green" role="status">
        {words.done}
      </Alert>
    )
  }
  if (me?.permissions[permission] === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {words.mayNot}
      </Text>
    )
  }
  return (
    <Stack gap="xs">
      <RowFindings check={check} fine={words.fine} incomplete={words.incomplete} />
      {check.isFine && props.warning}
      <Text size="xs" c="dimmed">
        {words.consequence}
      </Text>
      <Deed
        key={intent}
        command={command}
        input={() => input}
        intent={intent}
        proposes={me.permissions[permission] === 'propose'}
        isReady={check.isFine && check.isChange}
        does={words.does}
        onDone={() => setDone(text)}
      />
    </Stack>
  )
}
