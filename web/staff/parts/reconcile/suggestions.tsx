import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { run } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { BankLine, Suggested } from '../../views/reconciliation.ts'
import { EVIDENCE_WORDS } from '../../words/evidence.ts'
import { RECONCILIATION_WORDS } from '../../words/reconciliation.ts'

/** What a line may be for, the likeliest first, each with its reason and how sure it is. */
export function Suggestions(props: {
  readonly line: BankLine
  readonly suggestions: readonly Suggested[]
  readonly onTake: (suggestion: Suggested) => void
  readonly onLinked: () => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  return (
    <Sheet title={own.suggestions}>
      {props.suggestions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {own.noSuggestions}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {props.suggestions.map((each, i) => (
            <OneSuggestion
              key={`${each.rule} ${i.toString()}`}
              {...props}
              suggestion={each}
              place={i + 1}
            />
          ))}
        </Stack>
      )}
    </Sheet>
  )
}

function OneSuggestion({
  suggestion,
  line,
  onTake,
  onLinked,
  place,
}: Parameters<typeof Suggestions>[0] & {
  readonly suggestion: Suggested
  readonly place: number
}) {
  const { language } = useSpeech()
  const own = useWords(RECONCILIATION_WORDS)
  const evidence = useWords(EVIDENCE_WORDS) as Readonly<Record<string, string>>
  const { account, parts, recorded } = suggestion
  const percent = Math.round(Number(suggestion.confidence) * 100)
  const documents = parts.map(part => part.document ?? part.itemId.slice(-6)).join(', ')
  return (
    <Group component="li" justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Text size="sm" fw={600}>
          <Text span c="dimmed" size="xs">
            {place}{' '}
          </Text>
          {account === null ? line.bankAccount : `${account.number} ${account.name}`}
          {documents !== '' && ` · ${documents}`}
          {recorded !== undefined && ` · ${valueLabel(recorded.kind, language)} ${recorded.on}`}
        </Text>
        <Text size="xs" c="dimmed">
          {valueLabel(suggestion.rule, language)}:{' '}
          {suggestion.evidence.map(each => evidence[each] ?? each).join(', ')}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Pill state={percent >= 90 ? 'good' : percent >= 60 ? 'busy' : 'open'}>
          {fill(own.sure, { percent })}
        </Pill>
        {suggestion.remittance !== undefined ? (
          <RemittanceButton line={line} remittance={suggestion.remittance} onMatched={onLinked} />
        ) : recorded === undefined ? (
          account !== null && (
            <Button size="compact-sm" variant="default" onClick={() => onTake(suggestion)}>
              {own.take}
            </Button>
          )
        ) : (
          <LinkButton line={line} recorded={recorded} account={account} onLinked={onLinked} />
        )}
      </Group>
    </Group>
  )
}

/** What stands on a customer's account; deposits, payouts and runs are nobody's. */
const OF_CUSTOMERS: ReadonlySet<string> = new Set([
  'receipt',
  'reversal',
  'refund',
  'refund_back',
  'debit',
])

function LinkButton(props: {
  readonly line: BankLine
  readonly recorded: NonNullable<Suggested['recorded']>
  readonly account: Suggested['account']
  readonly onLinked: () => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  const [key] = useState(() => crypto.randomUUID())
  const { recorded, account } = props
  const link = useMutation({
    mutationFn: () =>
      run(
        'linkBankLine',
        {
          line: props.line.lineId,
          to: [
            {
              kind: recorded.kind,
              subject: recorded.subject,
              ...(account !== null && OF_CUSTOMERS.has(recorded.kind)
                ? { accountNumber: account.number }
                : {}),
            },
          ],
        },
        { key },
      ),
    onSuccess: props.onLinked,
  })
  return (
    <Stack gap={4}>
      <Button
        size="compact-sm"
        variant="default"
        loading={link.isPending}
        onClick={() => link.mutate()}
      >
        {own.link}
      </Button>
      {link.isError && <Failure error={link.error} />}
    </Stack>
  )
}

/** Sets the line off as its payer has said; what does not tie goes to the desk. */
function RemittanceButton(props: {
  readonly line: BankLine
  readonly remittance: string
  readonly onMatched: () => void
}) {
  const own = useWords(RECONCILIATION_WORDS)
  const [key] = useState(() => crypto.randomUUID())
  const match = useMutation({
    mutationFn: () =>
      run(
        'matchRemittance',
        { remittance: props.remittance, bankLine: props.line.lineId },
        { key },
      ),
    onSuccess: props.onMatched,
  })
  return (
    <Stack gap={4}>
      <Button
        size="compact-sm"
        variant="default"
        loading={match.isPending}
        onClick={() => match.mutate()}
      >
        {own.asTold}
      </Button>
      {match.isError && <Failure error={match.error} />}
    </Stack>
  )
}
