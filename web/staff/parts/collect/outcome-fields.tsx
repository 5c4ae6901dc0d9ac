import { Button, Fieldset, Group, NativeSelect, TextInput } from '@mantine/core'
import { formatAmount } from '../../../../src/kernel/money.ts'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill } from '../../../ui/words/words.ts'
import type { CardItem } from '../../views/collecting.ts'
import { COLLECTING_WORDS } from '../../words/collecting.ts'
import type { Call, Owed, Promised } from './contact.ts'

const MOST_PROMISES = 24

type Of = {
  readonly call: Call
  readonly items: readonly CardItem[]
  readonly owed: readonly Owed[]
  readonly onChange: (changed: Partial<Call>) => void
}

/** A promise of all that may be asked for, until somebody says less. */
export function newPromise(owed: readonly Owed[]): Promised {
  const first = owed.find(({ askedMinor }) => askedMinor > 0n) ?? owed[0]
  return { owed: first?.key ?? '', amount: amountOf(first), payBy: '' }
}

function amountOf(owed: Owed | undefined): string {
  if (owed === undefined || owed.askedMinor <= 0n) return ''
  return formatAmount(owed.askedMinor, owed.currency)
}

/** What an outcome needs beside the note: promises, how many instalments, or what is disputed. */
export function OutcomeFields(of: Of) {
  if (of.call.outcome === 'promised') return <Promises {...of} />
  if (of.call.outcome === 'plan_requested') return <Instalments {...of} />
  if (of.call.outcome === 'disputes') return <Dispute {...of} />
  return null
}

function Promises({ call, owed, onChange }: Of) {
  const own = useWords(COLLECTING_WORDS)
  const { promises } = call
  const set = (i: number, changed: Partial<Promised>) =>
    onChange({ promises: promises.map((each, j) => (i === j ? { ...each, ...changed } : each)) })
  return (
    <Fieldset legend={own.promise} p="xs">
      {promises.map((promise, i) => {
        const no = String(i + 1)
        return (
          <Group key={i} align="flex-end" gap="xs" mb="xs">
            <TextInput
              label={fill(own.promiseAmount, { no })}
              required
              inputMode="decimal"
              w={140}
              value={promise.amount}
              onChange={event => set(i, { amount: event.currentTarget.value })}
            />
            <NativeSelect
              label={fill(own.owedTo, { no })}
              value={promise.owed}
              data={owed.map(({ key }) => key)}
              onChange={event => {
                const { value } = event.currentTarget
                set(i, { owed: value, amount: amountOf(owed.find(({ key }) => key === value)) })
              }}
            />
            <DayInput
              label={fill(own.payBy, { no })}
              required
              w={170}
              value={promise.payBy}
              onDay={payBy => set(i, { payBy })}
            />
            {promises.length > 1 && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={fill(own.dropPromise, { no })}
                onClick={() => onChange({ promises: promises.filter((_, j) => j !== i) })}
              >
                ×
              </Button>
            )}
          </Group>
        )
      })}
      {promises.length < MOST_PROMISES && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange({ promises: [...promises, { ...newPromise(owed), amount: '' }] })}
        >
          {own.addPromise}
        </Button>
      )}
    </Fieldset>
  )
}

function Instalments({ call, onChange }: Of) {
  const own = useWords(COLLECTING_WORDS)
  return (
    <TextInput
      label={own.instalments}
      type="number"
      min={2}
      max={60}
      w={200}
      value={call.instalments}
      onChange={event => onChange({ instalments: event.currentTarget.value })}
    />
  )
}

function Dispute({ call, items, onChange }: Of) {
  const own = useWords(COLLECTING_WORDS)
  const documents = items.flatMap(({ document }) => document ?? [])
  return (
    <Group align="flex-end" gap="xs">
      <NativeSelect
        label={own.document}
        value={call.document}
        data={[{ value: '', label: own.noDocument }, ...new Set(documents)]}
        onChange={event => onChange({ document: event.currentTarget.value })}
      />
      <TextInput
        label={own.disputed}
        inputMode="decimal"
        w={140}
        value={call.disputed}
        onChange={event => onChange({ disputed: event.currentTarget.value })}
      />
      <TextInput
        label={own.what}
        required
        maxLength={500}
        style={{ flex: 1 }}
        value={call.what}
        onChange={event => onChange({ what: event.currentTarget.value })}
      />
    </Group>
  )
}
