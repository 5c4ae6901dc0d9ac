import { NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readPage } from '../../../ui/api.ts'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { decimalText } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { SubscriptionView } from '../../views/contract.ts'
import { CHANGE_WORDS } from '../../words/change.ts'
import { draftOf } from '../price/price-draft.ts'
import { PriceEditor } from '../price/price-editor.tsx'
import { usePriceText } from '../price/price-text.ts'
import type { ChangeDraft, Changed, Kind } from './change-input.ts'

type FieldsProps = {
  readonly kind: Kind
  readonly draft: ChangeDraft
  readonly view: SubscriptionView
  readonly changed: Changed
  readonly onChange: (changes: Partial<ChangeDraft>) => void
}

/** What a change of a kind needs to know, beside when. */
export function ChangeFields(props: FieldsProps) {
  switch (props.kind) {
    case 'quantity':
      return <QuantityFields {...props} />
    case 'plan':
      return <PlanFields {...props} />
    case 'price':
      return <PriceFields {...props} />
    case 'pause':
      return <PauseFields {...props} />
    case 'end':
      return <EndFields {...props} />
    case 'move':
      return <MoveFields {...props} />
    default:
      return null
  }
}

function useName() {
  const { language } = useSpeech()
  return (names: Readonly<Record<string, string>>) => names[language] ?? names.en ?? ''
}

function QuantityFields({ draft, view, onChange }: FieldsProps) {
  const { language } = useSpeech()
  const own = useWords(CHANGE_WORDS)
  const nameOf = useName()
  const items = view.items.filter(({ kind }) => kind !== 'usage')
  const item = items.find(({ chargeCode }) => chargeCode === draft.charge)
  const now = item && {
    quantity: decimalText(item.quantity, language),
    unit: item.unit,
  }
  return (
    <>
      <NativeSelect
        size="xs"
        label={own.charge}
        value={draft.charge}
        data={[
          { value: '', label: '' },
          ...items.map(({ chargeCode, chargeName }) => ({
            value: chargeCode,
            label: nameOf(chargeName),
          })),
        ]}
        onChange={event => onChange({ charge: event.currentTarget.value })}
      />
      <TextInput
        label={own.newQuantity}
        description={now && fill(own.isNow, now)}
        required
        inputMode="decimal"
        autoComplete="off"
        value={draft.quantity}
        onChange={event => onChange({ quantity: event.currentTarget.value })}
      />
    </>
  )
}

/** The plans that a subscription in this currency can go to. */
function usePlans(currency: string) {
  return useQuery({
    queryKey: ['plans', currency],
    queryFn: () => readPage('plans', { currency }, { limit: 200 }),
    staleTime: 60_000,
  })
}

function PlanFields({ draft, changed, view, onChange }: FieldsProps) {
  const own = useWords(CHANGE_WORDS)
  const nameOf = useName()
  const { data } = usePlans(changed.currency)
  const [paid] = view.items
  const current = paid === undefined ? '' : `${paid.planCode}@${paid.planVersion}`
  const plans = (data?.rows ?? [])
    .map(row => ({
      value: `${row.plan}@${row.version}`,
      label: `${nameOf(row.name as Record<string, string>)} – ${row.plan}@${row.version}`,
    }))
    .filter(({ value }) => value !== current)
  return (
    <>
      <NativeSelect
        size="xs"
        label={own.newPlan}
        value={draft.plan}
        data={[{ value: '', label: '' }, ...plans]}
        onChange={event => onChange({ plan: event.currentTarget.value })}
      />
      <TextInput
        label={own.newQuantityLeft}
        inputMode="decimal"
        autoComplete="off"
        value={draft.quantity}
        onChange={event => onChange({ quantity: event.currentTarget.value })}
      />
    </>
  )
}

function PriceFields({ draft, view, changed, onChange }: FieldsProps) {
  const own = useWords(CHANGE_WORDS)
  const nameOf = useName()
  const priceText = usePriceText()
  const item = view.items.find(({ chargeCode }) => chargeCode === draft.charge)
  return (
    <>
      <NativeSelect
        size="xs"
        label={own.charge}
        description={
          item && fill(own.isPrice, { price: priceText(item.price, changed.currency, item.unit) })
        }
        value={draft.charge}
        data={[
          { value: '', label: '' },
          ...view.items.map(({ chargeCode, chargeName }) => ({
            value: chargeCode,
            label: nameOf(chargeName),
          })),
        ]}
        onChange={event => {
          const charge = event.currentTarget.value
          const chosen = view.items.find(({ chargeCode }) => chargeCode === charge)
          onChange({ charge, price: draftOf(chosen?.price ?? null) })
        }}
      />
      {item !== undefined && (
        <PriceEditor
          draft={draft.price}
          isUsage={item.kind === 'usage'}
          onChange={price => onChange({ price })}
        />
      )}
    </>
  )
}

type Choice = { readonly value: string; readonly label: string }

function Chosen(props: {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChange: (value: string) => void
}) {
  return (
    <NativeSelect
      size="xs"
      label={props.label}
      value={props.value}
      data={[...props.choices]}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  )
}

function PauseFields({ draft, onChange }: FieldsProps) {
  const own = useWords(CHANGE_WORDS)
  return (
    <>
      <DayInput label={own.until} value={draft.until} onDay={until => onChange({ until })} />
      <Chosen
        label={own.fees}
        value={draft.fees}
        choices={[
          { value: 'stop', label: own.stop },
          { value: 'keep', label: own.keep },
        ]}
        onChange={fees => onChange({ fees })}
      />
      <Chosen
        label={own.usage}
        value={draft.usage}
        choices={[
          { value: 'refuse', label: own.refuse },
          { value: 'bill', label: own.bill },
        ]}
        onChange={usage => onChange({ usage })}
      />
    </>
  )
}

function EndFields({ draft, onChange }: FieldsProps) {
  const own = useWords(CHANGE_WORDS)
  return (
    <>
      <Chosen
        label={own.finalBill}
        value={draft.finalBill}
        choices={[
          { value: 'bill', label: own.finalYes },
          { value: 'none', label: own.finalNo },
        ]}
        onChange={finalBill => onChange({ finalBill })}
      />
      <Chosen
        label={own.unused}
        value={draft.unused}
        choices={[
          { value: 'offset', label: own.offset },
          { value: 'credit', label: own.credit },
          { value: 'refund', label: own.refund },
          { value: 'keep', label: own.unusedKeep },
        ]}
        onChange={unused => onChange({ unused })}
      />
      <Chosen
        label={own.exitFee}
        value={draft.exitFee}
        choices={[
          { value: 'charge', label: own.feeCharge },
          { value: 'waive', label: own.feeWaive },
        ]}
        onChange={exitFee => onChange({ exitFee })}
      />
    </>
  )
}

function MoveFields({ draft, changed, onChange }: FieldsProps) {
  const own = useWords(CHANGE_WORDS)
  if (changed.premiseCode === null) {
    return (
      <Text size="sm" c="dimmed">
        {own.noPremise}
      </Text>
    )
  }
  return (
    <>
      <CustomerInput
        label={own.newCustomer}
        help={own.newCustomerHelp}
        value={draft.newCustomer}
        onNumber={newCustomer => {
          const follows = ['', `C-${draft.newCustomer}`].includes(draft.newContract)
          const newContract = newCustomer === '' ? '' : `C-${newCustomer}`
          onChange(follows ? { newCustomer, newContract } : { newCustomer })
        }}
      />
      {draft.newCustomer !== '' && (
        <TextInput
          label={own.newContract}
          required
          autoComplete="off"
          value={draft.newContract}
          onChange={event => onChange({ newContract: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** When a change takes effect: now, when the period is over, or on a day. */
export function WhenFields(props: Pick<FieldsProps, 'kind' | 'draft' | 'onChange'>) {
  const { kind, draft, onChange } = props
  const own = useWords(CHANGE_WORDS)
  const needsDay = kind === 'price' || kind === 'move'
  return (
    <Stack gap={6}>
      {!needsDay && (
        <Radio.Group
          label={own.when}
          size="xs"
          value={draft.when}
          onChange={when => onChange({ when: when as ChangeDraft['when'] })}
        >
          <Stack gap={4} mt={4}>
            <Radio size="xs" value="now" label={own.now} />
            <Radio size="xs" value="period_end" label={own.periodEnd} />
            <Radio size="xs" value="date" label={own.onDate} />
          </Stack>
        </Radio.Group>
      )}
      {(needsDay || draft.when === 'date') && (
        <DayInput
          label={kind === 'move' ? own.firstDay : own.day}
          required
          value={draft.on}
          onDay={on => onChange({ on, when: 'date' })}
        />
      )}
    </Stack>
  )
}
