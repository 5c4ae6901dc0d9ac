import { Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { minorText } from '../../../ui/format.ts'
import { Amount, Day, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useTelling } from '../../../ui/telling.ts'
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

/** All that is needed to decide one bank line. */
export function LineDesk(props: {
  readonly line: BankLine
  readonly reasons: ReconciliationView['reasons']
  readonly onSkip: () => void
  readonly onDone: () => Promise<void>
}) {
  const { language } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  const telling = useTelling()
  const { line } = props
  const view = useView<LineView>(`reconciliation/${line.lineId}`)
  const [start, setStart] = useState<Start>()
  const done = async (message: string) => {
    telling.done(message)
    await props.onDone()
  }
  const amount = `${minorText(line.amountMinor, line.currency, language)} ${line.currency}`
  const taken = start ?? startOf(view.data?.suggestions[0])
  return (
    <Stack>
      <Sheet>
        <Group justify="space-between">
          <div>
            <Text fw={600}>{line.payerName ?? '–'}</Text>
            <Text size="sm" c="dimmed">
              <Day on={line.bookedOn} /> · {line.bankAccount} · {line.payerBank ?? ''}
            </Text>
            <Text size="sm">{line.text}</Text>
          </div>
          <Text size="xl" fw={600}>
            <Amount minor={line.amountMinor} currency={line.currency} />
          </Text>
        </Group>
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
          line={line}
          start={taken}
          reasons={props.reasons}
          onSkip={props.onSkip}
          onDone={customer => done(fill(own.done, { amount, customer }))}
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
