import { Select, Textarea, TextInput } from '@mantine/core'
import type { RefObject } from 'react'
import { INTERVAL_MINUTES } from '../../../../src/metering/interval.ts'
import { CustomerInput } from '../../../ui/form/customer-input.tsx'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { useThings } from '../../../ui/form/known-fields.tsx'
import { decimalText } from '../../../ui/format.ts'
import { labelOf, valueLabel } from '../../../ui/labels.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { REJECTED_USAGE_WORDS } from '../../words/rejected-usage.ts'

type FieldProps = {
  readonly name: string
  readonly value: string
  readonly inputRef: RefObject<HTMLInputElement | null> | undefined
  readonly onChange: (value: string) => void
}

const QUALITIES = ['actual', 'customer', 'estimated']
const METERS = { list: 'meters', value: 'code', name: 'name', filters: { source: 'events' } }

/** A field of a refused row, by what it holds; what came and cannot be it stands there all the same. */
export function RejectedField(props: FieldProps) {
  const { language } = useSpeech()
  const { name, value, onChange, inputRef } = props
  const label = labelOf(name, language)
  switch (name) {
    case 'accountNumber':
      return (
        <CustomerInput
          label={label}
          // The name that comes to stand below moves nothing.
          help={'\u00a0'}
          inputWrapperOrder={['label', 'input', 'description']}
          value={value}
          onNumber={onChange}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
      )
    case 'readOn':
    case 'day':
      return <DayInput label={label} value={value} onDay={day => day !== value && onChange(day)} />
    case 'occurredAt':
      return <Instant {...props} />
    case 'quality':
      return (
        <Chosen
          {...props}
          data={QUALITIES.map(each => ({ value: each, label: valueLabel(each, language) }))}
        />
      )
    case 'minutes':
      return (
        <Chosen
          {...props}
          data={INTERVAL_MINUTES.map(String).map(each => ({
            value: each,
            label: decimalText(each, language),
          }))}
        />
      )
    case 'meterCode':
      return <Meter {...props} />
    case 'value':
    case 'quantity':
      return (
        <TextInput
          label={label}
          inputMode="decimal"
          value={value}
          onChange={event => onChange(event.currentTarget.value.replace(',', '.'))}
        />
      )
    case 'values':
      return (
        <Textarea
          label={label}
          autosize
          maxRows={4}
          value={value}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          label={label}
          value={value}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
  }
}

/** One of few; what came instead of one of them is kept until another is chosen. */
function Chosen(
  props: FieldProps & {
    readonly data: readonly { readonly value: string; readonly label: string }[]
  },
) {
  const { language } = useSpeech()
  const { name, value, data, onChange } = props
  const isOther = value !== '' && !data.some(each => each.value === value)
  return (
    <Select
      label={labelOf(name, language)}
      data={isOther ? [{ value, label: value }, ...data] : data}
      value={value === '' ? null : value}
      onChange={next => next !== null && onChange(next)}
      allowDeselect={false}
    />
  )
}

/** The meter of an event by what it is called; typed where the reader may not see the meters. */
function Meter(props: FieldProps) {
  const { language } = useSpeech()
  const meters = useThings(METERS)
  if (meters !== undefined) return <Chosen {...props} data={meters} />
  return (
    <TextInput
      label={labelOf(props.name, language)}
      value={props.value}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  )
}

/** A time, picked on the reader's own clock; what came and is no time stands below. */
function Instant({ name, value, onChange }: FieldProps) {
  const { language } = useSpeech()
  const own = useWords(REJECTED_USAGE_WORDS)
  const local = localTime(value)
  return (
    <TextInput
      type="datetime-local"
      step={1}
      label={labelOf(name, language)}
      {...(local === '' && value !== '' ? { description: fill(own.came, { text: value }) } : {})}
      value={local}
      onChange={event => {
        const picked = new Date(event.currentTarget.value)
        if (!Number.isNaN(picked.getTime())) onChange(picked.toISOString())
      }}
    />
  )
}

/** An instant with its offset, such as 2026-01-15T12:00:00Z, on the reader's clock; empty: it is none. */
function localTime(text: string): string {
  const at = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? new Date(text) : new Date(Number.NaN)
  if (Number.isNaN(at.getTime())) return ''
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}
