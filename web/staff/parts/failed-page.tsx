import { Button, Group, Text } from '@mantine/core'
import { Link, useRouter } from '@tanstack/react-router'
import { Refused } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useMe } from '../queries.ts'
import { FAILED_WORDS } from '../words/failed.ts'

/** A screen that cannot be shown: for want of a right, of the thing itself, or of an answer; and what to do. */
export function FailedPage(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  const own = useWords(FAILED_WORDS)
  const { error } = props
  const status = error instanceof Refused ? error.status : 0
  if (status === 403) return <NotPermitted />
  return (
    <>
      <Heading title={status === 404 ? own.unknown : own.failed} />
      {status === 404 && error instanceof Error ? (
        <Sheet>
          <Text size="sm">{error.message}</Text>
          <Text size="sm" mt={4}>
            {own.unknownWhat}
          </Text>
          <Ways />
        </Sheet>
      ) : (
        <Failure error={error} onRetry={props.onRetry} />
      )}
    </>
  )
}

/** A screen that is not for the reader's roles. */
export function NotPermitted() {
  const own = useWords(FAILED_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const roles = (me?.roles ?? [])
    .filter(({ role }) => role !== 'everybody')
    .map(({ role, name }) => name[language] ?? name.en ?? role)
  return (
    <>
      <Heading title={own.forbidden} />
      <Sheet>
        <Text size="sm">
          {fill(own.forbiddenWhy, { name: me?.name ?? me?.actor ?? '', roles: roles.join(', ') })}
        </Text>
        <Text size="sm" mt={4}>
          {own.forbiddenWhat}
        </Text>
        <Ways />
      </Sheet>
    </>
  )
}

/** Where to go from a page that leads nowhere. */
export function Ways() {
  const own = useWords(FAILED_WORDS)
  const { history } = useRouter()
  return (
    <Group mt="sm" gap="xs">
      <Button component={Link} to="/">
        {own.home}
      </Button>
      {history.canGoBack() && (
        <Button variant="default" onClick={() => history.back()}>
          {own.back}
        </Button>
      )}
    </Group>
  )
}
