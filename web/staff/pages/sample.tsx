import {
  Anchor,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { DayInput } from '../../ui/form/day-input.tsx'
import { decimalText, minorText } from '../../ui/format.ts'
import { useActorNames } from '../../ui/list/links.ts'
import { Amount, Day, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { useView } from '../queries.ts'
import { SAMPLE_WORDS } from '../words/sample.ts'

const KINDS = ['invoices', 'credit_notes', 'receipts', 'refunds', 'bad_debts', 'journals'] as const

type SampleView = {
  readonly asked: {
    readonly of: (typeof KINDS)[number]
    readonly from: string
    readonly to: string
    readonly size: number
    readonly seed: string
  }
  readonly population: readonly {
    readonly currency: string
    readonly count: string
    readonly minor: string
  }[]
  readonly rows: readonly SampleRow[]
}

type SampleRow = {
  readonly id: string
  readonly label: string
  readonly accountNumber: string
  readonly accountName: string
  readonly on: string
  readonly by: string | null
  readonly currency: string
  readonly minor: string
}

type Asked = Readonly<Record<string, string>>

/** A sample for an audit, drawn by a seed, and the pack of evidence that goes with it. */
export function SamplePage() {
  const { words } = useSpeech()
  const sampleWords = useWords(SAMPLE_WORDS)
  const search = useSearch({ strict: false }) as Asked
  const view = useView<SampleView>(`sample?${new URLSearchParams(search)}`)
  return (
    <>
      <Heading over={words.nouns.reports} title={sampleWords.title} />
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {sampleWords.note}
        </Text>
        {view.isPending && <Waiting />}
        {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
        {view.isSuccess && (
          <>
            <Ask key={JSON.stringify(search)} search={search} asked={view.data.asked} />
            <Drawn view={view.data} search={search} />
          </>
        )}
      </Stack>
    </>
  )
}

function Ask({ search, asked }: { readonly search: Asked; readonly asked: SampleView['asked'] }) {
  const sampleWords = useWords(SAMPLE_WORDS)
  const navigate = useNavigate()
  const names = useActorNames()
  const [fields, setFields] = useState<Asked>({
    ...search,
    ...{ of: asked.of, from: asked.from, to: asked.to, seed: asked.seed },
    size: String(asked.size),
  })
  const set = (name: string, value: string | null) =>
    setFields(old => ({ ...old, [name]: value ?? '' }))
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        navigate({ to: '/sample', search: fields })
      }}
    >
      <Group gap="xs" align="flex-end">
        <Select
          label={sampleWords.of}
          allowDeselect={false}
          w={180}
          data={KINDS.map(value => ({ value, label: sampleWords[value] }))}
          value={fields.of ?? null}
          onChange={value => set('of', value)}
        />
        <DayInput
          label={sampleWords.from}
          value={fields.from ?? ''}
          onDay={day => set('from', day)}
          w={140}
        />
        <DayInput
          label={sampleWords.to}
          value={fields.to ?? ''}
          onDay={day => set('to', day)}
          w={140}
        />
        <TextInput
          label={sampleWords.currency}
          placeholder={sampleWords.any}
          w={80}
          maxLength={3}
          value={fields.currency ?? ''}
          onChange={event => set('currency', event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={sampleWords.atLeast}
          inputMode="decimal"
          w={110}
          value={fields.atLeast ?? ''}
          onChange={event => set('atLeast', event.currentTarget.value)}
        />
        <Select
          label={sampleWords.by}
          placeholder={sampleWords.any}
          searchable
          clearable
          w={170}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          value={fields.by || null}
          onChange={value => set('by', value)}
        />
        <NumberInput
          label={sampleWords.size}
          min={1}
          max={100}
          w={80}
          value={Number(fields.size)}
          onChange={value => set('size', String(value))}
        />
        <TextInput
          label={sampleWords.seed}
          maxLength={64}
          w={130}
          value={fields.seed ?? ''}
          onChange={event => set('seed', event.currentTarget.value)}
        />
        <Button type="submit">{sampleWords.draw}</Button>
      </Group>
    </form>
  )
}

function Drawn({ view, search }: { readonly view: SampleView; readonly search: Asked }) {
  const { language } = useSpeech()
  const sampleWords = useWords(SAMPLE_WORDS)
  const { asked, population, rows } = view
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {sampleWords.empty}
      </Text>
    )
  }
  // The defaults of the day belong to the address of the pack, so that it is this sample.
  const { of, from, to, seed, size } = asked
  const fields = new URLSearchParams({ ...search, of, from, to, seed, size: String(size) })
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <div role="status">
          {population.map(({ currency, count, minor }) => (
            <Text key={currency} size="sm">
              {fill(sampleWords.population, {
                count: decimalText(count, language),
                amount: minorText(minor, currency, language),
                currency,
              })}
            </Text>
          ))}
        </div>
        <Button
          component="a"
          href={`/v1/audit-sample/evidence.zip?${withoutEmpty(fields)}`}
          variant="default"
          miw={170}
        >
          {sampleWords.pack}
        </Button>
      </Group>
      <Sheet bare>
        <Rows rows={rows} of={of} />
      </Sheet>
      <Text size="xs" c="dimmed">
        {sampleWords.packNote}
      </Text>
    </Stack>
  )
}

function withoutEmpty(fields: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...fields].filter(([, value]) => value !== ''))
}

function Rows(props: { readonly rows: readonly SampleRow[]; readonly of: string }) {
  const sampleWords = useWords(SAMPLE_WORDS)
  const names = useActorNames()
  const isDocument = props.of === 'invoices' || props.of === 'credit_notes'
  return (
    <Table aria-label={sampleWords.title} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{sampleWords.label}</Table.Th>
          <Table.Th>{sampleWords.customer}</Table.Th>
          <Table.Th>{sampleWords.on}</Table.Th>
          <Table.Th>{sampleWords.who}</Table.Th>
          <Table.Th className="figure">{sampleWords.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td>
              {isDocument ? (
                <Anchor
                  component={Link}
                  to={`/documents/${encodeURIComponent(row.label)}`}
                  size="sm"
                >
                  {row.label}
                </Anchor>
              ) : (
                row.label
              )}
            </Table.Td>
            <Table.Td>
              <Anchor
                component={Link}
                to={`/accounts/${encodeURIComponent(row.accountNumber)}`}
                size="sm"
              >
                {row.accountNumber}
              </Anchor>{' '}
              {row.accountName}
            </Table.Td>
            <Table.Td>
              <Day on={row.on} />
            </Table.Td>
            <Table.Td>{row.by === null ? '–' : (names[row.by] ?? row.by)}</Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.minor} currency={row.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
