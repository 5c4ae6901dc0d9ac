import { Button, Checkbox, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListColumn, ListInfo } from '../api.ts'
import { DayInput } from '../form/day-input.tsx'
import { useThings } from '../form/known-fields.tsx'
import { thingsOfColumn } from '../form/known-things.ts'
import { cellLabel, labelOf } from '../labels.ts'
import { useColumns } from '../words/columns.ts'
import { useSpeech } from '../words/words.ts'

type Filters = Readonly<Record<string, string>>

/** How a column can be asked for: an instant has no day that it is, a choice no beginning. */
function operatorsOf({ kind, values }: ListColumn): readonly string[] {
  if (kind === 'text') return values === undefined ? ['', 'in', 'not', 'startsWith'] : ['in', 'not']
  if (kind === 'instant') return ['from', 'to']
  return kind === 'yesno' || kind === 'uuid' ? [''] : ['', 'from', 'to']
}

/** A way to narrow a list: a column, how, and what it must be; chosen, picked or typed. */
export function AddFilter(props: {
  readonly info: ListInfo
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}) {
  const { words } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  if (props.info.columns.every(({ filters }) => !filters)) return null
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconFilter size={13} />}
          onClick={() => setOpen(!isOpen)}
          data-key="f"
        >
          {words.list.addFilter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterForm
          info={props.info}
          onAdd={(name, value) => {
            props.onChange({ ...props.filters, [name]: value })
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterForm(props: {
  readonly info: ListInfo
  readonly onAdd: (name: string, value: string) => void
}) {
  const { words, language } = useSpeech()
  const columns = props.info.columns.filter(({ filters }) => filters)
  const [name, setName] = useState(columns[0]?.name ?? '')
  const column = columns.find(each => each.name === name)
  const operators = column === undefined ? [''] : operatorsOf(column)
  const [asked, setOperator] = useState('')
  const operator = operators.includes(asked) ? asked : (operators[0] ?? '')
  const [value, setValue] = useState('')
  const operatorNames: Readonly<Record<string, string>> = {
    '': words.list.is,
    from: words.list.from,
    to: words.list.to,
    startsWith: words.list.startsWith,
    in: words.list.in,
    not: words.list.not,
  }
  const add = () => {
    // One of one is that one.
    const isPlain = operator === '' || (operator === 'in' && !value.includes(','))
    if (value !== '') props.onAdd(isPlain ? name : `${name}.${operator}`, value)
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        add()
      }}
    >
      <Stack gap="xs" w={260}>
        <Select
          label={words.list.filter}
          data={columns.map(each => ({ value: each.name, label: labelOf(each.name, language) }))}
          value={name}
          onChange={chosen => {
            setName(chosen ?? '')
            setValue('')
          }}
          comboboxProps={{ withinPortal: false }}
          allowDeselect={false}
          searchable
        />
        {operators.length > 1 && (
          <Select
            aria-label={words.list.is}
            data={operators.map(each => ({ value: each, label: operatorNames[each] ?? each }))}
            value={operator}
            onChange={chosen => setOperator(chosen ?? '')}
            comboboxProps={{ withinPortal: false }}
            allowDeselect={false}
          />
        )}
        {column !== undefined && (
          <FilterValue
            key={name}
            list={props.info.name}
            column={column}
            operator={operator}
            value={value}
            onChange={setValue}
          />
        )}
        <Button type="submit">{words.list.apply}</Button>
      </Stack>
    </form>
  )
}

type ValueProps = {
  readonly list: string
  readonly column: ListColumn
  readonly operator: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** What a column must be, as fits what it holds. */
function FilterValue(props: ValueProps) {
  const { words, language } = useSpeech()
  const { list, column, value, onChange } = props
  const things = thingsOfColumn(list, column.name)
  if (column.kind === 'yesno') {
    const data = [
      { value: 'true', label: words.list.yes },
      { value: 'false', label: words.list.no },
    ]
    return (
      <Select
        label={words.list.value}
        data={data}
        value={value === '' ? null : value}
        onChange={chosen => onChange(chosen ?? '')}
        comboboxProps={{ withinPortal: false }}
      />
    )
  }
  if (column.values !== undefined) {
    const data = column.values.map(each => ({
      value: each,
      label: cellLabel(list, column.name, each, language),
    }))
    return <SeveralOf data={data} value={value} onChange={onChange} />
  }
  if (column.kind === 'date' || column.kind === 'instant') return <DayOf {...props} />
  if (things !== undefined) return <ThingOf {...props} things={things} />
  return <TypedValue {...props} />
}

function TypedValue({ column, operator, value, onChange }: ValueProps) {
  const { words } = useSpeech()
  const holds = useColumns()
  return (
    <TextInput
      label={words.list.value}
      description={['in', 'not'].includes(operator) ? words.list.several : holds(column)}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
      data-autofocus
    />
  )
}

/** A day; of an instant the reader's own midnight. */
function DayOf({ column, value, onChange }: ValueProps) {
  const { words } = useSpeech()
  const holds = useColumns()
  const [day, setDay] = useState('')
  return (
    <DayInput
      label={words.list.value}
      description={holds(column)}
      value={column.kind === 'date' ? value : day}
      onDay={next => {
        setDay(next)
        const isDay = /^\d{4}-\d{2}-\d{2}$/.test(next)
        if (column.kind === 'date') onChange(next)
        else onChange(isDay ? new Date(`${next}T00:00`).toISOString() : next)
      }}
      data-autofocus
    />
  )
}

/** Things that have names, such as legal entities; typed where there are too many, or none to be seen. */
function ThingOf(
  props: ValueProps & { readonly things: NonNullable<ReturnType<typeof thingsOfColumn>> },
) {
  const { words } = useSpeech()
  const found = useThings(props.things)
  const { operator, value, onChange } = props
  if (found === undefined || found.length === 0 || operator === 'startsWith') {
    return <TypedValue {...props} />
  }
  const data = found.map(({ value: code, label }) => ({ value: code, label }))
  if (operator !== '') return <SeveralOf data={data} value={value} onChange={onChange} />
  return (
    <Select
      label={words.list.value}
      data={data}
      value={value === '' ? null : value}
      onChange={chosen => onChange(chosen ?? '')}
      comboboxProps={{ withinPortal: false }}
      searchable
    />
  )
}

/** One or several of a few, ticked: a list that folds out would lie over the button below. */
function SeveralOf(props: {
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { words } = useSpeech()
  return (
    <Checkbox.Group
      label={words.list.value}
      value={props.value === '' ? [] : props.value.split(',')}
      onChange={chosen => props.onChange(chosen.join(','))}
    >
      <Stack gap={6} mt={6} mah={230} style={{ overflowY: 'auto' }}>
        {props.data.map(({ value, label }) => (
          <Checkbox key={value} size="xs" value={value} label={label} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
