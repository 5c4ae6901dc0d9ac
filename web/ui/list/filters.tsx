import { Button, Pill as Chip, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ListColumn, ListInfo } from '../api.ts'
import { cellLabel, labelOf } from '../labels.ts'
import { useColumns } from '../words/columns.ts'
import type { Language } from '../words/languages.ts'
import { fill, useSpeech } from '../words/words.ts'

type Filters = Readonly<Record<string, string>>

/** The filters of a list as chips that can be taken away, and a way to add one. All stand in the address. */
export function FilterBar(props: {
  readonly info: ListInfo
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}) {
  const { words, language } = useSpeech()
  const { filters, onChange } = props
  const names = Object.keys(filters)
  const without = (name: string) =>
    onChange(Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)))
  return (
    <Group gap={6}>
      {names.map(name => {
        const [column = '', operator] = name.split('.')
        const value = valuesText(props.info, column, filters[name] ?? '', language)
        const title = `${labelOf(column, language)}${operatorText(words.list, operator)}: ${value}`
        return (
          <Chip
            key={name}
            withRemoveButton
            onRemove={() => without(name)}
            removeButtonProps={{
              'aria-label': fill(words.list.remove, { name: labelOf(column, language) }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {title}
          </Chip>
        )
      })}
      <AddFilter {...props} />
      {names.length > 1 && (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconX size={12} />}
          onClick={() => onChange({})}
        >
          {words.list.clear}
        </Button>
      )}
    </Group>
  )
}

type OperatorWords = Readonly<Record<'from' | 'to' | 'startsWith' | 'in' | 'not', string>>

function operatorText(words: OperatorWords, operator: string | undefined): string {
  return operator !== undefined && isOperator(operator) ? ` ${words[operator].toLowerCase()}` : ''
}

function isOperator(text: string): text is keyof OperatorWords {
  return ['from', 'to', 'startsWith', 'in', 'not'].includes(text)
}

/** What is asked for, as the list shows it: `open, on hold`. */
function valuesText(info: ListInfo, column: string, value: string, language: Language): string {
  const kind = info.columns.find(({ name }) => name === column)?.kind
  if (kind !== 'text') return value
  const each = value.split(',').map(part => cellLabel(info.name, column, part.trim(), language))
  return each.join(', ')
}

function operatorsOf({ kind }: ListColumn): readonly string[] {
  if (kind === 'text') return ['', 'in', 'not', 'startsWith']
  return kind === 'yesno' ? [''] : ['', 'from', 'to']
}

function AddFilter(props: {
  readonly info: ListInfo
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}) {
  const { words, language } = useSpeech()
  const holds = useColumns()
  const columns = props.info.columns.filter(({ filters }) => filters)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState<string | null>(columns[0]?.name ?? null)
  const [operator, setOperator] = useState('')
  const [value, setValue] = useState('')
  const column = columns.find(each => each.name === name)
  if (columns.length === 0) return null
  const operators = column === undefined ? [''] : operatorsOf(column)
  const operatorNames: Readonly<Record<string, string>> = {
    '': words.list.is,
    from: words.list.from,
    to: words.list.to,
    startsWith: words.list.startsWith,
    in: words.list.in,
    not: words.list.not,
  }
  const add = () => {
    if (name === null || value === '') return
    props.onChange({ ...props.filters, [operator === '' ? name : `${name}.${operator}`]: value })
    setValue('')
    setOpen(false)
  }
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
        <form
          onSubmit={event => {
            event.preventDefault()
            add()
          }}
        >
          <Stack gap="xs" w={240}>
            <Select
              label={words.list.filter}
              data={columns.map(each => ({
                value: each.name,
                label: labelOf(each.name, language),
              }))}
              value={name}
              onChange={chosen => {
                setName(chosen)
                setOperator('')
              }}
              comboboxProps={{ withinPortal: false }}
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
            {column?.kind === 'yesno' ? (
              <Select
                label={words.list.value}
                data={[
                  { value: 'true', label: words.list.yes },
                  { value: 'false', label: words.list.no },
                ]}
                value={value === '' ? null : value}
                onChange={chosen => setValue(chosen ?? '')}
                comboboxProps={{ withinPortal: false }}
              />
            ) : (
              <TextInput
                label={words.list.value}
                description={
                  ['in', 'not'].includes(operator) ? words.list.several : column && holds(column)
                }
                type={column?.kind === 'date' ? 'date' : 'text'}
                value={value}
                onChange={event => setValue(event.currentTarget.value)}
                data-autofocus
              />
            )}
            <Button type="submit">{words.list.apply}</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
