import {
  Anchor,
  Button,
  Grid,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { DayInput } from '../../ui/form/day-input.tsx'
import { dateText } from '../../ui/format.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Day, Facts, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { wholeOrTyped } from '../parts/dunning/policy-draft.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { MakeValid } from '../parts/make-valid.tsx'
import { useRowCheck } from '../parts/row-check.tsx'
import { useView } from '../queries.ts'
import { RETRY_RULE_WORDS } from '../words/retry-rules.ts'

type Way = 'sepa' | 'ach' | 'card'
type Kind = 'funds' | 'technical'
type Retry = { readonly way: Way; readonly kind: Kind; readonly days: readonly number[] }

type RetryRow = Retry & {
  /** Empty where it is built in. */
  readonly fromOn: string
  readonly recordedBy: string
}

type RetryView = {
  readonly today: string
  readonly rules: readonly RetryRow[]
  readonly builtIn: readonly (Retry & { readonly most: number })[]
  readonly reasons: readonly {
    readonly kind: Kind | 'data' | 'customer' | 'objection'
    readonly reasons: readonly string[]
  }[]
}

type Draft = {
  readonly way: Way
  readonly kind: Kind
  readonly fromOn: string
  readonly days: string
}

/** When payments that failed are tried again, by how they are collected and why they failed. */
export function RetryRulesPage() {
  const { words } = useSpeech()
  const own = useWords(RETRY_RULE_WORDS)
  const view = useView<RetryView>('retry-rules')
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.title}
        actions={
          <Anchor component={Link} to="/lists/payments" size="sm">
            {own.payments}
          </Anchor>
        }
      />
      <Editor view={view.data} />
    </>
  )
}

/** What holds on a day for a way and kind: the last that was set, or what is built in. */
function holding({ rules, builtIn }: RetryView, way: Way, kind: Kind, on: string): RetryRow {
  const own = rules.filter(each => each.way === way && each.kind === kind && each.fromOn <= on)
  const last = own.reduce<RetryRow | undefined>(
    (best, each) => (best === undefined || best.fromOn < each.fromOn ? each : best),
    undefined,
  )
  const base = builtIn.find(each => each.way === way && each.kind === kind)
  return last ?? { way, kind, days: base?.days ?? [], fromOn: '', recordedBy: '' }
}

function Editor({ view }: { readonly view: RetryView }) {
  const own = useWords(RETRY_RULE_WORDS)
  const { language } = useSpeech()
  const { today, builtIn } = view
  const from = ({ way, kind, days }: Retry, fromOn: string): Draft => ({
    ...{ way, kind, fromOn, days: days.join(', ') },
  })
  const [draft, setDraft] = useState<Draft>(() =>
    from(holding(view, 'sepa', 'funds', today), today),
  )
  const turn = (way: Way, kind: Kind) =>
    setDraft(from(holding(view, way, kind, today), draft.fromOn))
  const days = draft.days
    .split(/[\s,;]+/)
    .filter(text => text !== '')
    .map(wholeOrTyped)
  const { way, kind, fromOn } = draft
  const input = { rows: [{ way, kind, fromOn, days }] }
  const check = useRowCheck('setRetryRules', input)
  const day = dateText(fromOn, language)
  const most = builtIn.find(each => each.way === way)?.most ?? 0
  const choice = <Value extends string>(
    label: string,
    value: Value,
    values: readonly Value[],
    onValue: (value: Value) => void,
  ) => (
    <NativeSelect
      label={label}
      w={170}
      value={value}
      onChange={event => onValue(event.currentTarget.value as Value)}
      data={values.map(each => ({ value: each, label: own[each as keyof typeof own] }))}
    />
  )
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <Sheet title={own.draft}>
            <Group gap="xs" align="flex-end">
              {choice<Way>(own.way, way, ['sepa', 'ach', 'card'], each => turn(each, kind))}
              {choice<Kind>(own.kind, kind, ['funds', 'technical'], each => turn(way, each))}
              <DayInput
                label={own.from}
                required
                w={165}
                value={fromOn}
                onDay={on => setDraft({ ...draft, fromOn: on })}
              />
            </Group>
            <TextInput
              label={own.days}
              description={fill(own.daysHelp, { most: String(most) })}
              inputWrapperOrder={['label', 'input', 'description']}
              mt="xs"
              value={draft.days}
              onChange={event => setDraft({ ...draft, days: event.currentTarget.value })}
            />
          </Sheet>
          <OnRecord view={view} onUse={row => setDraft(from(row, fromOn))} />
          <Reasons view={view} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack style={{ position: 'sticky', top: 12 }}>
          <Attempts days={days} fromOn={fromOn} />
          <Sheet title={own.make}>
            <MakeValid
              command="setRetryRules"
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
    </Grid>
  )
}

/** A payment that fails on a day, and all its further attempts fail too. */
function Attempts(props: { readonly days: readonly (string | number)[]; readonly fromOn: string }) {
  const own = useWords(RETRY_RULE_WORDS)
  const { language } = useSpeech()
  const [typed, setTyped] = useState('')
  const failedOn = typed === '' ? props.fromOn : typed
  const start = Date.parse(`${failedOn}T00:00:00Z`)
  const steps = props.days.filter(day => typeof day === 'number')
  const tries = steps.map((days, at) => {
    const since = steps.slice(0, at + 1).reduce((sum, each) => sum + each, 0)
    const on = new Date(start + since * 86_400_000)
    return { days, no: at + 2, on: Number.isNaN(on.getTime()) ? '' : on.toISOString().slice(0, 10) }
  })
  return (
    <Sheet title={own.example}>
      <Stack gap="xs">
        <DayInput label={own.failedOn} w={165} value={failedOn} onDay={setTyped} />
        <Table aria-label={own.example} verticalSpacing={5}>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row">{fill(own.attempt, { n: '1' })}</Table.Th>
              <Table.Td>{dateText(failedOn, language)}</Table.Td>
              <Table.Td>{own.failed}</Table.Td>
            </Table.Tr>
            {tries.map(({ no, on, days }) => (
              <Table.Tr key={no}>
                <Table.Th scope="row">{fill(own.attempt, { n: String(no) })}</Table.Th>
                <Table.Td>{dateText(on, language)}</Table.Td>
                <Table.Td>{fill(own.afterDays, { days: String(days) })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm">{tries.length === 0 ? own.never : own.afterThat}</Text>
      </Stack>
    </Sheet>
  )
}

function OnRecord(props: { readonly view: RetryView; readonly onUse: (row: RetryRow) => void }) {
  const own = useWords(RETRY_RULE_WORDS)
  const actorText = useActorText()
  const { view, onUse } = props
  const { today, rules, builtIn } = view
  const rows = builtIn.flatMap(({ way, kind, days }) => {
    const set = rules
      .filter(each => each.way === way && each.kind === kind)
      .sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
    return [...set, { way, kind, days, fromOn: '', recordedBy: '' }]
  })
  const stands = (row: RetryRow) => {
    const isHolding = holding(view, row.way, row.kind, today).fromOn === row.fromOn
    return (
      <Group gap="xs" wrap="nowrap">
        {row.fromOn === '' ? own.builtIn : <Day on={row.fromOn} />}
        {isHolding && <Pill state="approved">{own.inForce}</Pill>}
        {row.fromOn > today && <Pill state="review">{own.future}</Pill>}
      </Group>
    )
  }
  return (
    <Sheet title={own.record} bare>
      <Table aria-label={own.record}>
        <Table.Thead>
          <Table.Tr>
            {[own.way, own.kind, own.from, own.further, own.setBy].map(head => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={`${row.way} ${row.kind} ${row.fromOn}`}>
              <Table.Td>{own[row.way]}</Table.Td>
              <Table.Td>{own[row.kind]}</Table.Td>
              <Table.Td>{stands(row)}</Table.Td>
              <Table.Td>{row.days.length === 0 ? '–' : row.days.join(', ')}</Table.Td>
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

function Reasons({ view }: { readonly view: RetryView }) {
  const own = useWords(RETRY_RULE_WORDS)
  return (
    <Sheet title={own.reasons}>
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {own.reasonsHelp}
        </Text>
        <Facts
          rows={view.reasons.map(({ kind, reasons }) => [
            own[kind],
            <Text key={kind} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {reasons.join(', ')}
            </Text>,
          ])}
        />
      </Stack>
    </Sheet>
  )
}
