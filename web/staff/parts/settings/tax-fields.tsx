import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { TaxesView } from '../../views/taxes.ts'
import { TAX_WORDS } from '../../words/taxes.ts'
import { NameFields } from '../plan/charge-fields.tsx'
import type { TaxDraft } from './tax-draft.ts'

const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O']
const LEVELS = ['country', 'state', 'county', 'city', 'utility']

/** All of a rate that can be set; code, class and place of a known one stay. */
export function TaxFields(props: {
  readonly draft: TaxDraft
  readonly view: TaxesView
  readonly onChange: (draft: TaxDraft) => void
}) {
  const { draft, view, onChange } = props
  const own = useWords(TAX_WORDS)
  const { language } = useSpeech()
  const isKnown = draft.kind !== 'new'
  const line = (
    name: 'code' | 'taxClass' | 'country' | 'region' | 'ratePercent',
    w: number,
    isFixed = false,
  ) => (
    <TextInput
      label={own[name === 'ratePercent' ? 'rate' : name]}
      w={w}
      required={name !== 'region'}
      readOnly={isFixed}
      variant={isFixed ? 'filled' : 'default'}
      autoComplete="off"
      list={name === 'taxClass' ? 'tax-classes' : undefined}
      inputMode={name === 'ratePercent' ? 'decimal' : 'text'}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  const choice = (name: 'category' | 'level', data: readonly string[], w: number) => (
    <NativeSelect
      label={own[name]}
      w={w}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
      data={data.map(value => ({ value, label: valueLabel(value, language) }))}
    />
  )
  const products = view.classes.find(({ taxClass }) => taxClass === draft.taxClass)?.products
  const title = { new: own.draftNew, next: own.draftNext, same: own.draftSame }[draft.kind]
  return (
    <Sheet title={fill(title, { code: draft.of?.code ?? '' })}>
      <Stack gap="xs">
        <datalist id="tax-classes">
          {view.classes.map(({ taxClass }) => (
            <option key={taxClass} value={taxClass} />
          ))}
        </datalist>
        <Group gap="xs" align="flex-end">
          {line('code', 150, isKnown)}
          {line('taxClass', 150, isKnown)}
          {line('country', 80, isKnown)}
          {line('region', 165, isKnown)}
        </Group>
        {products !== undefined && (
          <Text size="xs" c="dimmed">
            {fill(own.bears, { products: products.join(', ') })}
          </Text>
        )}
        <Group gap="xs" align="flex-end">
          {line('ratePercent', 90)}
          <DayInput
            label={own.from}
            required
            w={165}
            value={draft.from}
            readOnly={draft.kind === 'same'}
            onDay={from => onChange({ ...draft, from })}
          />
          <DayInput
            label={own.until}
            w={180}
            value={draft.to}
            onDay={to => onChange({ ...draft, to })}
          />
          {choice('category', CATEGORIES, 210)}
          {choice('level', LEVELS, 130)}
        </Group>
        {draft.kind === 'next' && (
          <Text size="xs" c="dimmed">
            {own.endsBefore}
          </Text>
        )}
        <NameFields name={draft.name} onChange={name => onChange({ ...draft, name })} />
      </Stack>
    </Sheet>
  )
}
