import { Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { minorText } from '../../../ui/format.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { Amount, Day, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type {
  BankLine,
  LineView,
  ReconciliationView,
  Suggested,
} from '../../views/reconciliation.ts'
import { RECONCILIATION_WORDS } from '../../words/reconciliation.ts'
import { Allocate, type Start } from './allocate.tsx'
import { BookLine } from './book-line.tsx'
import { Suggestions } from './suggestions.tsx'
import type { Decided } from './undo-last.tsx'

/** All that is needed to decide one bank line. */
export function LineDesk(props: {
  readonly line: BankLine
  /** Further lines of the payer that pay together with it. */
  readonly together: readonly BankLine[]
  /** Whether some that are marked cannot. */
  readonly isApart: boolean
  readonly reasons: ReconciliationView['reasons']
  readonly onSkip: () => void
  readonly onDone: (decided: Decided) => Promise<void>
}) {
  const { language } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  const { line } = props
  const view = useView<LineView>(`reconciliation/${line.lineId}`)
  const [start, setStart] = useState<Start>()
  const { together } = props
  const totalMinor = [line, ...together]
    .reduce((sum, each) => sum + BigInt(each.amountMinor), 0n)
    .toString()
  const amount = `${minorText(totalMinor, line.currency, language)} ${line.currency}`
  const done = async (message: string, more: readonly BankLine[] = []) => {
    const lineIds = [line, ...more].map(({ lineId }) => lineId)
    await props.onDone({ lineIds, message, amount })
  }
  const count = together.length
  // A number takes the suggestion at that place.
  const take = (place: number) => {
    const suggestion = view.data?.suggestions[place]
    if (suggestion !== undefined) setStart(startOf(suggestion))
  }
  useScreenKeys([1, 2, 3, 4, 5, 6, 7, 8].map(digit => [String(digit), () => take(digit - 1)]))
  const taken = start ?? startOf(view.data?.suggestions[0])
  return (
    <Stack>
      <Sheet>
        <Group justify="space-between">
          <div>
            <Text fw={600}>{line.payerName ?? '–'}</Text>
            <Text size="sm" c="dimmed">
              <Day on={line.bookedOn} /> · {line.bankAccount}
              {line.payerBank !== null && ` · ${line.payerBank}`}
            </Text>
            <Text size="sm">{line.text}</Text>
          </div>
          <Text size="xl" fw={600}>
            <Amount minor={line.amountMinor} currency={line.currency} />
          </Text>
        </Group>
        {count > 0 && (
          <Text size="sm" fw={600} role="status">
            {fill(own.together, { count, amount })}
          </Text>
        )}
        {props.isApart && (
          <Text size="sm" c="dimmed">
            {own.apart}
          </Text>
        )}
      </Sheet>
      {view.data === undefined ? (
        <Waiting />
      ) : (
        <Suggestions
          line={line}
          suggestions={view.data.suggestions}
          onTake={each => setStart(startOf(each))}
          onLinked={() => done(fill(own.done, { amount, customer: line.bankAccount }))}
        />
      )}
      {!line.amountMinor.startsWith('-') && view.data !== undefined && (
        <Allocate
          key={JSON.stringify(taken)}
          line={{ ...line, amountMinor: totalMinor }}
          together={together.map(({ lineId }) => lineId)}
          start={taken}
          reasons={props.reasons}
          onSkip={props.onSkip}
          onDone={customer => done(fill(own.done, { amount, customer }), together)}
        />
      )}
      <BookLine line={line} onDone={account => done(fill(own.booked, { account }))} />
    </Stack>
  )
}

/** What a suggestion fills in; nothing of one that is no customer's. */
function startOf(suggestion: Suggested | undefined): Start | undefined {
  if (suggestion?.account == null || suggestion.recorded !== undefined) return undefined
  if (suggestion.remittance !== undefined) return undefined
  return { customer: suggestion.account.number, parts: suggestion.parts }
}
