import {
  Anchor,
  Button,
  Checkbox,
  Grid,
  Group,
  NativeSelect,
  Stack,
  Table,
  TextInput,
} from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { DayInput } from '../../ui/form/day-input.tsx'
import { dateText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { ContactExample, useWeekdays } from '../parts/contact-rules/contact-example.tsx'
import {
  type ContactRules,
  nextRules,
  type RulesDraft,
  rulesOf,
} from '../parts/contact-rules/rules-draft.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { MakeValid } from '../parts/make-valid.tsx'
import { useRowCheck } from '../parts/row-check.tsx'
import { useView } from '../queries.ts'
import { CONTACT_RULE_WORDS } from '../words/contact-rules.ts'

type RuleRow = ContactRules & {
  readonly country: string
  /** Empty where it is built in. */
  readonly fromOn: string
  readonly recordedBy: string
}

type RulesView = {
  readonly today: string
  readonly rules: readonly RuleRow[]
  readonly builtIn: Readonly<Record<'*' | 'US', ContactRules>>
}

/** When and how often customers may be contacted about what they owe, by country. */
export function ContactRulesPage() {
  const { words, language } = useSpeech()
  const own = useWords(CONTACT_RULE_WORDS)
  const navigate = useNavigate()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const view = useView<RulesView>('contact-rules')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const known = [...new Set(['*', 'US', ...view.data.rules.map(({ country }) => country)])]
  const country = typeof asked.country === 'string' ? asked.country : '*'
  const places = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  const nameOf = (code: string) => (code === '*' ? own.elsewhere : (places.of(code) ?? code))
  const to = (code: string) =>
    navigate({ to: '/contact-rules', search: { country: code } as never })
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        actions={
          <>
            <NativeSelect
              aria-label={own.country}
              value={country}
              onChange={event => to(event.currentTarget.value)}
              data={[...new Set([...known, country])].map(value => ({
                value,
                label: nameOf(value),
              }))}
            />
            <OtherCountry onCountry={to} />
          </>
        }
      />
      <Editor key={country} view={view.data} country={country} nameOf={nameOf} />
    </>
  )
}

function OtherCountry({ onCountry }: { readonly onCountry: (code: string) => void }) {
  const own = useWords(CONTACT_RULE_WORDS)
  const [code, setCode] = useState('')
  return (
    <TextInput
      aria-label={own.otherCountry}
      placeholder={own.otherCountry}
      w={130}
      maxLength={2}
      value={code}
      onChange={event => {
        const typed = event.currentTarget.value.toUpperCase()
        setCode(typed)
        if (/^[A-Z]{2}$/.test(typed)) onCountry(typed)
      }}
    />
  )
}

function Editor(props: {
  readonly view: RulesView
  readonly country: string
  readonly nameOf: (code: string) => string
}) {
  const { view, country, nameOf } = props
  const own = useWords(CONTACT_RULE_WORDS)
  const { language } = useSpeech()
  const { today, rules, builtIn } = view
  const inForce = (of: string) => rules.find(each => each.country === of && each.fromOn <= today)
  // Written from what holds now; what is read again later takes nothing away that was typed.
  const [draft, setDraft] = useState<RulesDraft>(() => {
    const other = country === 'US' ? builtIn.US : builtIn['*']
    return nextRules(inForce(country) ?? inForce('*') ?? other, today)
  })
  const set = rulesOf(draft)
  const input = {
    ...(country === '*' ? {} : { country }),
    ...{ fromOn: draft.fromOn, ...set },
  }
  const check = useRowCheck('setContactRules', input)
  const day = dateText(draft.fromOn, language)
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <Stack>
          <Sheet title={fill(own.draft, { country: nameOf(country) })}>
            <Fields draft={draft} onChange={setDraft} />
          </Sheet>
          <Sheet title={own.make}>
            <MakeValid
              command="setContactRules"
              input={input}
              permission="collections.rules"
              check={check}
              words={{
                ...{ fine: own.fine, incomplete: own.incomplete, mayNot: own.mayNot },
                consequence: fill(own.consequence, { day }),
                does: fill(own.publish, { day }),
                done: fill(own.published, { day }),
              }}
            />
          </Sheet>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <Stack>
          <ContactExample rules={set} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={12}>
        <OnRecord
          view={view}
          nameOf={nameOf}
          onUse={used => setDraft(nextRules(used, draft.fromOn))}
        />
      </Grid.Col>
    </Grid>
  )
}

type FieldsProps = { readonly draft: RulesDraft; readonly onChange: (draft: RulesDraft) => void }

function Fields({ draft, onChange }: FieldsProps) {
  const own = useWords(CONTACT_RULE_WORDS)
  const weekdays = useWeekdays()
  const hour = (name: 'quietFromHour' | 'quietUntilHour', label: string) => (
    <NativeSelect
      label={label}
      w={150}
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
      data={Array.from({ length: 24 }, (_, each) => ({
        value: String(each),
        label: `${String(each).padStart(2, '0')}:00`,
      }))}
    />
  )
  const line = (name: 'most' | 'withinDays' | 'daysAfterCall') => (
    <TextInput
      label={own[name]}
      w={name === 'daysAfterCall' ? 190 : 150}
      inputMode="numeric"
      value={draft[name]}
      onChange={event => onChange({ ...draft, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end">
        <DayInput
          label={own.from}
          required
          w={165}
          value={draft.fromOn}
          onDay={fromOn => onChange({ ...draft, fromOn })}
        />
        {hour('quietFromHour', own.quietFrom)}
        {hour('quietUntilHour', own.quietUntil)}
      </Group>
      <Checkbox.Group
        label={own.quietDays}
        value={[...draft.quietWeekdays]}
        onChange={quietWeekdays => onChange({ ...draft, quietWeekdays })}
      >
        <Group gap="md" pt={4}>
          {weekdays.map((label, at) => (
            <Checkbox key={label} value={String(at + 1)} label={label} size="xs" />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="xs" align="flex-end">
        {line('most')}
        {line('withinDays')}
        {line('daysAfterCall')}
      </Group>
    </Stack>
  )
}

function OnRecord(props: {
  readonly view: RulesView
  readonly nameOf: (code: string) => string
  readonly onUse: (rules: ContactRules) => void
}) {
  const own = useWords(CONTACT_RULE_WORDS)
  const weekdays = useWeekdays()
  const actorText = useActorText()
  const { view, nameOf, onUse } = props
  const { today, rules, builtIn } = view
  const inBuilt = (['*', 'US'] as const).map(country => ({
    ...{ country, fromOn: '', recordedBy: '', ...builtIn[country] },
  }))
  const inForce = new Set(
    [...new Set(rules.map(({ country }) => country))].map(code =>
      rules.find(({ country, fromOn }) => country === code && fromOn <= today),
    ),
  )
  const stands = (row: RuleRow) =>
    row.fromOn === '' ? (
      <Pill state="draft">{own.builtIn}</Pill>
    ) : row.fromOn > today ? (
      <Pill state="review">{own.future}</Pill>
    ) : inForce.has(row) ? (
      <Pill state="approved">{own.inForce}</Pill>
    ) : null
  const heads = [own.country, own.from, own.quiet, own.often, own.setBy]
  return (
    <Sheet
      title={own.record}
      aside={
        <Group gap="md">
          <Anchor component={Link} to="/lists/dunning-holds" size="sm">
            {own.holds}
          </Anchor>
          <Anchor component={Link} to="/lists/contact-opt-outs" size="sm">
            {own.optOuts}
          </Anchor>
        </Group>
      }
      bare
    >
      <Table aria-label={own.record}>
        <Table.Thead>
          <Table.Tr>
            {heads.map(head => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...rules, ...inBuilt].map(row => (
            <Table.Tr key={`${row.country} ${row.fromOn}`}>
              <Table.Td>{nameOf(row.country)}</Table.Td>
              <Table.Td>
                <Group gap="xs">
                  {row.fromOn !== '' && <Day on={row.fromOn} />} {stands(row)}
                </Group>
              </Table.Td>
              <Table.Td>
                {[
                  `${row.quietFromHour}–${row.quietUntilHour}`,
                  ...row.quietWeekdays.map(at => weekdays[at - 1] ?? ''),
                ].join(', ')}
              </Table.Td>
              <Table.Td>
                {fill(own.oftenText, {
                  ...{ most: String(row.most), days: String(row.withinDays) },
                  after: String(row.daysAfterCall),
                })}
              </Table.Td>
              <Table.Td>{actorText(row.recordedBy) ?? row.recordedBy}</Table.Td>
              <Table.Td>
                <Button size="compact-xs" variant="default" onClick={() => onUse(row)}>
                  {own.use}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}
