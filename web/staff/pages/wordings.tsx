import { Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Refused, runDescribed } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { CustomerInput } from '../../ui/form/customer-input.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { draftPlace, useDraft } from '../../ui/form/draft.ts'
import { KeptDraft } from '../../ui/form/kept-draft.tsx'
import { Meanwhile } from '../../ui/form/meanwhile.tsx'
import { SAVES } from '../../ui/form/save-key.ts'
import { useVersion } from '../../ui/form/version.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { LANGUAGES } from '../../ui/words/languages.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { Names, useWordingPreview, WordingPreview } from '../parts/wordings/preview.tsx'
import { Changes, type Text2, type Version, Versions } from '../parts/wordings/versions.tsx'
import { useMe, useView } from '../queries.ts'
import { WORDING_WORDS } from '../words/wordings.ts'

type WordingsView = {
  readonly kinds: readonly string[]
  readonly builtIn: Text2
  readonly versions: readonly Version[]
  readonly customers: readonly {
    readonly entity: string
    readonly name: string
    readonly account: string | null
  }[]
}

const CHANNELS = ['email', 'letter', 'portal'] as const

/** The texts of messages: chosen by kind and language, written beside what a real customer would get. */
export function WordingsPage() {
  const own = useWords(WORDING_WORDS)
  const { language: spoken } = useSpeech()
  const navigate = useNavigate()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const kind = typeof asked.kind === 'string' ? asked.kind : 'reminder_1'
  const language = typeof asked.language === 'string' ? asked.language : spoken
  const view = useView<WordingsView>(
    `wordings/${encodeURIComponent(kind)}?${new URLSearchParams({ textLanguage: language })}`,
  )
  const to = (next: Record<string, string>) =>
    navigate({ to: '/wordings', search: { kind, language, ...next } as never })
  const { data: me } = useMe()
  if (view.isPending || me === undefined) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading title={own.title} />
      <Stack>
        <Group align="flex-end">
          <Select
            label={own.kind}
            data={view.data.kinds.map(each => ({ value: each, label: valueLabel(each, spoken) }))}
            value={kind}
            onChange={value => value !== null && to({ kind: value })}
            allowDeselect={false}
            searchable
            w={280}
          />
          <Select
            label={own.language}
            data={LANGUAGES.map(each => ({ value: each, label: valueLabel(each, spoken) }))}
            value={language}
            onChange={value => value !== null && to({ language: value })}
            allowDeselect={false}
            w={140}
          />
        </Group>
        <Editor
          key={`${kind} ${language}`}
          actor={me.actor}
          kind={kind}
          language={language}
          view={view.data}
          onSaved={() => view.refetch()}
        />
      </Stack>
    </>
  )
}

type EditorProps = {
  readonly actor: string
  readonly kind: string
  readonly language: string
  readonly view: WordingsView
  readonly onSaved: () => void
}

/** What the text is now: the version saved last for every way, else the built-in one. */
function present({ versions, builtIn }: WordingsView, kind: string): Text2 {
  const last = versions.find(
    each => each.code === kind && each.channel === null && each.legalEntity === null,
  )
  return last?.subject != null && last.body !== null
    ? { subject: last.subject, body: last.body }
    : builtIn
}

function Editor({ actor, kind, language, view, onSaved }: EditorProps) {
  const own = useWords(WORDING_WORDS)
  const { language: spoken } = useSpeech()
  const place = draftPlace(actor, `wording ${kind} ${language}`)
  const draft = useDraft<Text2>(place, () => present(view, kind))
  const text = draft.value
  const setText = draft.keep
  const [channel, setChannel] = useState<string | null>(null)
  const [entity, setEntity] = useState<string | null>(null)
  const [account, setAccount] = useState<string>()
  const [compared, setCompared] = useState<{ readonly name: string; readonly text: Text2 }>()
  const box = useRef<HTMLTextAreaElement>(null)
  const shownFor = view.customers.find(each =>
    entity === null ? each.account : each.entity === entity,
  )
  const customer = account ?? shownFor?.account ?? undefined
  const shown = useWordingPreview(
    customer === undefined || customer === '' || shownFor === undefined
      ? undefined
      : {
          ...{ code: kind, language, account: customer, legalEntity: shownFor.entity, ...text },
          channel: channel ?? 'email',
        },
  )
  const put = (name: string) => {
    const at = box.current?.selectionStart ?? text.body.length
    const marked = `{{ ${name} }}`
    setText({ ...text, body: text.body.slice(0, at) + marked + text.body.slice(at) })
    box.current?.focus()
  }
  const choices = (all: string, data: { value: string; label: string }[]) => [
    { value: '', label: all },
    ...data,
  ]
  return (
    <>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Sheet>
          <Stack gap="sm">
            {draft.wasKept && <KeptDraft onDrop={draft.drop} />}
            <Group grow align="flex-start">
              <Select
                label={own.channel}
                data={choices(
                  own.every,
                  CHANNELS.map(each => ({ value: each, label: valueLabel(each, spoken) })),
                )}
                value={channel ?? ''}
                onChange={value => setChannel(value === '' ? null : value)}
                allowDeselect={false}
              />
              <Select
                label={own.entity}
                data={choices(
                  own.everyEntity,
                  view.customers.map(each => ({ value: each.entity, label: each.entity })),
                )}
                value={entity ?? ''}
                onChange={value => setEntity(value === '' ? null : value)}
                allowDeselect={false}
              />
              <CustomerInput
                label={own.account}
                help={own.accountHelp}
                value={account ?? shownFor?.account ?? ''}
                onNumber={setAccount}
              />
            </Group>
            <TextInput
              label={own.subject}
              value={text.subject}
              onChange={event => setText({ ...text, subject: event.currentTarget.value })}
            />
            <Textarea
              ref={box}
              label={own.body}
              value={text.body}
              onChange={event => setText({ ...text, body: event.currentTarget.value })}
              autosize
              minRows={14}
              maxRows={32}
              styles={{
                input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 },
              }}
            />
            <Names names={shown.data?.names ?? []} onUse={put} />
            <Saving
              row={{ code: kind, language, channel, legalEntity: entity }}
              text={text}
              isWrong={(shown.data?.faults.length ?? 0) > 0}
              onLook={onSaved}
              onSaved={() => {
                draft.forget()
                onSaved()
              }}
            />
          </Stack>
        </Sheet>
        {customer === undefined ? (
          <Text size="sm" c="dimmed">
            {own.noEntity}
          </Text>
        ) : (
          <WordingPreview shown={shown} />
        )}
      </SimpleGrid>
      {compared !== undefined && (
        <Changes name={compared.name} before={compared.text} after={text} />
      )}
      <Versions
        versions={view.versions}
        builtIn={view.builtIn}
        onUse={setText}
        onCompare={(name, other) => setCompared({ name, text: other })}
      />
    </>
  )
}

/** Saves the text as the next version from a day on; a version without text brings the built-in one back. */
function Saving(props: {
  readonly row: {
    readonly code: string
    readonly language: string
    readonly channel: string | null
    readonly legalEntity: string | null
  }
  readonly text: Text2
  readonly isWrong: boolean
  readonly onSaved: () => void
  /** Shows the versions as they are now. */
  readonly onLook: () => void
}) {
  const own = useWords(WORDING_WORDS)
  const { data: me } = useMe()
  const [from, setFrom] = useState('')
  const [failure, setFailure] = useState<unknown>()
  const [isSaved, setSaved] = useState(false)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const version = useVersion('saveMessageTemplates', { rows: [{ code: props.row.code }] })
  if (me?.permissions['messages.word'] === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {own.mayNot}
      </Text>
    )
  }
  const save = async (text: Text2 | undefined) => {
    setFailure(undefined)
    setSaved(false)
    try {
      const fromOn = from === '' ? {} : { fromOn: from }
      const rows = [{ ...props.row, ...text, ...fromOn }]
      const asked = { key, version: version.read }
      const done = await runDescribed('saveMessageTemplates', { rows }, asked)
      setKey(crypto.randomUUID())
      await version.saved?.()
      const refused = (done as { readonly rejected?: number }).rejected ?? 0
      setSaved(refused === 0)
      props.onSaved()
    } catch (error) {
      setFailure(error)
    }
  }
  const isOutdated = failure instanceof Refused && failure.code === 'changed_meanwhile'
  return (
    <>
      {isOutdated ? (
        <Meanwhile
          command="saveMessageTemplates"
          input={{ rows: [{ code: props.row.code }] }}
          onSeen={async () => {
            await version.renew()
            props.onLook()
            setFailure(undefined)
          }}
        />
      ) : (
        failure !== undefined && <Failure error={failure} />
      )}
      <Group align="flex-end">
        <DayInput label={own.from} value={from} onDay={setFrom} />
        <Button {...SAVES} disabled={props.isWrong || isOutdated} onClick={() => save(props.text)}>
          {own.save}
        </Button>
        <Button variant="default" onClick={() => save(undefined)}>
          {own.restore}
        </Button>
        <Text size="sm" aria-live="polite">
          {isSaved ? own.saved : ''}
        </Text>
      </Group>
    </>
  )
}
