import { Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read, readPage } from '../../../ui/api.ts'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { type PlanView, priceOn } from '../../views/plan.ts'
import { WHAT_IF_WORDS } from '../../words/what-if.ts'
import { draftOf } from '../price/price-draft.ts'
import { PriceEditor } from '../price/price-editor.tsx'
import type { WhatIfDraft } from './asked.ts'

type Form = {
  readonly draft: WhatIfDraft
  readonly onChange: (change: Partial<WhatIfDraft>) => void
}

/** Whose bills are worked out again, and with what else. */
export function WhatIfForm({ draft, onChange }: Form) {
  const own = useWords(WHAT_IF_WORDS)
  const entities = useQuery({
    queryKey: ['list', 'legal-entities'],
    queryFn: ({ signal }) => readPage('legal-entities', {}, { limit: 100 }, signal),
    staleTime: 60_000,
  })
  const choices = (entities.data?.rows ?? []).map(({ code, name }) => ({
    value: String(code),
    label: `${code} – ${name}`,
  }))
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={own.entity}
          required
          value={draft.entity}
          data={[{ value: '', label: '' }, ...choices]}
          onChange={event => onChange({ entity: event.currentTarget.value })}
        />
        <DayInput
          label={own.from}
          required
          value={draft.from}
          onDay={day => onChange({ from: day })}
        />
        <DayInput label={own.to} value={draft.to} onDay={day => onChange({ to: day })} />
      </Group>
      <Textarea
        label={own.accounts}
        description={own.accountsHelp}
        autosize
        maw={620}
        maxRows={4}
        value={draft.accounts}
        onChange={event => onChange({ accounts: event.currentTarget.value })}
      />
      <PriceOfPlan draft={draft} onChange={onChange} />
      <TextInput
        label={own.percent}
        maw={260}
        inputMode="decimal"
        value={draft.percent}
        onChange={event => onChange({ percent: event.currentTarget.value })}
      />
    </Stack>
  )
}

/** A charge of a plan with another price than it has. */
function PriceOfPlan({ draft, onChange }: Form) {
  const own = useWords(WHAT_IF_WORDS)
  const { language } = useSpeech()
  const plans = useQuery({
    queryKey: ['list', 'plans', 'what-if'],
    queryFn: ({ signal }) => readPage('plans', {}, { limit: 200 }, signal),
    staleTime: 60_000,
  })
  const [planCode = '', version = ''] = draft.plan.split('@')
  const plan = useQuery({
    queryKey: ['view', `plans/${planCode}`, language],
    queryFn: ({ signal }) => read<PlanView>(`views/plans/${encodeURIComponent(planCode)}`, signal),
    enabled: planCode !== '',
    staleTime: 60_000,
  })
  const of = plan.data?.versions.find(each => String(each.planVersion) === version)
  const others = (plan.data?.versions ?? []).filter(
    each => each !== of && each.currency === of?.currency,
  )
  const charge = of?.charges.find(each => each.chargeCode === draft.charge)
  const names = (plans.data?.rows ?? []).map(row => {
    const name = row.name as Readonly<Record<string, string>>
    const value = `${row.plan}@${row.version}`
    return { value, label: `${value} – ${name[language] ?? name.en}` }
  })
  const choose = (code: string) => {
    const chosen = of?.charges.find(each => each.chargeCode === code)
    const known = chosen && priceOn(chosen, draft.from || (plan.data?.today ?? ''))
    onChange({ charge: code, price: chosen === undefined ? null : draftOf(known?.price ?? null) })
  }
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <NativeSelect
          label={own.plan}
          value={draft.plan}
          data={[{ value: '', label: own.everyPlan }, ...names]}
          onChange={event =>
            onChange({ plan: event.currentTarget.value, charge: '', price: null, tried: null })
          }
        />
        {of !== undefined && others.length > 0 && (
          <NativeSelect
            label={own.beside}
            value={String(draft.tried?.beside.planVersion ?? '')}
            data={[
              { value: '', label: own.noChange },
              ...others.map(each => ({
                value: String(each.planVersion),
                label: `${planCode}@${each.planVersion}`,
              })),
            ]}
            onChange={event => {
              const no = event.currentTarget.value
              const beside = others.find(each => String(each.planVersion) === no)
              onChange({ tried: beside === undefined ? null : { of, beside } })
            }}
          />
        )}
        {of !== undefined && (
          <NativeSelect
            label={own.charge}
            value={draft.charge}
            data={[
              { value: '', label: own.noChange },
              ...of.charges.map(each => ({
                value: each.chargeCode,
                label: `${each.chargeCode} – ${each.name[language] ?? each.name.en}`,
              })),
            ]}
            onChange={event => choose(event.currentTarget.value)}
          />
        )}
        {charge !== undefined && (
          <DayInput
            label={own.effectiveFrom}
            value={draft.effectiveFrom || draft.from}
            onDay={day => onChange({ effectiveFrom: day })}
          />
        )}
      </Group>
      {draft.tried !== null && (
        <Text size="sm" c="dimmed">
          {own.besideHelp}
        </Text>
      )}
      {charge !== undefined && draft.price !== null && (
        <>
          <Text size="sm" c="dimmed">
            {own.priceHelp}
          </Text>
          <PriceEditor
            draft={draft.price}
            isUsage={charge.kind === 'usage'}
            onChange={price => onChange({ price })}
          />
        </>
      )}
    </Stack>
  )
}
