import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { Amount, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { AgeingForm } from '../parts/collect/ageing-form.tsx'
import {
  type AgeingRow,
  type AgeingSearch,
  agedItemsAddress,
  ageingAddress,
  ageingQuery,
  ageingRows,
} from '../parts/collect/ageing-rows.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useView } from '../queries.ts'
import type { AgeingView } from '../views.ts'
import { AGEING_WORDS } from '../words/ageing.ts'
import { LEDGER_WORDS } from '../words/ledger.ts'

/** What customers owe by age, for each currency a table with its sum, beside the control accounts. */
export function AgeingPage() {
  const { words } = useSpeech()
  const ageingWords = useWords(AGEING_WORDS)
  const search = useSearch({ strict: false }) as AgeingSearch
  const view = useView<AgeingView>(`ageing?${ageingQuery(search)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { on, by, accounts } = view.data
  const asked = { ...search, on, by }
  const currencies = Map.groupBy(ageingRows(view.data, asked), row => row.currency)
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={ageingWords.title}
        actions={<AgeingForm key={JSON.stringify(asked)} asked={asked} />}
      />
      <Stack>
        <Narrowed search={asked} />
        {currencies.size === 0 && <Text c="dimmed">{ageingWords.empty}</Text>}
        {[...currencies].map(([currency, rows]) => (
          <Sheet
            key={currency}
            title={currency}
            bare
            aside={<Verdict view={view.data} of={currency} />}
          >
            <AgeingTable rows={rows} view={view.data} asked={asked} />
          </Sheet>
        ))}
        <Group gap="md">
          {(asked.after ?? '') !== '' && (
            <Anchor component={Link} to={ageingAddress({ ...asked, after: '' })}>
              {ageingWords.first}
            </Anchor>
          )}
          {accounts !== null && accounts.next !== null && (
            <Anchor component={Link} to={ageingAddress({ ...asked, after: accounts.next })}>
              {ageingWords.more}
            </Anchor>
          )}
        </Group>
      </Stack>
    </>
  )
}

/** Of which customers alone the rows are, and the way back to all. */
function Narrowed({ search }: { readonly search: AgeingSearch }) {
  const ageingWords = useWords(AGEING_WORDS)
  const { entity, currency, group, member, after, ...rest } = search
  const narrowed = [entity, currency, member === '-' ? ageingWords.none : member]
  const said = narrowed.filter(each => each !== undefined).join(' · ')
  if (said === '') return null
  return (
    <Group gap="sm">
      <Text size="sm">{said}</Text>
      <Anchor size="sm" component={Link} to={ageingAddress(rest)}>
        {ageingWords.all}
      </Anchor>
    </Group>
  )
}

/** Whether the ageing of a currency, every row of it, equals the books; to the cent where it does not. */
function Verdict({ view, of }: { readonly view: AgeingView; readonly of: string }) {
  const ageingWords = useWords(AGEING_WORDS)
  const rows = view.ageing.filter(row => row.currency === of)
  const sum = (name: 'totalMinor' | 'controlMinor') =>
    rows.reduce((total, row) => total + BigInt(row[name]), 0n)
  const [total, control] = [sum('totalMinor'), sum('controlMinor')]
  const isEqual = rows.every(row => row.totalMinor === row.controlMinor)
  return (
    <Group gap="xs" title={ageingWords.controls}>
      <Pill state={isEqual ? 'balanced' : 'unbalanced'}>
        {isEqual ? ageingWords.equal : ageingWords.apart}
      </Pill>
      <Amount minor={String(isEqual ? control : total - control)} currency={of} />
    </Group>
  )
}

function AgeingTable(props: {
  readonly rows: readonly AgeingRow[]
  readonly view: AgeingView
  readonly asked: AgeingSearch
}) {
  const ledgerWords = useWords(LEDGER_WORDS)
  const ageingWords = useWords(AGEING_WORDS)
  const { rows, view, asked } = props
  const currency = rows[0]?.currency ?? ''
  const hasControl = rows.every(row => row.controlMinor !== null)
  const heads = view.columns.map((name, i) =>
    i === 0 && view.by === 'due'
      ? ageingWords.current
      : name.replace('<=', '0\u2013').replace('-', '\u2013'),
  )
  const ends = [ageingWords.credit, ageingWords.total, ...(hasControl ? [ageingWords.control] : [])]
  const amounts = rows.map(amountsOf)
  const sums = amounts.reduce((sum, row) => sum.map((minor, i) => minor + (row[i] ?? 0n)))
  const names = [...view.columns, 'credit', 'total', 'control']
  const leads = (name: string, i: number, row: AgeingRow | undefined) => {
    if (name === 'control') return `/ledger?on=${view.on}`
    const age = name === 'credit' ? name : name === 'total' ? undefined : String(i)
    return agedItemsAddress(asked, row ?? { ...NO_ROW, currency, ...only(rows) }, age)
  }
  const cells = (row: readonly bigint[], of?: AgeingRow) =>
    row.map((minor, i) => (
      <Table.Td key={names[i]} className="figure">
        {minor === 0n ? (
          <Amount minor="0" currency={currency} bare />
        ) : (
          <Anchor component={Link} to={leads(names[i] ?? '', i, of)} className="plain">
            <Amount minor={String(minor)} currency={currency} bare />
          </Anchor>
        )}
      </Table.Td>
    ))
  return (
    <Table aria-label={`${ageingWords.title} ${currency}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{headOf(asked, ageingWords)}</Table.Th>
          {[...heads, ...ends].map(head => (
            <Table.Th key={head} className="figure">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, i) => (
          <Table.Tr key={row.key}>
            <Table.Td>
              <RowName row={row} isOfMany={asked.rows !== 'entity' && asked.rows !== undefined} />
            </Table.Td>
            {cells(amounts[i] ?? [], row)}
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

/** A sum leads to the items of every row of its table. */
const NO_ROW = { code: '', opens: { search: {} } } as const

/** The entity of a sum: where all its rows are of one. */
function only(rows: readonly AgeingRow[]): { readonly entity: string } {
  const entities = new Set(rows.map(row => row.entity))
  return { entity: entities.size === 1 ? (rows[0]?.entity ?? '') : '' }
}

function headOf({ rows }: AgeingSearch, words: (typeof AGEING_WORDS)['en' | 'de' | 'fr' | 'es']) {
  if (rows === 'customer') return words.customer
  if (rows === 'segment') return words.bySegment
  return rows === 'collector' ? words.byCollector : words.entity
}

/** A name that leads to the customer, or to the customers that the row is the sum of. */
function RowName({ row, isOfMany }: { readonly row: AgeingRow; readonly isOfMany: boolean }) {
  const ageingWords = useWords(AGEING_WORDS)
  const { opens, code, name, entity } = row
  const text = code === '' ? ageingWords.none : name === '' ? code : name
  return (
    <>
      {'customer' in opens ? (
        <Anchor component={Link} to={`/accounts/${encodeURIComponent(opens.customer)}`}>
          {opens.customer}
        </Anchor>
      ) : (
        <Anchor component={Link} to={ageingAddress(opens.search)}>
          {text}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {'customer' in opens ? `${name} · ${entity}` : isOfMany ? entity : code}
      </Text>
    </>
  )
}

function amountsOf(row: AgeingRow): bigint[] {
  const { buckets, creditMinor, totalMinor, controlMinor } = row
  const all = [
    ...buckets,
    creditMinor,
    totalMinor,
    ...(controlMinor === null ? [] : [controlMinor]),
  ]
  return all.map(BigInt)
}
