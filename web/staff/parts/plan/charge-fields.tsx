import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readPage } from '../../../ui/api.ts'
import { labelOf } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { LANGUAGES } from '../../../ui/words/languages.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { PLAN_EDITOR_WORDS } from '../../words/plan-editor.ts'
import { PriceEditor } from '../price/price-editor.tsx'
import { type ChargeDraft, carriedNames } from './plan-draft.ts'

type Names = Readonly<Record<string, string>>

/** A name in the languages of documents; English is always there. */
export function NameFields(props: {
  readonly name: Names
  readonly onChange: (name: Names) => void
}) {
  const own = useWords(PLAN_EDITOR_WORDS)
  return (
    <Group gap="xs">
      {LANGUAGES.map(language => (
        <TextInput
          key={language}
          label={fill(own.nameIn, { language })}
          style={{ flex: 1, minWidth: 110 }}
          required={language === 'en'}
          autoComplete="off"
          value={props.name[language] ?? ''}
          onChange={event =>
            props.onChange({ ...props.name, [language]: event.currentTarget.value })
          }
        />
      ))}
    </Group>
  )
}

/** Codes of a list with what they are called, for a choice. */
function useCodes(list: string) {
  const { language } = useSpeech()
  const found = useQuery({
    queryKey: ['codes', list],
    queryFn: () => readPage(list, {}, { limit: 200 }),
    staleTime: 60_000,
  })
  return (found.data?.rows ?? []).map(row => {
    const name = row.name as Names
    return { value: String(row.code), label: `${row.code} – ${name[language] ?? name.en}`, row }
  })
}

/** All of a charge that a form shows: what it is, when it is billed, by which meter, and its price. */
export function ChargeFields(props: {
  readonly charge: ChargeDraft
  readonly onChange: (changes: Partial<ChargeDraft>) => void
}) {
  const { charge, onChange } = props
  const { language } = useSpeech()
  const own = useWords(PLAN_EDITOR_WORDS)
  const products = useCodes('products')
  const meters = useCodes('meters')
  const carried = carriedNames(charge).map(name => labelOf(name, language))
  const text = (name: 'chargeCode' | 'unit', label: string) => (
    <TextInput
      label={label}
      w={165}
      required
      autoComplete="off"
      value={charge[name]}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
    />
  )
  const figure = (name: 'included' | 'minimum' | 'maximum' | 'months', label: string) => (
    <TextInput
      label={label}
      w={130}
      inputMode="decimal"
      autoComplete="off"
      value={charge[name]}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
    />
  )
  const choice = (
    name: 'productCode' | 'kind' | 'timing' | 'meterCode',
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <NativeSelect
      size="xs"
      label={label}
      w={name === 'productCode' || name === 'meterCode' ? 230 : 130}
      value={charge[name]}
      data={data.map(({ value, label: shown }) => ({ value, label: shown }))}
      onChange={event => onChange({ [name]: event.currentTarget.value })}
    />
  )
  const nothing = { value: '', label: '' }
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {text('chargeCode', own.chargeCode)}
        {choice('productCode', own.product, [nothing, ...products])}
      </Group>
      <NameFields name={charge.name} onChange={name => onChange({ name })} />
      <Group gap="xs">
        {choice('kind', own.kind, [
          { value: 'recurring', label: own.recurring },
          { value: 'usage', label: own.usage },
          { value: 'one_off', label: own.one_off },
        ])}
        {charge.kind !== 'usage' &&
          choice('timing', own.timing, [
            { value: 'advance', label: own.advance },
            { value: 'arrears', label: own.arrears },
          ])}
        {charge.kind !== 'one_off' && figure('months', own.months)}
        {charge.kind === 'usage' && choice('meterCode', own.meter, [nothing, ...meters])}
        {text('unit', own.unit)}
      </Group>
      <PriceEditor
        draft={charge.price}
        isUsage={charge.kind === 'usage'}
        onChange={price => onChange({ price })}
      />
      <Group gap="xs">
        {figure('included', own.included)}
        {figure('minimum', own.minimum)}
        {figure('maximum', own.maximum)}
      </Group>
      {carried.length > 0 && (
        <Text size="xs" c="dimmed">
          {fill(own.carried, { what: carried.join(', ') })}
        </Text>
      )}
    </Stack>
  )
}
