import {
  Alert,
  Button,
  FileButton,
  Group,
  NativeSelect,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Me, runDescribed } from '../../ui/api.ts'
import { Failure } from '../../ui/failure.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { Deed } from '../../ui/form/deed.tsx'
import { draftPlace, useDraft } from '../../ui/form/draft.ts'
import { valueLabel } from '../../ui/labels.ts'
import { Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { LANGUAGES } from '../../ui/words/languages.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useCauses } from '../parts/causes.ts'
import { furtherOf, inputOf, numbersIn, TOLD_BY, type Told } from '../parts/incident/asked.ts'
import { useMe } from '../queries.ts'
import { NEW_INCIDENT_WORDS } from '../words/new-incident.ts'

const START = { wrong: 'price', remedy: 'difference', outcome: 'offset' }

type Telling = {
  readonly told: Told
  readonly tell: (name: string, value: string) => void
}

type Found = { readonly incident: string; readonly documents: number; readonly runs: string[] }

/** What was wrong, on which documents, how it is put right; then it is worked out, and nothing issued. */
export function NewIncidentPage() {
  const { data: me } = useMe()
  return me === undefined ? <Waiting /> : <NewIncident me={me} />
}

function NewIncident({ me }: { readonly me: Me }) {
  const { words } = useSpeech()
  const own = useWords(NEW_INCIDENT_WORDS)
  const navigate = useNavigate()
  const {
    value: told,
    key: intent,
    keep,
    forget,
  } = useDraft<Told>(draftPlace(me.actor, 'new-incident'), () => ({
    ...START,
    issueOn: new Date().toISOString().slice(0, 10),
  }))
  const look = useMutation({
    mutationFn: () => runDescribed('startIncident', inputOf(told), { key: intent, dryRun: true }),
  })
  const change = (name: string, value: string) => {
    keep({ ...told, [name]: value })
    look.reset()
  }
  const telling = { told, tell: change }
  const found = look.data as Found | undefined
  return (
    <>
      <Heading over={words.nouns.billRuns} title={own.heading} />
      <form
        onSubmit={event => {
          event.preventDefault()
          look.mutate()
        }}
      >
        <Stack maw={900}>
          <What {...telling} />
          <Which {...telling} />
          <How {...telling} />
          <Tell {...telling} />
          <Sheet title={own.check}>
            <Stack gap="sm">
              {look.isError && <Failure error={look.error} />}
              {found !== undefined && (
                <Alert color="blue" role="status">
                  {fill(own.finds, { documents: found.documents, runs: found.runs.length })}
                </Alert>
              )}
              <Group align="flex-start">
                <Button type="submit" variant="default" loading={look.isPending}>
                  {own.look}
                </Button>
                {found !== undefined && (
                  <Deed
                    key={intent}
                    command="startIncident"
                    input={() => inputOf(told)}
                    intent={intent}
                    proposes={me.permissions['billRuns.start'] === 'propose'}
                    isReady
                    does={own.start}
                    onDone={answer => {
                      forget()
                      const { incident } = answer as Found
                      navigate({ to: `/incidents/${encodeURIComponent(incident)}` })
                    }}
                  />
                )}
              </Group>
            </Stack>
          </Sheet>
        </Stack>
      </form>
    </>
  )
}

/** A text field of the wizard by its name. */
function Field({
  told,
  tell,
  name,
  hint,
  required = false,
}: Telling & { readonly name: string; readonly hint?: string; readonly required?: boolean }) {
  const own: Readonly<Record<string, string>> = useWords(NEW_INCIDENT_WORDS)
  return (
    <TextInput
      label={own[name]}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description']}
      required={required}
      value={told[name] ?? ''}
      onChange={event => tell(name, event.currentTarget.value)}
    />
  )
}

/** Numbers, typed, pasted or out of a file. */
function Numbers({ told, tell, name }: Telling & { readonly name: string }) {
  const own: Readonly<Record<string, string>> = useWords(NEW_INCIDENT_WORDS)
  const text = told[name] ?? ''
  const count = numbersIn(text).length
  return (
    <div>
      <Textarea
        label={own[name]}
        description={own.listHint}
        inputWrapperOrder={['label', 'input', 'description']}
        autosize
        minRows={2}
        maxRows={6}
        value={text}
        onChange={event => tell(name, event.currentTarget.value)}
      />
      <Group gap="sm" mt={4}>
        <FileButton
          accept=".csv,.txt,text/csv,text/plain"
          inputProps={{ 'aria-label': `${own[name]}: ${own.fromFile}` }}
          onChange={async file => {
            if (file !== null) tell(name, numbersIn(await file.text()).join('\n'))
          }}
        >
          {props => (
            <Button {...props} variant="subtle" size="compact-xs">
              {own.fromFile}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed" aria-live="polite">
          {count === 0 ? '' : fill(own.found ?? '', { count })}
        </Text>
      </Group>
    </div>
  )
}

function What(telling: Telling) {
  const { language } = useSpeech()
  const own = useWords(NEW_INCIDENT_WORDS)
  const { told, tell } = telling
  const causes = useCauses()
  return (
    <Sheet title={own.what}>
      <Stack gap="sm">
        <Field {...telling} name="title" hint={own.nameHint} required />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={own.wrong}
            value={told.wrong ?? ''}
            onChange={event => tell('wrong', event.currentTarget.value)}
            data={Object.keys(TOLD_BY).map(value => ({
              value,
              label: valueLabel(value, language),
            }))}
          />
          <NativeSelect
            label={own.cause}
            required
            value={told.cause ?? ''}
            onChange={event => tell('cause', event.currentTarget.value)}
            data={[{ value: '', label: '' }, ...causes]}
          />
        </SimpleGrid>
      </Stack>
    </Sheet>
  )
}

function Which(telling: Telling) {
  const own: Readonly<Record<string, string>> = useWords(NEW_INCIDENT_WORDS)
  const { told, tell } = telling
  const wrong = told.wrong ?? 'other'
  const fieldOf = (name: string) =>
    name === 'serials' ? (
      <Numbers key={name} {...telling} name={name} />
    ) : (
      <Field key={name} {...telling} name={name} />
    )
  return (
    <Sheet title={own.which}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput
            label={own.from}
            required
            value={told.from ?? ''}
            onDay={day => tell('from', day)}
          />
          <DayInput
            label={own.to}
            description={own.toHint}
            inputWrapperOrder={['label', 'input', 'description']}
            value={told.to ?? ''}
            onDay={day => tell('to', day)}
          />
          {TOLD_BY[wrong]?.map(fieldOf)}
        </SimpleGrid>
        <Numbers {...telling} name="documents" />
        <details>
          <summary>
            <Text span size="sm">
              {own.more}
            </Text>
          </summary>
          <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
            {furtherOf(wrong).map(fieldOf)}
            <Numbers {...telling} name="accounts" />
          </SimpleGrid>
        </details>
      </Stack>
    </Sheet>
  )
}

function How(telling: Telling) {
  const { language } = useSpeech()
  const own = useWords(NEW_INCIDENT_WORDS)
  const { told, tell } = telling
  const isCredit = told.remedy === 'credit'
  return (
    <Sheet title={own.how}>
      <Stack gap="sm">
        <Radio.Group
          label={own.remedy}
          description={own.factsFirst}
          value={told.remedy ?? ''}
          onChange={value => tell('remedy', value)}
        >
          <Stack gap={6} mt={6}>
            {(['difference', 'void', 'credit'] as const).map(each => (
              <Radio key={each} value={each} label={own[each]} />
            ))}
          </Stack>
        </Radio.Group>
        {isCredit && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Field {...telling} name="percent" />
            <Field {...telling} name="amount" />
            <Field {...telling} name="currency" />
            <NativeSelect
              label={own.outcome}
              value={told.outcome ?? 'offset'}
              onChange={event => tell('outcome', event.currentTarget.value)}
              data={['offset', 'keep', 'refund'].map(value => ({
                value,
                label: valueLabel(value, language),
              }))}
            />
          </SimpleGrid>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Field {...telling} name="reason" required />
          <DayInput
            label={own.issueOn}
            required
            value={told.issueOn ?? ''}
            onDay={day => tell('issueOn', day)}
          />
        </SimpleGrid>
      </Stack>
    </Sheet>
  )
}

const LANGUAGE_NAMES = { en: 'English', fr: 'français', es: 'español', de: 'Deutsch' } as const

function Tell({ told, tell }: Telling) {
  const own = useWords(NEW_INCIDENT_WORDS)
  return (
    <Sheet
      title={own.tell}
      aside={
        <Text size="xs" c="dimmed">
          {own.noticeHint}
        </Text>
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {LANGUAGES.map(language => (
          <Textarea
            key={language}
            label={fill(own.notice, { language: LANGUAGE_NAMES[language] })}
            autosize
            minRows={2}
            value={told[`notice.${language}`] ?? ''}
            onChange={event => tell(`notice.${language}`, event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
    </Sheet>
  )
}
