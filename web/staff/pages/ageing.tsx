import { Button, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { Amount, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useView } from '../queries.ts'
import type { AgeingView } from '../views.ts'
import { AGEING_WORDS } from '../words/ageing.ts'
import { LEDGER_WORDS } from '../words/ledger.ts'

type Search = { readonly on?: string; readonly by?: string }
type Row = AgeingView['ageing'][number]

/** What customers owe by age, for each currency a table of legal entities with the sum of all. */
export function AgeingPage() {
  const { words } = useSpeech()
  const ageingWords = useWords(AGEING_WORDS)
  const search = useSearch({ strict: false }) as Search
  const asked = new URLSearchParams(Object.entries({ on: search.on ?? '', by: search.by ?? '' }))
  const view = useView<AgeingView>(`ageing?${asked}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { ageing, columns, on, by } = view.data
  const currencies = Map.groupBy(ageing, row => row.currency)
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={ageingWords.title}
        actions={<AskForm key={`${on} ${by}`} on={on} by={by} />}
      />
      <Stack>
        {currencies.size === 0 && <Text c="dimmed">{ageingWords.empty}</Text>}
        {[...currencies].map(([currency, rows]) => (
          <Sheet key={currency} title={currency} aside={<Verdict rows={rows} />} bare>
            <AgeingTable currency={currency} rows={rows} columns={columns} by={by} />
          </Sheet>
        ))}
      </Stack>
    </>
  )
}

function AskForm(props: { readonly on: string; readonly by: string }) {
  const ledgerWords = useWords(LEDGER_WORDS)
  const ageingWords = useWords(AGEING_WORDS)
  const navigate = useNavigate()
  const [on, setOn] = useState(props.on)
  const [by, setBy] = useState(props.by)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        navigate({ to: '/ageing', search: { on, by } })
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label={ageingWords.on}
          type="date"
          required
          min="1900-01-01"
          max="2199-12-31"
          value={on}
          onChange={event => setOn(event.currentTarget.value)}
        />
        <NativeSelect
          label={ageingWords.by}
          value={by}
          onChange={event => setBy(event.currentTarget.value)}
          data={[
            { value: 'due', label: ageingWords.byDue },
            { value: 'document', label: ageingWords.byDocument },
          ]}
        />
        <Button type="submit" variant="default">
          {ledgerWords.show}
        </Button>
      </Group>
    </form>
  )
}

function Verdict({ rows }: { readonly rows: readonly Row[] }) {
  const ageingWords = useWords(AGEING_WORDS)
  const equal = rows.every(row => row.totalMinor === row.controlMinor)
  return (
    <Pill state={equal ? 'balanced' : 'unbalanced'}>
      {equal ? ageingWords.equal : ageingWords.apart}
    </Pill>
  )
}

function AgeingTable(props: {
  readonly currency: string
  readonly rows: readonly Row[]
  readonly columns: readonly string[]
  readonly by: string
}) {
  const ledgerWords = useWords(LEDGER_WORDS)
  const ageingWords = useWords(AGEING_WORDS)
  const { currency, rows, columns, by } = props
  const heads = columns.map((name, i) =>
    i === 0 && by === 'due'
      ? ageingWords.current
      : name.replace('<=', '0\u2013').replace('-', '\u2013'),
  )
  const amounts = rows.map(amountsOf)
  const sums = amounts.reduce((sum, row) => sum.map((minor, i) => minor + (row[i] ?? 0n)))
  const cells = (row: readonly bigint[]) =>
    row.map((minor, i) => (
      <Table.Td key={[...columns, 'credit', 'total', 'control'][i]} className="figure">
        <Amount minor={String(minor)} currency={currency} bare />
      </Table.Td>
    ))
  return (
    <Table aria-label={`${ageingWords.title} ${currency}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{ageingWords.entity}</Table.Th>
          {[...heads, ageingWords.credit, ageingWords.total, ageingWords.control].map(head => (
            <Table.Th key={head} className="figure">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.entityCode}>
            <Table.Td>{row.entityName}</Table.Td>
            {cells(amountsOf(row))}
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{ledgerWords.sum}</Table.Th>
          {cells(sums)}
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

function amountsOf(row: Row): bigint[] {
  return [...row.buckets, row.creditMinor, row.totalMinor, row.controlMinor].map(BigInt)
}
