import { Anchor, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DayInput } from '../../../ui/form/day-input.tsx'
import { dateText, decimalText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { useActorText } from '../../../ui/list/actors.ts'
import { Day, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { RateCap, ReferenceRate } from '../../views/late-charges.ts'
import { LATE_WORDS } from '../../words/late-charges.ts'
import { MakeValid } from '../make-valid.tsx'
import { decimalIn } from '../price/price-draft.ts'
import { useRowCheck } from '../row-check.tsx'

/** The latest rows are shown; the list holds all. */
const SHOWN = 6

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A reference rate while it is typed. */
export type RateDraft = {
  readonly rateCode: string
  readonly fromOn: string
  readonly percent: string
}

/** The rate as the command takes it; undefined while a part of it lacks. */
export function rateRow({ rateCode, fromOn, percent }: RateDraft) {
  const isWhole = rateCode.trim() !== '' && DAY.test(fromOn) && decimalIn(percent) !== ''
  return isWhole ? { rateCode: rateCode.trim(), fromOn, percent: decimalIn(percent) } : undefined
}

/** A ceiling while it is typed. */
export type CapDraft = {
  readonly country: string
  readonly region: string
  readonly customers: string
  readonly fromOn: string
  readonly mostPercent: string
}

/** The ceiling as the command takes it; undefined while a part of it lacks. */
export function capRow({ country, region, customers, fromOn, mostPercent }: CapDraft) {
  if (!/^[A-Z]{2}$/.test(country) || !DAY.test(fromOn)) return undefined
  const percent = decimalIn(mostPercent)
  return {
    ...{ country, customers, fromOn },
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    ...(percent === '' ? {} : { mostPercent: percent }),
  }
}

/** The tables of reference rates, and the next rate as it is typed. */
export function RateTables(props: {
  readonly rates: readonly ReferenceRate[]
  readonly draft: RateDraft
  readonly onChange: (draft: RateDraft) => void
}) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const actorText = useActorText()
  const { rates, draft, onChange } = props
  const row = rateRow(draft)
  return (
    <Dated
      title={own.rates}
      heads={[own.rateCode, own.from, own.percent, own.setBy]}
      rows={rates.map(({ rateCode, fromOn, percent, recordedBy }) => ({
        key: `${rateCode} ${fromOn}`,
        cells: [
          valueLabel(rateCode, language),
          <Day key="day" on={fromOn} />,
          `${decimalText(percent, language)} %`,
          actorText(recordedBy) ?? recordedBy,
        ],
      }))}
      list="/lists/reference-rates"
      command="setReferenceRates"
      row={row}
      adds={own.addRate}
      words={{
        ...{ incomplete: own.rateIncomplete, consequence: own.rateConsequence },
        ...{ does: own.setRate, done: own.rateSet },
      }}
    >
      <TextInput
        label={own.rateCode}
        w={110}
        value={draft.rateCode}
        onChange={event => onChange({ ...draft, rateCode: event.currentTarget.value })}
      />
      <DayInput
        label={own.from}
        w={165}
        value={draft.fromOn}
        onDay={fromOn => onChange({ ...draft, fromOn })}
      />
      <TextInput
        label={own.percent}
        w={95}
        inputMode="decimal"
        value={draft.percent}
        onChange={event => onChange({ ...draft, percent: event.currentTarget.value })}
      />
    </Dated>
  )
}

/** The ceilings of the law by place, and the next one as it is typed. */
export function CapTable(props: {
  readonly caps: readonly RateCap[]
  readonly draft: CapDraft
  readonly onChange: (draft: CapDraft) => void
}) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const { caps, draft, onChange } = props
  const line = (name: 'country' | 'region' | 'mostPercent', label: string, w: number) => (
    <TextInput
      label={label}
      w={w}
      value={draft[name]}
      onChange={event => {
        const typed = event.currentTarget.value
        onChange({ ...draft, [name]: name === 'country' ? typed.toUpperCase() : typed })
      }}
    />
  )
  return (
    <Dated
      title={own.caps}
      heads={[own.country, own.customers, own.from, own.mostPercent]}
      rows={caps.map(({ country, region, customers, fromOn, mostPercent }) => ({
        key: `${country} ${region} ${customers} ${fromOn}`,
        cells: [
          `${country} · ${region === '' ? own.wholeCountry : region}`,
          valueLabel(customers, language),
          <Day key="day" on={fromOn} />,
          mostPercent === null ? own.noCap : `${decimalText(mostPercent, language)} %`,
        ],
      }))}
      none={own.noCaps}
      list="/lists/rate-caps"
      command="setRateCaps"
      row={capRow(draft)}
      adds={own.addCap}
      words={{
        ...{ incomplete: own.capIncomplete, consequence: own.capConsequence },
        ...{ does: own.setCap, done: own.capSet },
      }}
    >
      {line('country', own.country, 75)}
      {line('region', own.region, 110)}
      <NativeSelect
        label={own.customers}
        w={130}
        value={draft.customers}
        onChange={event => onChange({ ...draft, customers: event.currentTarget.value })}
        data={['all', 'business', 'person'].map(value => ({
          value,
          label: valueLabel(value, language),
        }))}
      />
      <DayInput
        label={own.from}
        w={165}
        value={draft.fromOn}
        onDay={fromOn => onChange({ ...draft, fromOn })}
      />
      {line('mostPercent', own.percent, 95)}
    </Dated>
  )
}

function Dated(props: {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
  /** Where all rows stand. */
  readonly list: string
  readonly none?: string
  readonly command: string
  readonly row: { readonly fromOn: string } | undefined
  readonly adds: string
  readonly words: {
    readonly incomplete: string
    readonly consequence: string
    readonly does: string
    readonly done: string
  }
  readonly children: ReactNode
}) {
  const own = useWords(LATE_WORDS)
  const { language } = useSpeech()
  const { row, rows, words, command } = props
  const input = { rows: [row] }
  const check = useRowCheck(command, input, row !== undefined)
  const day = row === undefined ? '' : dateText(row.fromOn, language)
  return (
    <Sheet
      title={props.title}
      aside={
        <Anchor component={Link} to={props.list} size="sm">
          {own.allRows}
        </Anchor>
      }
      bare
    >
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" px="sm" pb="xs">
          {props.none}
        </Text>
      ) : (
        <Table aria-label={props.title}>
          <Table.Thead>
            <Table.Tr>
              {props.heads.map(head => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, SHOWN).map(({ key, cells }) => (
              <Table.Tr key={key}>
                {cells.map((cell, at) => (
                  <Table.Td key={at}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Stack
        gap="xs"
        px="sm"
        pb="sm"
        pt={4}
        component="fieldset"
        style={{ border: 0, margin: '10px 0 0' }}
      >
        <Text component="legend" size="sm" fw={600} p={0}>
          {props.adds}
        </Text>
        <Group gap="xs" align="flex-end">
          {props.children}
        </Group>
        {row === undefined ? (
          <Text size="xs" c="dimmed">
            {words.incomplete}
          </Text>
        ) : (
          <MakeValid
            command={command}
            input={input}
            permission="dunning.define"
            check={check}
            words={{
              ...{ fine: own.fine, incomplete: words.incomplete, mayNot: own.mayNot },
              consequence: fill(words.consequence, { day }),
              does: fill(words.does, { day }),
              done: fill(words.done, { day }),
            }}
          />
        )}
      </Stack>
    </Sheet>
  )
}
