import { Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { LATE_WORDS } from '../../words/late-charges.ts'
import { NameFields } from '../plan/charge-fields.tsx'
import { type LateDraft, NO_INTEREST, OWN_RATE } from './late-draft.ts'

type Props = {
  readonly draft: LateDraft
  readonly isNew: boolean
  readonly currencies: readonly string[]
  readonly rateCodes: readonly string[]
  readonly onChange: (draft: LateDraft) => void
}

/** All of a policy of late charges that can be set. */
export function LateFields(props: Props) {
  const { draft, isNew, onChange } = props
  const own = useWords(LATE_WORDS)
  return (
    <>
      <Sheet title={isNew ? own.draftNew : own.draft}>
        <Stack gap="xs">
          <Group gap="xs" align="flex-end">
            {isNew && (
              <TextInput
                label={own.code}
                required
                w={150}
                autoComplete="off"
                value={draft.policyCode}
                onChange={event => onChange({ ...draft, policyCode: event.currentTarget.value })}
              />
            )}
            <DayInput
              label={own.from}
              required
              w={165}
              value={draft.fromOn}
              onDay={fromOn => onChange({ ...draft, fromOn })}
            />
          </Group>
          <NameFields name={draft.name} onChange={name => onChange({ ...draft, name })} />
        </Stack>
      </Sheet>
      <Terms {...props} />
    </>
  )
}

type Line = 'annualPercent' | 'points' | 'mostPercent' | 'graceDays' | 'termsDays'
type Choice = 'customers' | 'interest' | 'dayBasis' | 'billed'

function Terms({ draft, currencies, rateCodes, onChange }: Props) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const line = (name: Line) => (
    <TextInput
      label={own[name]}
      inputMode={name.endsWith('Days') ? 'numeric' : 'decimal'}
      w={name === 'mostPercent' ? 185 : 145}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  const choice = (name: Choice, data: readonly { value: string; label: string }[], w: number) => (
    <NativeSelect
      label={own[name]}
      w={w}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
      data={data}
    />
  )
  const named = (values: readonly string[]) =>
    values.map(value => ({ value, label: valueLabel(value, language) }))
  const money = (name: 'flat' | 'minimums', label: string) =>
    currencies.map(currency => (
      <TextInput
        key={`${name} ${currency}`}
        label={fill(label, { currency })}
        inputMode="decimal"
        w={145}
        value={draft[name][currency] ?? ''}
        onChange={event =>
          onChange({ ...draft, [name]: { ...draft[name], [currency]: event.currentTarget.value } })
        }
      />
    ))
  return (
    <Sheet title={own.terms}>
      <Stack gap="xs">
        <Group gap="xs" align="flex-end">
          {choice(
            'interest',
            [
              { value: NO_INTEREST, label: own.none },
              { value: OWN_RATE, label: own.own },
              ...rateCodes.map(code => ({
                value: `rate:${code}`,
                label: fill(own.reference, { code: valueLabel(code, language) }),
              })),
            ],
            220,
          )}
          {draft.interest === OWN_RATE && line('annualPercent')}
          {draft.interest.startsWith('rate:') && line('points')}
          {draft.interest !== NO_INTEREST && line('mostPercent')}
          {draft.interest !== NO_INTEREST &&
            choice(
              'dayBasis',
              ['365', '360', 'actual'].map(value => ({
                value,
                label: value === 'actual' ? own.actual : value,
              })),
              210,
            )}
        </Group>
        <Group gap="xs" align="flex-end">
          {money('flat', own.flat)}
          {money('minimums', own.minimum)}
        </Group>
        <Group gap="xs" align="flex-end">
          {choice('customers', named(['all', 'business', 'person']), 145)}
          {line('graceDays')}
          {line('termsDays')}
          {choice('billed', named(['by_run', 'at_payment']), 200)}
        </Group>
      </Stack>
    </Sheet>
  )
}
