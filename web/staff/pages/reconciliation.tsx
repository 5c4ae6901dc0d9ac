import '../reconciliation.css'
import { Alert, Anchor, SimpleGrid, Text, UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useScreenKeys } from '../../ui/keys.ts'
import { Amount, Day, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useTelling } from '../../ui/telling.ts'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LineDesk } from '../parts/reconcile/desk.tsx'
import { HeldStatements } from '../parts/reconcile/held.tsx'
import { type Decided, UndoLast } from '../parts/reconcile/undo-last.tsx'
import { useMe, useView } from '../queries.ts'
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
  const telling = useTelling()
  const { data: me } = useMe()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [decided, setDecided] = useState<Decided>()
  const lines = view.data?.lines ?? []
  const at = Math.max(
    0,
    lines.findIndex(line => line.lineId === asked),
  )
  const chosen = lines[at]
  const isElsewhere = asked !== undefined && decided === undefined && chosen?.lineId !== asked
  const go = (line: BankLine | undefined) =>
    navigate({ to: '/reconciliation', search: line === undefined ? {} : { line: line.lineId } })
  useScreenKeys([
    ['j', () => go(lines[Math.min(at + 1, lines.length - 1)])],
    ['k', () => go(lines[Math.max(at - 1, 0)])],
    ['x', () => chosen !== undefined && setMarked(toggled(marked, chosen.lineId))],
  ])
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const together = chosen === undefined ? [] : lines.filter(each => isWith(chosen, each, marked))
  const gone = new Set([chosen, ...together].map(each => each?.lineId))
  const left = lines.filter(each => !gone.has(each.lineId))
  const next = lines.slice(at + 1).find(each => !gone.has(each.lineId)) ?? left[0]
  const onDone = async (done: Decided) => {
    setDecided(done)
    setMarked(new Set())
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
      <HeldStatements held={view.data.held} />
      {decided !== undefined && (
        <UndoLast
          key={decided.lineIds.join(' ')}
          decided={decided}
          mayUndo={me?.permissions['receipts.reverse'] === 'do'}
          reasons={view.data.undoReasons}
          onUndone={async (line, message) => {
            setDecided(undefined)
            telling.done(message)
            await navigate({ to: '/reconciliation', search: line === undefined ? {} : { line } })
          }}
        />
      )}
      {isElsewhere && <Elsewhere line={asked} />}
      {me?.permissions['receipts.allocate'] === undefined ? (
        <Text c="dimmed">{fill(own.byCash, { count: lines.length })}</Text>
      ) : chosen === undefined ? (
        <Text c="dimmed">{own.noLines}</Text>
      ) : (
        <SimpleGrid
          cols={{ base: 1, md: 2 }}
          style={{ gridTemplateColumns: 'minmax(280px, 1fr) 2fr' }}
        >
          <Sheet title={`${own.lines} (${lines.length})`} aside={<Keys />} bare>
            <Lines lines={lines} chosen={chosen} marked={marked} onChoose={go} />
          </Sheet>
          <LineDesk
            key={chosen.lineId}
            line={chosen}
            together={together}
            isApart={marked.size > 0 && gone.size < new Set([chosen.lineId, ...marked]).size}
            reasons={view.data.reasons}
            onSkip={() => go(next)}
            onDone={onDone}
          />
        </SimpleGrid>
      )}
    </>
  )
}

function toggled(marked: ReadonlySet<string>, lineId: string): ReadonlySet<string> {
  const now = new Set(marked)
  if (!now.delete(lineId)) now.add(lineId)
  return now
}

/** Whether a marked line may pay together with the chosen one: of the same books, money that came in. */
function isWith(chosen: BankLine, each: BankLine, marked: ReadonlySet<string>): boolean {
  return (
    marked.has(each.lineId) &&
    each.lineId !== chosen.lineId &&
    each.entity === chosen.entity &&
    each.currency === chosen.currency &&
    each.state === 'suspense' &&
    chosen.state === 'suspense'
  )
}

/** That the line which the address asks for is not one to decide: held back, or in the books already. */
function Elsewhere({ line }: { readonly line: string }) {
  const own = useWords(RECONCILIATION_WORDS)
  return (
    <Alert color="blue" role="status" mb="md">
      {own.elsewhere}{' '}
      <Anchor component={Link} to={`/lists/bank-lines?${new URLSearchParams({ lineId: line })}`}>
        {own.elsewhereList}
      </Anchor>
    </Alert>
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
  readonly marked: ReadonlySet<string>
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
            data-marked={props.marked.has(line.lineId)}
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
              {props.marked.has(line.lineId) && <strong>✓ {own.marked} · </strong>}
              {line.text}
            </Text>
          </UnstyledButton>
        )
      })}
    </nav>
  )
}
