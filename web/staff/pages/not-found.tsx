import { Text } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { Heading, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill } from '../../ui/words/words.ts'
import { Ways } from '../parts/failed-page.tsx'
import { NOT_FOUND_WORDS } from '../words/not-found.ts'

/** An address that leads nowhere: why that may be, and where to go from here. */
export function NotFoundPage() {
  const own = useWords(NOT_FOUND_WORDS)
  const path = useRouterState({ select: state => state.location.pathname })
  return (
    <>
      <Heading title={own.title} />
      <Sheet>
        <Text size="sm">{fill(own.why, { path })}</Text>
        <Text size="sm" mt={4}>
          {own.what}
        </Text>
        <Ways />
      </Sheet>
    </>
  )
}
