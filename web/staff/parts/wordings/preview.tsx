import { Alert, Badge, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Block } from '../../../../src/documents/messages/blocks.ts'
import { ask } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { PdfPages } from '../../../ui/pdf-pages.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import { WORDING_WORDS } from '../../words/wordings.ts'
import { MessageBlocks } from './message.tsx'

/** What is asked of a preview. */
export type WordingAsked = {
  readonly code: string
  readonly language: string
  readonly channel: string
  readonly legalEntity: string
  readonly account: string
  readonly subject: string
  readonly body: string
}

type Fault = {
  readonly part: 'subject' | 'body'
  readonly line: number
  readonly what: string
  readonly problem: 'syntax' | 'unknown_name' | 'table_in_text' | 'empty'
}

type Shown = {
  readonly faults: readonly Fault[]
  readonly names: readonly string[]
  readonly madeUp: readonly string[]
  readonly subject: string | null
  readonly blocks: readonly Block[]
  readonly pdf: string | null
}

const SETTLED_MS = 350

/** What a wording comes to for a customer as they are, asked again as soon as the typing rests. */
export function useWordingPreview(asked: WordingAsked | undefined) {
  const [settled] = useDebouncedValue(JSON.stringify(asked ?? null), SETTLED_MS)
  return useQuery({
    queryKey: ['wording', settled],
    queryFn: ({ signal }) => ask<Shown>('previews/wording', JSON.parse(settled), signal),
    enabled: settled !== 'null',
    placeholderData: keepPreviousData,
  })
}

/** The preview beside the text: what is wrong with it, or what the customer gets. */
export function WordingPreview({
  shown,
}: {
  readonly shown: ReturnType<typeof useWordingPreview>
}) {
  const own = useWords(WORDING_WORDS)
  if (shown.isError) return <Failure error={shown.error} onRetry={() => shown.refetch()} />
  if (shown.data === undefined) return <Skeleton height={320} />
  const { faults, madeUp, subject, blocks, pdf } = shown.data
  return (
    <Stack>
      {faults.length > 0 && (
        <Alert color="red" title={own.faults} role="alert">
          {faults.map(({ part, line, what, problem }) => (
            <Text key={`${part} ${line} ${what}`} size="sm">
              {fill(own.line, { part: own[part], line, what: `${what} ${own[problem]}` })}
            </Text>
          ))}
        </Alert>
      )}
      {subject !== null && (
        <Sheet title={own.preview}>
          <Text fw={600} mb="sm">
            {subject}
          </Text>
          <div style={{ fontSize: 14 }}>
            <MessageBlocks blocks={blocks} />
          </div>
          {madeUp.length > 0 && (
            <Text size="xs" c="dimmed">
              {fill(own.madeUp, { names: madeUp.join(', ') })}
            </Text>
          )}
        </Sheet>
      )}
      {pdf !== null && <Letter pdf={pdf} />}
    </Stack>
  )
}

/** The letter as it would be printed. */
function Letter({ pdf }: { readonly pdf: string }) {
  const own = useWords(WORDING_WORDS)
  const file = useMemo(() => {
    const bytes = Uint8Array.from(atob(pdf), each => each.charCodeAt(0))
    return new Blob([bytes], { type: 'application/pdf' })
  }, [pdf])
  return (
    <Sheet title={own.letter} bare>
      <PdfPages file={file} />
    </Sheet>
  )
}

/** The names that a wording may use; one is put into the text where the caret is. */
export function Names(props: {
  readonly names: readonly string[]
  readonly onUse: (name: string) => void
}) {
  const own = useWords(WORDING_WORDS)
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {own.names}
      </Text>
      <Group gap={4}>
        {props.names.map(name => (
          <Badge
            key={name}
            component="button"
            type="button"
            variant="default"
            tt="none"
            fw={400}
            style={{ cursor: 'pointer' }}
            onClick={() => props.onUse(name)}
          >
            {name}
          </Badge>
        ))}
      </Group>
    </div>
  )
}
