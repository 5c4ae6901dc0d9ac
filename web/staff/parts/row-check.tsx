import { Alert, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, Refused } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { readVersion, type Version } from '../../ui/form/version.ts'

type Said = { readonly code: string; readonly message: string }

type Checked = {
  readonly result: string
  readonly refusals: readonly Said[]
  readonly warnings: readonly Said[]
}

const TYPED_MS = 400

/** How long an answer is waited for: one that is being stopped may never give it. */
const MOST_MS = 10_000

/** How soon a server that did not answer is asked again. */
const AGAIN_MS = 3_000

/** Whether a command would take what is being typed, asked of the server once typing rests. */
export function useRowCheck(command: string, input: unknown, isComplete = true) {
  const question = isComplete ? JSON.stringify({ command, input }) : ''
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const checked = useQuery({
    queryKey: ['row-check', settled],
    queryFn: async ({ signal: left }) => {
      const signal = AbortSignal.any([left, AbortSignal.timeout(MOST_MS)])
      const { command: asked, input: given } = JSON.parse(settled) as {
        readonly command: string
        readonly input: unknown
      }
      // The version first: what is saved between the two is found when this is done.
      const { version } = await readVersion(asked, given, signal)
      const said = await ask<Checked>('previews/row', { command: asked, input: given }, signal)
      return { ...said, version: version ?? undefined }
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
    refetchInterval: ({ state: { error } }) =>
      error !== null && !(error instanceof Refused) ? AGAIN_MS : false,
    gcTime: 0,
  })
  const isCurrent = settled === question && checked.isSuccess && !checked.isPlaceholderData
  return {
    checked,
    /** What it was checked against, for the command that follows. */
    version: {
      read: checked.data?.version,
      renew: async () => {
        await checked.refetch()
      },
    } satisfies Version,
    isFine: isCurrent && checked.data.refusals.length === 0,
    isChange: isCurrent && checked.data.result !== 'unchanged',
  }
}

/** What stands against it, and what should be looked at, in the server's words. */
export function RowFindings(props: {
  readonly check: ReturnType<typeof useRowCheck>
  readonly fine: string
  readonly incomplete: string
}) {
  const { checked, isFine } = props.check
  if (checked.error instanceof Refused) return <Failure error={checked.error} />
  // Nothing typed is lost: it is checked as soon as the server answers again.
  if (checked.isError) return <Failure error={checked.error} onRetry={() => checked.refetch()} />
  const { refusals = [], warnings = [] } = checked.data ?? {}
  return (
    <Stack gap={6} aria-live="polite">
      {refusals.map(({ code, message }) => (
        <Alert key={`${code} ${message}`} color="red" p="xs">
          {message}
        </Alert>
      ))}
      {warnings.map(({ code, message }) => (
        <Alert key={`${code} ${message}`} color="orange" p="xs">
          {message}
        </Alert>
      ))}
      {refusals.length + warnings.length === 0 && (
        <Text size="sm" c="dimmed">
          {isFine ? props.fine : props.incomplete}
        </Text>
      )}
    </Stack>
  )
}
