import '../../contact-rules.css'
import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { ask } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { valueLabel } from '../../../ui/labels.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { CONTACT_RULE_WORDS } from '../../words/contact-rules.ts'
import { wholeOrTyped } from '../dunning/policy-draft.ts'
import type { rulesOf } from './rules-draft.ts'

type Example = {
  readonly channel: string
  readonly timeZone: string
  readonly weekday: string
  readonly hour: string
  readonly contacts: string
  readonly answeredDaysAgo: string
}

type Answer = {
  readonly refusal: 'quiet_hours' | 'too_often' | 'too_soon_after_call' | null
  readonly notQuietAt: string
  readonly quiet: readonly (readonly number[])[]
}

const TYPED_MS = 300
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const ZONES = [
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'America/New_York',
  'America/Chicago',
]

/** What weekdays are called, Monday first. */
export function useWeekdays(): readonly string[] {
  const { language } = useSpeech()
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map(day => names.format(new Date(Date.UTC(2024, 0, day))))
}

/** Somebody made up who is to be called or written to, and what the guard says under the rules typed. */
export function ContactExample({ rules }: { readonly rules: ReturnType<typeof rulesOf> }) {
  const own = useWords(CONTACT_RULE_WORDS)
  const [example, setExample] = useState<Example>({
    ...{ channel: 'call', timeZone: 'Europe/Berlin', weekday: '1', hour: '19' },
    ...{ contacts: '2', answeredDaysAgo: '' },
  })
  const { answeredDaysAgo, contacts, weekday, hour, ...of } = example
  const question = JSON.stringify({
    rules,
    example: {
      ...of,
      ...{ weekday: Number(weekday), hour: Number(hour), contacts: wholeOrTyped(contacts) },
      ...(answeredDaysAgo.trim() === '' ? {} : { answeredDaysAgo: wholeOrTyped(answeredDaysAgo) }),
    },
  })
  const [settled] = useDebouncedValue(question, TYPED_MS)
  const said = useQuery({
    queryKey: ['contact-example', settled],
    queryFn: ({ signal }) =>
      ask<Answer>('previews/contact-rules', JSON.parse(settled) as unknown, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  return (
    <>
      <Sheet title={own.example}>
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {own.exampleHelp}
          </Text>
          <ExampleFields example={example} onChange={setExample} />
          <div aria-live="polite">
            {said.isError && <Failure error={said.error} />}
            {said.data !== undefined && !said.isError && (
              <Verdict answer={said.data} rules={rules} timeZone={example.timeZone} />
            )}
          </div>
        </Stack>
      </Sheet>
      {said.data !== undefined && (
        <Sheet title={own.week}>
          <Week quiet={said.data.quiet} asked={example} />
        </Sheet>
      )}
    </>
  )
}

type FieldsProps = { readonly example: Example; readonly onChange: (example: Example) => void }

function ExampleFields({ example, onChange }: FieldsProps) {
  const own = useWords(CONTACT_RULE_WORDS)
  const { language } = useSpeech()
  const weekdays = useWeekdays()
  const choice = (
    name: keyof Example,
    label: string,
    w: number,
    data: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      w={w}
      value={example[name]}
      onChange={event => onChange({ ...example, [name]: event.currentTarget.value })}
      data={data}
    />
  )
  const line = (name: 'contacts' | 'answeredDaysAgo', label: string, w: number) => (
    <TextInput
      label={label}
      w={w}
      inputMode="numeric"
      value={example[name]}
      onChange={event => onChange({ ...example, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Group gap="xs" align="flex-end">
      {choice(
        'channel',
        own.way,
        110,
        ['call', 'email', 'letter'].map(value => ({ value, label: valueLabel(value, language) })),
      )}
      {choice(
        'weekday',
        own.weekday,
        90,
        weekdays.map((label, at) => ({ value: String(at + 1), label })),
      )}
      {choice(
        'hour',
        own.hour,
        85,
        HOURS.map(hour => ({ value: String(hour), label: clock(hour) })),
      )}
      {choice(
        'timeZone',
        own.timeZone,
        165,
        ZONES.map(value => ({ value, label: value.replace('_', ' ') })),
      )}
      {line('contacts', own.contacts, 120)}
      {line('answeredDaysAgo', own.answered, 180)}
    </Group>
  )
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

function Verdict(props: {
  readonly answer: Answer
  readonly rules: ReturnType<typeof rulesOf>
  readonly timeZone: string
}) {
  const own = useWords(CONTACT_RULE_WORDS)
  const { language } = useSpeech()
  const { answer, rules, timeZone } = props
  const at = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone },
  }).format(new Date(answer.notQuietAt))
  const facts = {
    at,
    most: String(rules.most),
    days: String(answer.refusal === 'too_soon_after_call' ? rules.daysAfterCall : rules.withinDays),
  }
  return (
    <Text size="sm" fw={600} data-testid="contact-example">
      {answer.refusal === null ? own.may : fill(own[answer.refusal], facts)}
    </Text>
  )
}

function Week({ quiet, asked }: { readonly quiet: Answer['quiet']; readonly asked: Example }) {
  const own = useWords(CONTACT_RULE_WORDS)
  const weekdays = useWeekdays()
  const spoken = weekdays
    .map((day, at) => fill(own.quietHours, { day, hours: spans(quiet[at] ?? []) || own.never }))
    .join('; ')
  return (
    <Stack gap={6}>
      <div className="quiet-week" role="img" aria-label={spoken}>
        <span />
        {HOURS.map(hour => (
          <span key={hour}>{hour % 6 === 0 ? hour : ''}</span>
        ))}
        {weekdays.map((day, at) => (
          <Fragment key={day}>
            <span>{day}</span>
            {HOURS.map(hour => {
              const isAsked = Number(asked.weekday) === at + 1 && Number(asked.hour) === hour
              const isQuiet = quiet[at]?.includes(hour) === true
              return (
                <i key={hour} className={`${isQuiet ? 'quiet' : ''} ${isAsked ? 'asked' : ''}`} />
              )
            })}
          </Fragment>
        ))}
      </div>
      <Text size="xs" c="dimmed">
        {own.weekHelp}
      </Text>
    </Stack>
  )
}

/** Hours that follow one another as spans: `00–08, 20–24`. */
function spans(hours: readonly number[]): string {
  const starts = hours.filter(hour => !hours.includes(hour - 1))
  return starts
    .map(start => {
      let end = start
      while (hours.includes(end)) end += 1
      return `${start}–${end}`
    })
    .join(', ')
}
