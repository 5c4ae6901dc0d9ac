import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Schema } from '../api.ts'
import { valueLabel } from '../labels.ts'
import { fill, useSpeech } from '../words/words.ts'
import { DayInput } from './day-input.tsx'
import {
  FileField,
  MentionsField,
  NamedField,
  partOf,
  partsOfFile,
  useFieldHelp,
  useFieldLabel,
} from './known-fields.tsx'
import { choiceName, choicesOf, fits, isEmpty, startOf, typeOf, withoutNull } from './schema.ts'

type FieldProps = {
  readonly name: string
  readonly schema: Schema
  readonly value: unknown
  readonly isRequired: boolean
  readonly onChange: (value: unknown) => void
}

/** A text longer than this is written in several lines. */
const MOST_IN_A_LINE = 300

/** One field of a form, made for its schema: a text, a choice, a list, a group of fields. */
export function Field(props: FieldProps) {
  const schema = withoutNull(props.schema)
  const choices = choicesOf(schema)
  if (choices?.every(({ const: fixed }) => fixed !== undefined)) {
    const values = choices.map(({ const: fixed }) => String(fixed))
    return <ChoiceField {...props} schema={schema} values={values} />
  }
  if (choices !== undefined) return <KindField {...props} schema={schema} choices={choices} />
  if (schema.const !== undefined) return null
  if (schema.enum !== undefined) {
    return <ChoiceField {...props} schema={schema} values={schema.enum.map(String)} />
  }
  switch (typeOf(schema)) {
    case 'object':
      return <GroupField {...props} schema={schema} />
    case 'array':
      if (props.name === 'mentions') {
        const value = Array.isArray(props.value) ? props.value.map(String) : []
        return <MentionsField name={props.name} value={value} onChange={props.onChange} />
      }
      return <ListField {...props} schema={schema} />
    case 'boolean':
      return <YesField {...props} schema={schema} />
    default:
      return <TextField {...props} schema={schema} />
  }
}

/** Fields of an object one below the other, the required ones first. */
export function Fields(props: {
  readonly schema: Schema
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}) {
  const { schema, onChange } = props
  const value = (props.value ?? {}) as Readonly<Record<string, unknown>>
  const isRequired = (name: string) => schema.required?.includes(name) === true
  const all = schema.properties ?? {}
  const ofFile = partsOfFile(all)
  const members = Object.entries(all)
    .filter(([name]) => !ofFile.includes(name))
    .toSorted(([a], [b]) => Number(isRequired(b)) - Number(isRequired(a)))
  return (
    <Stack gap="xs">
      {ofFile.length > 0 && (
        <FileField
          name={String(value[ofFile[0] ?? ''] ?? '')}
          onFile={(file, content) => {
            const parts = ofFile.map(part => [part, partOf(part, file, content)])
            onChange({ ...value, ...Object.fromEntries(parts) })
          }}
        />
      )}
      {members.map(([name, member]) => (
        <Field
          key={name}
          name={name}
          schema={member}
          value={value[name]}
          isRequired={isRequired(name)}
          onChange={next => onChange({ ...value, [name]: next })}
        />
      ))}
    </Stack>
  )
}

function TextField({ name, schema, value, isRequired, onChange }: FieldProps) {
  const isDay = schema.format === 'date' || /^on$|On$/.test(name)
  // What holds when nothing is said stands there to be read.
  const said = value === undefined && !isDay ? schema.default : value
  const text = said === undefined || said === null ? '' : String(said)
  const description = useFieldHelp(name, schema.description)
  const field = {
    label: useFieldLabel(name),
    description,
    required: isRequired,
    value: text,
    autoComplete: 'off',
    maw: 420,
  }
  if (isDay) return <DayInput {...field} onDay={onChange} />
  const isLong = (schema.maxLength ?? 0) > MOST_IN_A_LINE && typeOf(schema) === 'string'
  const typing = {
    maxLength: schema.maxLength,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
  }
  const typed = isLong ? (
    <Textarea {...field} {...typing} maw={560} autosize minRows={2} maxRows={12} />
  ) : (
    <TextInput
      {...field}
      {...typing}
      inputMode={typeOf(schema) === 'integer' ? 'numeric' : undefined}
    />
  )
  return <NamedField {...{ name, description, value: text, isRequired, onChange, typed }} />
}

/** A choice; where nothing is chosen, what counts then is shown. */
function ChoiceField(props: FieldProps & { readonly values: readonly string[] }) {
  const { language } = useSpeech()
  const chosen = isEmpty(props.value) ? props.schema.default : props.value
  return (
    <Select
      label={useFieldLabel(props.name)}
      description={useFieldHelp(props.name, props.schema.description)}
      data={props.values.map(value => ({ value, label: valueLabel(value, language) }))}
      value={isEmpty(chosen) ? null : String(chosen)}
      required={props.isRequired}
      clearable={!props.isRequired && props.schema.default === undefined}
      searchable={props.values.length > 8}
      onChange={value => props.onChange(value ?? '')}
      maw={420}
    />
  )
}

function YesField({ name, schema, value, onChange }: FieldProps) {
  return (
    <Checkbox
      label={useFieldLabel(name)}
      description={useFieldHelp(name, schema.description)}
      checked={(value ?? schema.default) === true}
      onChange={event => onChange(event.currentTarget.checked)}
    />
  )
}

/** A value of one of several kinds: the kind is chosen first. */
function KindField(props: FieldProps & { readonly choices: readonly Schema[] }) {
  const { words, language } = useSpeech()
  const { choices, value, onChange } = props
  const found = choices.findIndex(choice => fits(choice, value))
  const isSet = value !== undefined && value !== null && value !== ''
  const at = isSet && found >= 0 ? found : -1
  const choice = choices[at]
  return (
    <Fieldset legend={useFieldLabel(props.name)} p="xs">
      <Stack gap="xs">
        <Select
          aria-label={words.form.kind}
          placeholder={words.form.leftOut}
          data={choices.map((each, i) => ({
            value: String(i),
            label: choiceName(each, i, text => valueLabel(text, language)),
          }))}
          value={at === -1 ? null : String(at)}
          clearable={!props.isRequired}
          onChange={next => {
            const chosen = next === null ? undefined : choices[Number(next)]
            onChange(chosen === undefined ? undefined : startOf(chosen))
          }}
          maw={420}
        />
        {choice !== undefined && typeOf(choice) === 'object' && (
          <Fields schema={choice} value={value} onChange={onChange} />
        )}
        {choice !== undefined && typeOf(choice) !== 'object' && (
          <Field {...props} schema={choice} name={props.name} />
        )}
      </Stack>
    </Fieldset>
  )
}

function GroupField(props: FieldProps) {
  const { words } = useSpeech()
  const { schema, value, onChange, isRequired } = props
  const isLeftOut = value === undefined || value === null || value === ''
  return (
    <Fieldset legend={useFieldLabel(props.name)} p="xs">
      {isLeftOut && !isRequired ? (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlus size={12} />}
          onClick={() => onChange(startOf(schema))}
        >
          {words.form.add}
        </Button>
      ) : (
        <Stack gap="xs">
          <Fields schema={schema} value={value} onChange={onChange} />
          {!isRequired && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              w="fit-content"
              onClick={() => onChange(undefined)}
            >
              {words.form.remove}
            </Button>
          )}
        </Stack>
      )}
    </Fieldset>
  )
}

function ListField(props: FieldProps) {
  const { words } = useSpeech()
  const { schema, onChange } = props
  const label = useFieldLabel(props.name)
  const items = schema.items ?? {}
  const values: readonly unknown[] = Array.isArray(props.value) ? props.value : []
  const replace = (at: number, next: unknown) =>
    onChange(values.map((each, i) => (i === at ? next : each)))
  return (
    <Fieldset legend={label} p="xs">
      <Stack gap="xs">
        {values.map((each, i) => (
          <Group key={i} align="flex-start" wrap="nowrap" gap="xs">
            <div style={{ flex: 1 }}>
              {typeOf(withoutNull(items)) === 'object' && choicesOf(items) === undefined ? (
                <Fields
                  schema={withoutNull(items)}
                  value={each}
                  onChange={next => replace(i, next)}
                />
              ) : (
                <Field
                  name={`${i + 1}`}
                  schema={items}
                  value={each}
                  isRequired
                  onChange={next => replace(i, next)}
                />
              )}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${words.form.remove} ${i + 1}`}
              onClick={() => onChange(values.filter((_, other) => other !== i))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="compact-xs"
          w="fit-content"
          leftSection={<IconPlus size={12} />}
          onClick={() => onChange([...values, startOf(items)])}
        >
          {fill(words.form.addNamed, { name: label })}
        </Button>
      </Stack>
    </Fieldset>
  )
}
