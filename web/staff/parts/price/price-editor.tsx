import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { valueLabel } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { PRICE_FORM_WORDS } from '../../words/price-form.ts'
import { dimensionsIn, FEE_MODELS, type PriceDraft, USAGE_MODELS } from './price-draft.ts'

type EditorProps = {
  readonly draft: PriceDraft
  readonly onChange: (draft: PriceDraft) => void
}

/** A price of any model, field by field; figures stay texts, so that no digit is lost on the way. */
export function PriceEditor(props: EditorProps & { readonly isUsage: boolean }) {
  const { draft, onChange, isUsage } = props
  const { language } = useSpeech()
  const words = useWords(PRICE_FORM_WORDS)
  const models = isUsage ? USAGE_MODELS : FEE_MODELS
  return (
    <Stack gap="xs">
      <NativeSelect
        size="xs"
        label={words.model}
        maw={260}
        value={draft.model}
        data={models.map(value => ({ value, label: valueLabel(value, language) }))}
        onChange={event => onChange({ ...draft, model: event.currentTarget.value })}
      />
      <ModelFields draft={draft} onChange={onChange} />
    </Stack>
  )
}

type Named = {
  readonly name: keyof PriceDraft
  readonly label: string
  readonly required?: boolean
}

function useFigure({ draft, onChange }: EditorProps) {
  return ({ name, label, required = false }: Named): ReactNode => (
    <TextInput
      key={name}
      label={label}
      w={150}
      inputMode="decimal"
      autoComplete="off"
      required={required}
      value={String(draft[name])}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
}

function ModelFields(props: EditorProps) {
  const { draft } = props
  const words = useWords(PRICE_FORM_WORDS)
  const figure = useFigure(props)
  const unitPrice = { name: 'unitPrice', label: words.unitPrice, required: true } as const
  const fee = { name: 'feePerEvent', label: words.fee } as const
  const free = { name: 'freeEvents', label: words.free } as const
  const limits = [
    figure({ name: 'ceiling', label: words.ceiling }),
    figure({ name: 'floor', label: words.floor }),
    figure({ name: 'decimals', label: words.decimals }),
  ]
  switch (draft.model) {
    case 'graduated':
    case 'volume':
      return <Tiers {...props} columns={['unitPrice', 'flatPrice']} />
    case 'stairstep':
      return <Tiers {...props} columns={['price']} />
    case 'graduated_percentage':
      return (
        <>
          <Tiers {...props} columns={['percent']} />
          <Group gap="xs">{[figure(fee), figure(free)]}</Group>
        </>
      )
    case 'package':
      return (
        <Group gap="xs">
          {figure({ name: 'packagePrice', label: words.packagePrice, required: true })}
          {figure({ name: 'size', label: words.size, required: true })}
        </Group>
      )
    case 'percentage':
      return (
        <Group gap="xs">
          {figure({ name: 'percent', label: words.percent, required: true })}
          {figure(fee)}
          {figure({ name: 'eventMinimum', label: words.least })}
          {figure({ name: 'eventMaximum', label: words.most })}
          {figure(free)}
        </Group>
      )
    case 'escalated':
      return (
        <Group gap="xs">
          {figure(unitPrice)}
          {figure({ name: 'percent', label: words.rise, required: true })}
          {limits}
        </Group>
      )
    case 'indexed':
      return (
        <Group gap="xs">
          {figure(unitPrice)}
          {figure({ name: 'index', label: words.index, required: true })}
          {figure({ name: 'lagMonths', label: words.lag })}
          {limits}
        </Group>
      )
    case 'matrix':
      return <Matrix {...props} />
    case 'event_price':
      return <EventPrice {...props} />
    case 'expression':
      return <Formula {...props} />
    default:
      return <Group gap="xs">{figure(unitPrice)}</Group>
  }
}

function EventPrice({ draft, onChange }: EditorProps) {
  const words = useWords(PRICE_FORM_WORDS)
  return (
    <Group gap="xs">
      <TextInput
        label={words.property}
        required
        value={draft.property}
        onChange={event => onChange({ ...draft, property: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={words.carries}
        value={draft.carries}
        data={(['unit_price', 'amount'] as const).map(value => ({ value, label: words[value] }))}
        onChange={event => onChange({ ...draft, carries: event.currentTarget.value })}
      />
    </Group>
  )
}

function Formula({ draft, onChange }: EditorProps) {
  const words = useWords(PRICE_FORM_WORDS)
  return (
    <TextInput
      label={words.formula}
      required
      maw={460}
      value={draft.expression}
      onChange={event => onChange({ ...draft, expression: event.currentTarget.value })}
    />
  )
}

const COLUMN_WORDS = {
  unitPrice: 'unitPrice',
  flatPrice: 'flatPrice',
  price: 'stepPrice',
  percent: 'percent',
} as const

/** Tiers one below the other; the last one has no end. */
function Tiers(props: EditorProps & { readonly columns: readonly (keyof typeof COLUMN_WORDS)[] }) {
  const { draft, onChange, columns } = props
  const words = useWords(PRICE_FORM_WORDS)
  const { tiers } = draft
  const set = (at: number, name: string, value: string) =>
    onChange({
      ...draft,
      tiers: tiers.map((tier, i) => (i === at ? { ...tier, [name]: value } : tier)),
    })
  return (
    <Stack gap={4}>
      {tiers.map((tier, i) => {
        const no = fill(words.tier, { no: i + 1 })
        const isLast = i === tiers.length - 1
        return (
          <Group key={i} gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              {...(i === 0 ? { label: words.upTo } : {})}
              aria-label={`${no}: ${words.upTo}`}
              w={110}
              inputMode="decimal"
              autoComplete="off"
              disabled={isLast}
              placeholder={isLast ? words.noEnd : ''}
              value={isLast ? '' : (tier.upTo ?? '')}
              onChange={event => set(i, 'upTo', event.currentTarget.value)}
            />
            {columns.map(name => (
              <TextInput
                key={name}
                {...(i === 0 ? { label: words[COLUMN_WORDS[name]] } : {})}
                aria-label={`${no}: ${words[COLUMN_WORDS[name]]}`}
                w={130}
                inputMode="decimal"
                autoComplete="off"
                value={tier[name] ?? ''}
                onChange={event => set(i, name, event.currentTarget.value)}
              />
            ))}
            <Remove
              label={`${words.remove}: ${no}`}
              isLast={tiers.length === 1}
              onClick={() => onChange({ ...draft, tiers: tiers.filter((_, j) => j !== i) })}
            />
          </Group>
        )
      })}
      <Add
        label={words.addTier}
        onClick={() => onChange({ ...draft, tiers: [...tiers, { upTo: '', unitPrice: '' }] })}
      />
    </Stack>
  )
}

/** A price by what events tell: a row for each combination that has its own. */
function Matrix({ draft, onChange }: EditorProps) {
  const words = useWords(PRICE_FORM_WORDS)
  const figure = useFigure({ draft, onChange })
  const names = dimensionsIn(draft)
  const { rows } = draft
  const set = (at: number, name: string, value: string) =>
    onChange({ ...draft, rows: rows.map((row, i) => (i === at ? { ...row, [name]: value } : row)) })
  return (
    <Stack gap={4}>
      <TextInput
        label={words.by}
        placeholder={words.byHint}
        maw={300}
        required
        value={draft.dimensions}
        onChange={event => onChange({ ...draft, dimensions: event.currentTarget.value })}
      />
      {rows.map((row, i) => {
        const no = fill(words.row, { no: i + 1 })
        return (
          <Group key={i} gap="xs" align="flex-end" wrap="nowrap">
            {[...names, 'unitPrice'].map(name => {
              const label = name === 'unitPrice' ? words.unitPrice : name
              return (
                <TextInput
                  key={name}
                  {...(i === 0 ? { label } : {})}
                  aria-label={`${no}: ${label}`}
                  w={130}
                  autoComplete="off"
                  value={row[name] ?? ''}
                  onChange={event => set(i, name, event.currentTarget.value)}
                />
              )
            })}
            <Remove
              label={`${words.remove}: ${no}`}
              isLast={rows.length === 1}
              onClick={() => onChange({ ...draft, rows: rows.filter((_, j) => j !== i) })}
            />
          </Group>
        )
      })}
      <Group gap="xs" align="flex-end">
        {figure({ name: 'defaultPrice', label: words.otherwise })}
        <Add
          label={words.addRow}
          onClick={() => onChange({ ...draft, rows: [...rows, { unitPrice: '' }] })}
        />
      </Group>
    </Stack>
  )
}

function Add({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      w="fit-content"
      leftSection={<IconPlus size={12} />}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

function Remove(props: {
  readonly label: string
  readonly isLast: boolean
  readonly onClick: () => void
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={props.label}
      disabled={props.isLast}
      onClick={props.onClick}
    >
      <IconTrash size={15} />
    </ActionIcon>
  )
}
