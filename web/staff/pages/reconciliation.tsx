import '../reconciliation.css'
import { Anchor, SimpleGrid, Text, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Amount, Day, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LineDesk } from '../parts/reconcile/desk.tsx'
import { useView } from '../queries.ts'
import type { BankLine, ReconciliationView } from '../views/reconciliation.ts'
import { RECONCILIATION_WORDS } from '../words/reconciliation.ts'

/** Bank lines on the left, the oldest first; what the chosen one pays on the right. */
export function ReconciliationPage() {
  const { words } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  const view = useView<ReconciliationView>('reconciliation')
  const { line: asked } = useSearch({ strict: false }) as { line?: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const lines = view.data?.lines ?? []
  const at = Math.max(
    0,
    lines.findIndex(line => line.lineId === asked),
  )
  const chosen = lines[at]
  const go = (line: BankLine | undefined) =>
    navigate({ to: '/reconciliation', search: line === undefined ? {} : { line: line.lineId } })
  useHotkeys([
    ['j', () => go(lines[Math.min(at + 1, lines.length - 1)])],
    ['k', () => go(lines[Math.max(at - 1, 0)])],
  ])
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const next = lines[at + 1] ?? (at > 0 ? lines[0] : undefined)
  const onDone = async () => {
    await go(next)
    await queries.invalidateQueries({ queryKey: ['view'] })
  }
  return (
    <>
      <Heading
        over={words.nouns.cash}
        title={own.title}
        actions={
          <Anchor component={Link} to="/bank-file" size="sm">
            {own.import}
          </Anchor>
        }
      />
      {chosen === undefined ? (
        <Text c="dimmed">{own.noLines}</Text>
      ) : (
        <SimpleGrid
          cols={{ base: 1, md: 2 }}
          style={{ gridTemplateColumns: 'minmax(280px, 1fr) 2fr' }}
        >
          <Sheet title={`${own.lines} (${lines.length})`} aside={<Keys />} bare>
            <Lines lines={lines} chosen={chosen} onChoose={go} />
          </Sheet>
          <LineDesk
            key={chosen.lineId}
            line={chosen}
            reasons={view.data.reasons}
            onSkip={() => go(next)}
            onDone={onDone}
          />
        </SimpleGrid>
      )}
    </>
  )
}

function Keys() {
  const own = useWords(RECONCILIATION_WORDS)
  return (
    <Text size="xs" c="dimmed">
      {own.keys}
    </Text>
  )
}

function Lines(props: {
  readonly lines: readonly BankLine[]
  readonly chosen: BankLine
  readonly onChoose: (line: BankLine) => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when another one is chosen
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [props.chosen.lineId])
  return (
    <nav aria-label={own.lines} className="bank-lines">
      {props.lines.map(line => {
        const isChosen = line.lineId === props.chosen.lineId
        return (
          <UnstyledButton
            key={line.lineId}
            ref={isChosen ? current : null}
            className="bank-line"
            aria-current={isChosen}
            onClick={() => props.onChoose(line)}
          >
            <span className="bank-line-head">
              <span>
                <Day on={line.bookedOn} /> · {line.payerName ?? '–'}
              </span>
              <strong>
                <Amount minor={line.amountMinor} currency={line.currency} />
              </strong>
            </span>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {line.text}
            </Text>
          </UnstyledButton>
        )
      })}
    </nav>
  )
}
