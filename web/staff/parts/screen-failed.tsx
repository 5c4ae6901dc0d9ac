import { Button, Group, Text } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { NotLoaded } from '../lazy-screen.ts'
import { FAILED_WORDS } from '../words/failed.ts'

/** Where it is noted that a screen was loaded again by itself, and when. */
const NOTE = 'loaded-again'

/** Once in this time; a screen that fails again at once is told of. */
const AGAIN_MS = 20_000

/**
 * A screen that did not come over the wire, or that is at fault. What did not come is asked for again by
 * itself: once the connection is back, or at once where a new version has taken its place.
 */
export function ScreenFailed({ error }: { readonly error: unknown }) {
  const own = useWords(FAILED_WORDS)
  const { online } = useNetwork()
  const isNotLoaded = error instanceof NotLoaded
  useEffect(() => {
    // The hook says online until it has looked.
    if (!isNotLoaded || !online || !navigator.onLine) return
    const last = Number(sessionStorage.getItem(NOTE) ?? 0)
    if (Date.now() - last < AGAIN_MS) return
    sessionStorage.setItem(NOTE, String(Date.now()))
    location.reload()
  }, [isNotLoaded, online])
  return (
    <>
      <Heading title={own.failed} />
      <Sheet>
        <Text size="sm">{isNotLoaded ? own.notLoaded : own.atFault}</Text>
        <Group mt="sm" gap="xs">
          <Button onClick={() => location.reload()}>{own.again}</Button>
          <Button variant="default" component={Link} to="/">
            {own.home}
          </Button>
        </Group>
      </Sheet>
    </>
  )
}
