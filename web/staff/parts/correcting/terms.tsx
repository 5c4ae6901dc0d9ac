import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { CorrectingView } from '../../views/correcting.ts'
import { CORRECTING_WORDS } from '../../words/correcting.ts'
import { useCauses } from '../causes.ts'
import type { Chosen } from './before-after.tsx'

/** What each way of correcting is done by, and what it asks of whoever does it. */
const DEEDS = {
  credit: { command: 'issueCreditNote', permission: 'invoices.credit', word: 'doCredit' },
  void: { command: 'voidInvoice', permission: 'invoices.void', word: 'doVoid' },
  rebill: { command: 'startIncident', permission: 'billRuns.start', word: 'doRebill' },
} as const

/** Why, when and with what outcome; then it is done, or put forward to a second person. */
export function Terms(props: {
  readonly view: CorrectingView
  readonly how: keyof typeof DEEDS
  readonly account: string | undefined
  readonly lines: Chosen | undefined
  readonly outcome: string
  readonly onOutcome: (outcome: string) => void
}) {
  const { language } = useSpeech()
  const own = useWords(CORRECTING_WORDS)
  const navigate = useNavigate()
  const { data: me } = useMe()
  const causes = useCauses()
  const { view, how, account, lines, outcome, onOutcome } = props
  const today = new Date().toISOString().slice(0, 10)
  const [form, setForm] = useState({ cause: '', reason: '', issueOn: today })
  const { command, permission, word } = DEEDS[how]
  const input = () => inputOf(how, view, { ...form, account, lines, outcome })
  const text = JSON.stringify(input())
  const keys = useState(() => new Map<string, string>())[0]
  // The same input is the same intent; another is another.
  const key = keys.get(text) ?? crypto.randomUUID()
  keys.set(text, key)
  return (
    <Sheet title={own.terms}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={own.cause}
            required
            value={form.cause}
            onChange={event => setForm({ ...form, cause: event.currentTarget.value })}
            data={[{ value: '', label: '' }, ...causes]}
          />
          <DayInput
            label={own.issueOn}
            required
            value={form.issueOn}
            onDay={issueOn => setForm(before => ({ ...before, issueOn }))}
          />
          <TextInput
            label={own.reason}
            required
            maxLength={500}
            value={form.reason}
            onChange={event => setForm({ ...form, reason: event.currentTarget.value })}
          />
          {how === 'credit' && (
            <NativeSelect
              label={own.outcome}
              value={outcome}
              onChange={event => onOutcome(event.currentTarget.value)}
              data={['offset', 'keep', 'refund'].map(value => ({
                value,
                label: valueLabel(value, language),
              }))}
            />
          )}
        </SimpleGrid>
        <Deed
          key={text}
          command={command}
          input={input}
          intent={key}
          proposes={me?.permissions[permission] === 'propose'}
          isReady={form.cause !== '' && form.reason !== '' && view.documents.length > 0}
          isDangerous={how === 'void'}
          does={own[word]}
          onDone={answer => {
            const { incident, creditNote } = answer as { incident?: string; creditNote?: string }
            const to =
              incident === undefined
                ? `/documents/${encodeURIComponent(creditNote ?? view.head.number)}`
                : `/incidents/${encodeURIComponent(incident)}`
            navigate({ to })
          }}
        />
      </Stack>
    </Sheet>
  )
}

function inputOf(
  how: keyof typeof DEEDS,
  { head, lines: all }: CorrectingView,
  told: {
    readonly cause: string
    readonly reason: string
    readonly issueOn: string
    readonly account: string | undefined
    readonly lines: Chosen | undefined
    readonly outcome: string
  },
) {
  const { cause, reason, issueOn, account, lines, outcome } = told
  const { number } = head
  const section = account === undefined ? {} : { account }
  if (how === 'rebill') {
    const from = all.map(line => line.serviceStart).sort()[0] ?? head.issuedOn
    const accounts = account === undefined ? {} : { accounts: [account] }
    const of = { title: `${number}: ${reason}`.slice(0, 200), wrong: 'other', remedy: 'void' }
    return { ...of, cause, reason, issueOn, from, documents: [number], ...accounts }
  }
  const common = { invoice: number, ...section, cause, reason, issueOn }
  if (how === 'void') return { ...common, rebill: false }
  if (lines === undefined) return { ...common, outcome }
  const chosen = [...lines].map(([line, amount]) =>
    amount === '' ? { line } : { line, netAmount: amount.replace(',', '.') },
  )
  return { ...common, outcome, lines: chosen }
}
