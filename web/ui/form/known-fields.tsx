import { FileInput, MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useContext, useMemo } from 'react'
import { BUILT_IN_ROLES } from '../../../src/identity/roles.ts'
import { read, readPage, type Schema } from '../api.ts'
import { countryChoices } from '../countries.ts'
import { contentOf } from '../file-content.ts'
import { fieldLabel, helpOf, labelOf, valueLabel } from '../labels.ts'
import { useActorNames } from '../list/links.ts'
import { useSpeech } from '../words/words.ts'
import { CustomerInput } from './customer-input.tsx'
import { type KnownThings, knownThings, namesColleague, namesCustomer } from './known-things.ts'
import { OfCommand } from './of-command.ts'

/** What a choice is called in the form of this command, where that is not what it is called elsewhere. */
export function useFieldLabel(field: string): string {
  const { language } = useSpeech()
  return fieldLabel(useContext(OfCommand), field, language)
}

/** What helps to fill in a field of the command whose form it stands in. */
export function useFieldHelp(field: string, described?: string): string | undefined {
  const { language } = useSpeech()
  return helpOf(field, described, language, useContext(OfCommand))
}

const MOST = 200

/** Colleagues who are told: chosen by name, sent by address. */
export function MentionsField(props: {
  readonly name: string
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}) {
  const { language } = useSpeech()
  const { name, value, onChange } = props
  const staff = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => read<{ email: string; name: string }[]>('views/colleagues', signal),
    staleTime: 60_000,
  })
  const data = (staff.data ?? []).map(({ email, name: label }) => ({ value: email, label }))
  return (
    <MultiSelect
      label={labelOf(name, language)}
      description={helpOf(name, undefined, language)}
      data={data}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
      maw={560}
    />
  )
}

type Named = { readonly value: string; readonly label: string; readonly isActive: boolean }

/** Things that fields and columns name, by what they are called in the reader's language; all or none. */
export function useThings({
  list,
  filters = {},
  ...of
}: KnownThings): readonly Named[] | undefined {
  const { language } = useSpeech()
  const found = useQuery({
    queryKey: ['known', list, filters],
    queryFn: ({ signal }) => readPage(list, filters, { limit: MOST }, signal),
    retry: false,
    staleTime: 60_000,
  })
  if (found.data === undefined || found.data.next !== null) return undefined
  // Of a thing with versions or days, which a list holds several times, the last row counts.
  const byValue = new Map(found.data.rows.map(row => [String(row[of.value]), row]))
  const named = [...byValue].map(([value, row]) => {
    const name = of.isWorded ? valueLabel(value, language) : nameIn(row[of.name], language)
    return { value, name: name ?? value, isActive: row.active !== false }
  })
  // Two things of one name are told apart by their codes.
  return named.map(({ name, ...each }) => {
    const isAlone = named.filter(other => other.name === name).length === 1
    return { ...each, label: isAlone ? name : `${name} (${each.value})` }
  })
}

/** A thing by what it is called; by its code where the reader may not see more. */
export function ThingName(props: { readonly things: KnownThings; readonly code: string }) {
  const named = useThings(props.things)?.find(({ value }) => value === props.code)
  return <span title={props.code}>{named?.label ?? props.code}</span>
}

type NamedProps = {
  readonly name: string
  readonly description: string | undefined
  readonly value: string
  readonly isRequired: boolean
  readonly onChange: (value: string) => void
}

/**
 * A field that names something which is there: a customer found by name, a colleague, a cause by what it is
 * called. `typed` is the field where there is nothing to choose from, or the reader may not see it.
 */
export function NamedField(props: NamedProps & { readonly typed: ReactNode }) {
  const command = useContext(OfCommand)
  const { name, typed, ...field } = props
  if (command === '') return typed
  if (namesCustomer(command, name)) return <Customer name={name} {...field} />
  if (namesColleague(command, name)) return <Colleague name={name} {...field} />
  if (name === 'country') return <Country name={name} {...field} />
  const things = knownThings(command, name)
  if (things === undefined) return typed
  return <Thing things={things} name={name} typed={typed} {...field} />
}

function Customer({ name, description, value, isRequired, onChange }: NamedProps) {
  return (
    <CustomerInput
      label={useFieldLabel(name)}
      help={description ?? ''}
      required={isRequired}
      value={value}
      onNumber={onChange}
      maw={420}
    />
  )
}

/** A choice of few; what stands there already can be kept whether or not it is one of them. */
function Choice(
  props: NamedProps & {
    readonly data: readonly { readonly value: string; readonly label: string }[]
  },
) {
  const { data, value, isRequired } = props
  const isOther = value !== '' && !data.some(each => each.value === value)
  return (
    <Select
      label={useFieldLabel(props.name)}
      description={props.description}
      data={(isOther ? [{ value, label: value }, ...data] : data).map(({ value, label }) => ({
        value,
        label,
      }))}
      value={value === '' ? null : value}
      required={isRequired}
      clearable={!isRequired}
      searchable
      onChange={next => props.onChange(next ?? '')}
      maw={420}
    />
  )
}

/** Roles of customers, whom no work is given to. */
const CUSTOMERS = new Set(
  BUILT_IN_ROLES.filter(({ audience }) => audience === 'customer').map(({ role }) => role),
)

/** A person of the staff, or a role. */
function Colleague(props: NamedProps) {
  const { language } = useSpeech()
  const names = Object.entries(useActorNames())
  const people = names
    .filter(([actor]) => actor.startsWith('person:'))
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language))
  const roles = names
    .filter(([name]) => name.startsWith('owner.'))
    .map(([name, label]) => ({ value: name.slice('owner.'.length), label }))
    .filter(({ value }) => !CUSTOMERS.has(value))
  return <Choice {...props} data={[...people, ...roles]} />
}

function Country(props: NamedProps) {
  const { language } = useSpeech()
  const data = useMemo(() => countryChoices(language), [language])
  return <Choice {...props} data={data} />
}

function Thing(props: NamedProps & { readonly things: KnownThings; readonly typed: ReactNode }) {
  const { things, typed, ...field } = props
  const found = useThings(things)
  // More than can be shown, none at all, or not for the reader's eyes: then it is typed.
  if (found === undefined || found.length === 0) return typed
  return <Choice {...field} data={found.filter(({ isActive }) => isActive)} />
}

/** A name that was given in several languages, or in one for all. */
function nameIn(name: unknown, language: string): string | undefined {
  if (typeof name !== 'object' || name === null) return name === null ? undefined : String(name)
  const names = name as Readonly<Record<string, string>>
  return names[language] ?? names.en
}

/** The members of a form that are one file: its name and kind, and what is in it; none without a file. */
export function partsOfFile(members: Readonly<Record<string, Schema>>): readonly string[] {
  const content = Object.entries(members).find(([, { format }]) => format === 'base64')?.[0]
  if (content === undefined) return []
  const about = ['name', 'fileName', 'mediaType'].filter(part => Object.hasOwn(members, part))
  return [...about, content]
}

/** What a file has to say to one of the members. */
export function partOf(part: string, file: File, content: string): string {
  if (part === 'mediaType') return file.type === '' ? 'application/octet-stream' : file.type
  return part === 'name' || part === 'fileName' ? file.name : content
}

/** A file, chosen from the reader's machine. */
export function FileField(props: {
  readonly name: string
  readonly onFile: (file: File, content: string) => void
}) {
  const { language } = useSpeech()
  return (
    <FileInput
      label={labelOf('file', language)}
      description={helpOf('file', undefined, language)}
      placeholder={props.name === '' ? undefined : props.name}
      required={props.name === ''}
      onChange={async file => {
        if (file !== null) props.onFile(file, await contentOf(file))
      }}
      maw={420}
    />
  )
}
