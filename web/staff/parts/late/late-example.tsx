import { Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { dateText, decimalText, minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { LateExampleAnswer } from '../../views/late-charges.ts'
import { LATE_WORDS } from '../../words/late-charges.ts'
import { type ExampleDraft, exampleOf, type latePolicyRow } from './late-draft.ts'

const TYPED_MS = 300

/** What is owed, by whom and for how long, and what the rules that are being typed make of it. */
export function LateExample(props: {
  readonly policy: ReturnType<typeof latePolicyRow>
  /** A rate and a ceiling that are being typed; left out until they are whole. */
  readonly rate?: unknown
  readonly cap?: unknown
  readonly currencies: readonly string[]
}) {
  const own = useWords(LATE_WORDS)
  const { policy, rate, cap, currencies } = props
  const [draft, setDraft] = useState<ExampleDraft>({
    ...{ amount: '500.00', currency: currencies[0] ?? 'EUR', overdueDays: '40', dueOn: '' },
    ...{ customers: policy.customers === 'person' ? 'person' : 'business' },
    ...{ country: 'DE', paid: '', paidAfterDays: '' },
  })
  const example = exampleOf(draft, policy.fromOn)
  // What the policy is called changes nothing; without a code or name it can be tried already.
  const tried = { ...policy, policyCode: policy.policyCode || 'draft', name: { en: 'draft' } }
  const question =
    example === undefined ? '' : JSON.stringify({ policy: tried, rate, cap, example })
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const worked = useQuery({
    queryKey: ['late-example', settled],
    queryFn: ({ signal }) =>
      ask<LateExampleAnswer>('previews/late-charges', JSON.parse(settled) as unknown, signal),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const isCurrent = question === settled && worked.isSuccess && !worked.isPlaceholderData
  return (
    <Sheet title={own.example}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {own.exampleHelp}
        </Text>
        <ExampleFields
          draft={draft}
          fromOn={policy.fromOn}
          currencies={currencies}
          onChange={setDraft}
        />
        <div aria-live="polite" aria-busy={!isCurrent && question !== ''}>
          {question === '' && <Text size="sm">{own.exampleIncomplete}</Text>}
          {question !== '' && worked.isError && <Failure error={worked.error} />}
          {question !== '' && worked.data !== undefined && !worked.isError && (
            <Answer answer={worked.data} of={JSON.parse(settled || question)} />
          )}
        </div>
      </Stack>
    </Sheet>
  )
}

type FieldsProps = {
  readonly draft: ExampleDraft
  /** Due on the day from which the draft holds, until another is given. */
  readonly fromOn: string
  readonly currencies: readonly string[]
  readonly onChange: (draft: ExampleDraft) => void
}

function ExampleFields({ draft, fromOn, currencies, onChange }: FieldsProps) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const line = (name: keyof ExampleDraft, label: string, w: number) => (
    <TextInput
      label={label}
      w={w}
      inputMode={/days/i.test(name) ? 'numeric' : 'decimal'}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Group gap="xs" align="flex-end">
      {line('amount', own.amount, 125)}
      <NativeSelect
        label={own.currency}
        w={90}
        value={draft.currency}
        onChange={event => onChange({ ...draft, currency: event.currentTarget.value })}
        data={[...currencies]}
      />
      {line('overdueDays', own.overdueDays, 115)}
      <DayInput
        label={own.dueOn}
        w={165}
        value={draft.dueOn === '' ? fromOn : draft.dueOn}
        onDay={dueOn => onChange({ ...draft, dueOn })}
      />
      <NativeSelect
        label={own.kind}
        w={130}
        value={draft.customers}
        onChange={event => onChange({ ...draft, customers: event.currentTarget.value })}
        data={['business', 'person'].map(value => ({ value, label: valueLabel(value, language) }))}
      />
      <TextInput
        label={own.country}
        w={75}
        maxLength={2}
        value={draft.country}
        onChange={event => onChange({ ...draft, country: event.currentTarget.value.toUpperCase() })}
      />
      {line('paid', own.paid, 110)}
      {draft.paid.trim() !== '' && line('paidAfterDays', own.paidAfterDays, 135)}
    </Group>
  )
}

/** The question as it was put, to say what the answer is about. */
type Asked = {
  readonly policy: { readonly graceDays: unknown }
  readonly example: NonNullable<ReturnType<typeof exampleOf>>
}

function Answer({ answer, of }: { readonly answer: LateExampleAnswer; readonly of: Asked }) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const { currency, amount, dueOn, overdueDays } = of.example
  const total = (BigInt(answer.interestMinor) + BigInt(answer.flatMinor)).toString()
  const money = (minor: string) => `${minorText(minor, currency, language)} ${currency}`
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600} data-testid="late-example">
        {answer.outcome === 'charged'
          ? fill(own.costs, {
              amount: `${decimalText(amount, language)} ${currency}`,
              due: dateText(dueOn, language),
              on: dateText(answer.on, language),
              days: String(overdueDays),
              sum: money(total),
            })
          : fill(own[answer.outcome], { amount: money(answer.minimumMinor) })}
      </Text>
      {total !== '0' && <Rows answer={answer} currency={currency} total={total} />}
    </Stack>
  )
}

type RowsProps = {
  readonly answer: LateExampleAnswer
  readonly currency: string
  readonly total: string
}

function Rows({ answer, currency, total }: RowsProps) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const sum = (name: string, minor: string, isTotal = false) => (
    <Table.Tr fw={isTotal ? 600 : 400}>
      <Table.Th scope="row" colSpan={3} fw="inherit">
        {name}
      </Table.Th>
      <Table.Td className="figure">
        <Amount minor={minor} currency={currency} />
      </Table.Td>
    </Table.Tr>
  )
  return (
    <Table aria-label={own.example} verticalSpacing={5} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{own.days}</Table.Th>
          <Table.Th className="figure">{own.principal}</Table.Th>
          <Table.Th className="figure">{own.rate}</Table.Th>
          <Table.Th className="figure">{own.comesTo}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {answer.segments.map(each => (
          <Table.Tr key={each.from}>
            <Table.Td>
              {dateText(each.from, language)} – {dateText(each.through, language)}
              <Text span size="xs" c="dimmed">
                {' '}
                · {each.days}/{each.dayBasis}
              </Text>
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={each.principalMinor} currency={currency} bare />
            </Table.Td>
            <Table.Td className="figure">
              {decimalText(each.percent, language)} %
              {each.uncapped !== null && (
                <Text size="xs" c="dimmed">
                  {fill(own.capped, { percent: decimalText(each.uncapped, language) })}
                </Text>
              )}
            </Table.Td>
            <Table.Td className="figure">{decimalText(each.exact, language)}</Table.Td>
          </Table.Tr>
        ))}
        {answer.interestMinor !== '0' && sum(own.interestSum, answer.interestMinor)}
        {answer.flatMinor !== '0' && sum(own.flatSum, answer.flatMinor)}
        {sum(own.total, total, true)}
      </Table.Tbody>
    </Table>
  )
}
