import { Alert, Button, Group, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { runDescribed } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Deed } from '../../../ui/form/deed.tsx'
import { Differences } from '../../../ui/form/differences.tsx'
import { draftPlace, useDraft } from '../../../ui/form/draft.ts'
import { KeptDraft } from '../../../ui/form/kept-draft.tsx'
import { Meanwhile } from '../../../ui/form/meanwhile.tsx'
import type { Fields } from '../../../ui/form/meetings.ts'
import type { Version } from '../../../ui/form/version.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import { ACCOUNT_EDIT_WORDS } from '../../words/account-edit.ts'
import { RowFindings, useRowCheck } from '../row-check.tsx'

/** A field of a part as people fill it in. */
export type FieldInfo = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly isRequired?: boolean
  readonly isWhole?: boolean
  /** Left empty it is not sent; any other field is taken away by that. */
  readonly keepsWhenEmpty?: boolean
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

type EditPartProps = {
  readonly title: string
  readonly hint: string
  readonly command: string
  readonly permission: string
  readonly accountNumber: string
  readonly start: Fields
  readonly fields: readonly FieldInfo[]
  readonly version: Version
  /** Reads what stands now, and its version with it. */
  readonly look: () => Promise<Fields>
}

/** What was typed, upon what, and the version of that where it was read in an earlier visit. */
type Edited = { readonly values: Fields; readonly base: Fields; readonly version?: string }

/** What of a part was changed, as the command takes it: an emptied field is null. */
function changedOf(
  fields: readonly FieldInfo[],
  from: Fields,
  to: Fields,
): Readonly<Record<string, unknown>> {
  const entries = fields.flatMap(({ name, isWhole, keepsWhenEmpty }): [string, unknown][] => {
    const text = (to[name] ?? '').trim()
    if (text === (from[name] ?? '') || (text === '' && keepsWhenEmpty === true)) return []
    if (text === '') return [[name, null]]
    return [[name, isWhole === true && /^\d+$/.test(text) ? Number(text) : text]]
  })
  return Object.fromEntries(entries)
}

/**
 * A part of a customer's data: checked while it is typed, kept when the tab closes, saved by itself.
 * Where somebody else has saved meanwhile, both are shown field by field before anything is written.
 */
export function EditPart(props: EditPartProps) {
  const { command, accountNumber, fields, start, version } = props
  const { words } = useSpeech()
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const { data: me } = useMe()
  const place = draftPlace(me?.actor, `account-edit ${accountNumber} ${command}`)
  const draft = useDraft<Edited>(place, () => ({ values: start, base: start }))
  const { values, base } = draft.value
  const changed = changedOf(fields, base, values)
  const isChanged = Object.keys(changed).length > 0
  const input = { accountNumber, ...changed }
  const check = useRowCheck(command, input, isChanged)
  // Until the next edit it stays said, also when the customer has been read again.
  const [saved, setSaved] = useState<Saved>()
  const [undone, setUndone] = useState<Fields>()
  const may = me?.permissions[props.permission]
  // A draft of an earlier visit was written upon what was read then.
  const read = draft.value.version ?? version.read
  const edit = (next: Fields) =>
    draft.keep({ values: next, base, ...(read === undefined ? {} : { version: read }) })
  const settle = (next: Fields, now: Fields) => draft.keep({ values: next, base: now })
  const done = () => {
    setSaved({ values, was: base, version: version.read })
    draft.begin({ values, base: values })
  }
  return (
    <Sheet title={props.title}>
      <Stack gap="xs">
        {draft.wasKept && isChanged && <KeptDraft onDrop={draft.drop} />}
        <Group gap="xs" align="flex-end">
          {fields.map(field => (
            <PartField
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              onChange={value => edit({ ...values, [field.name]: value })}
            />
          ))}
        </Group>
        {isChanged && <RowFindings check={check} fine={own.fine} incomplete={own.nothing} />}
        {undone === values && (
          <Alert color="green" p="xs" role="status">
            {words.form.undone}
          </Alert>
        )}
        {saved?.values === values ? (
          <SavedNote
            saved={saved}
            fields={fields}
            command={command}
            accountNumber={accountNumber}
            version={version}
            onUndone={() => {
              draft.begin({ values: saved.was, base: saved.was })
              setUndone(saved.was)
            }}
          />
        ) : (
          may !== undefined && (
            <>
              <Text size="xs" c="dimmed">
                {isChanged ? props.hint : own.nothing}
              </Text>
              <Deed
                key={draft.key}
                command={command}
                input={() => input}
                intent={draft.key}
                proposes={may === 'propose'}
                isReady={isChanged && check.isFine}
                does={own.save}
                version={{ ...version, read }}
                meanwhile={again => (
                  <Meanwhile command={command} input={input} onSeen={async () => again()}>
                    <Differences
                      fields={fields}
                      base={base}
                      mine={values}
                      look={props.look}
                      onSettled={settle}
                    />
                  </Meanwhile>
                )}
                onDone={done}
              />
            </>
          )
        )}
      </Stack>
    </Sheet>
  )
}

/** What was saved over what, and the version that was known before. */
type Saved = {
  readonly values: Fields
  readonly was: Fields
  readonly version: string | undefined
}

/** Says that it was saved, and takes it back as long as nobody has built upon it. */
function SavedNote(props: {
  readonly saved: Saved
  readonly fields: readonly FieldInfo[]
  readonly command: string
  readonly accountNumber: string
  readonly version: Version
  readonly onUndone: () => void
}) {
  const { saved, fields, command, accountNumber, version, onUndone } = props
  const { words } = useSpeech()
  const own = useWords(ACCOUNT_EDIT_WORDS)
  const queries = useQueryClient()
  const [key] = useState(() => crypto.randomUUID())
  const back = changedOf(fields, saved.values, saved.was)
  const undo = useMutation({
    mutationFn: () =>
      runDescribed(command, { accountNumber, ...back }, { key, version: version.read }),
    onSuccess: () => {
      version.saved?.()
      queries.invalidateQueries()
      onUndone()
    },
  })
  // What was masked is not known here, so it cannot be put back; nor before the new version is known.
  const hidden = fields.some(({ name, keepsWhenEmpty }) => keepsWhenEmpty && saved.values[name])
  const mayUndo = !hidden && Object.keys(back).length > 0 && version.read !== saved.version
  return (
    <Alert color="green" p="xs" role="status">
      <Group gap="sm">
        {own.saved}
        {mayUndo && (
          <Button
            variant="subtle"
            color="green"
            size="compact-xs"
            loading={undo.isPending}
            onClick={() => undo.mutate()}
          >
            {words.form.undo}
          </Button>
        )}
      </Group>
      {undo.isError && <Failure error={undo.error} />}
    </Alert>
  )
}

/** As many as a plain menu shows without a search. */
const SHORT = 30

function PartField(props: {
  readonly field: FieldInfo
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { field, value, onChange } = props
  const { choices } = field
  if (choices !== undefined && choices.length <= SHORT) {
    return (
      <NativeSelect
        size="xs"
        w={180}
        label={field.label}
        value={value}
        data={choices.map(({ value: code, label }) => ({ value: code, label }))}
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  }
  if (choices !== undefined) {
    return (
      <Select
        w={180}
        label={field.label}
        value={value}
        data={choices.map(({ value: code, label }) => ({ value: code, label }))}
        searchable
        required={field.isRequired === true}
        allowDeselect={false}
        onChange={next => next !== null && onChange(next)}
      />
    )
  }
  return (
    <TextInput
      label={field.label}
      description={field.hint}
      w={field.name === 'name' || field.name === 'line1' ? 300 : 180}
      required={field.isRequired === true}
      autoComplete="off"
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
