import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { Amount, Day, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import {
  type AgedItemsSearch,
  agedItemsQuery,
  ageingAddress,
} from '../parts/collect/ageing-rows.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { useView } from '../queries.ts'
import { AGEING_WORDS } from '../words/ageing.ts'
import { LEDGER_WORDS } from '../words/ledger.ts'

type AgedItem = {
  readonly accountNumber: string
  readonly accountName: string
  readonly entityCode: string
  readonly currency: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly itemId: string
  readonly documentOn: string
  readonly dueOn: string
  readonly days: number
  readonly openMinor: string
}

type AgedItemsView = {
  readonly on: string
  readonly by: string
  readonly columns: readonly string[]
  readonly items: readonly AgedItem[]
  readonly next: string | null
}

/** The items of a figure of the ageing, the oldest first, as they were open on its day. */
export function AgedItemsPage() {
  const { words } = useSpeech()
  const own = useWords(AGEING_WORDS)
  const search = useSearch({ strict: false }) as AgedItemsSearch
  const view = useView<AgedItemsView>(`aged-items?${agedItemsQuery(search)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { items, next, on, columns, by } = view.data
  const { on: _, by: __, known, age, skip, group, ...of } = search
  const ageText =
    age === undefined
      ? undefined
      : age === 'credit'
        ? own.credit
        : by === 'due' && age === '0'
          ? own.current
          : columns[Number(age)]?.replace('-', '–')
  const narrowed = [...Object.values(of), ageText].filter(each => each !== undefined)
  const currencies = Map.groupBy(items, item => item.currency)
  const back = { on, by, ...(known === undefined ? {} : { known }) }
  return (
    <>
      <Heading
        over={words.nouns.collections}
        title={own.items}
        about={narrowed.join(' · ')}
        actions={
          <Anchor component={Link} to={ageingAddress(back)} size="sm">
            {own.back}
          </Anchor>
        }
      />
      <Stack>
        {items.length === 0 && <Text c="dimmed">{own.empty}</Text>}
        {[...currencies].map(([currency, rows]) => (
          <Sheet key={currency} title={currency} aside={<Day on={on} />} bare>
            <Items rows={rows} currency={currency} />
          </Sheet>
        ))}
        <Group gap="md">
          {skip !== undefined && (
            <Anchor component={Link} to={addressOf({ ...search, skip: '' })}>
              {own.first}
            </Anchor>
          )}
          {next !== null && (
            <Anchor component={Link} to={addressOf({ ...search, skip: next })}>
              {own.moreItems}
            </Anchor>
          )}
        </Group>
      </Stack>
    </>
  )
}

function addressOf(search: AgedItemsSearch): string {
  const given = Object.entries(search).filter(([, value]) => value !== '')
  return `/aged-items?${new URLSearchParams(given)}`
}

function Items(props: { readonly rows: readonly AgedItem[]; readonly currency: string }) {
  const { language } = useSpeech()
  const own = useWords(AGEING_WORDS)
  const ledger = useWords(LEDGER_WORDS)
  const { rows, currency } = props
  const sum = rows.reduce((total, row) => total + BigInt(row.openMinor), 0n)
  const heads = [own.customer, labelOf('kind', language), labelOf('document', language)]
  return (
    <Table aria-label={`${own.items} ${currency}`} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {[...heads, labelOf('documentOn', language), labelOf('dueOn', language)].map(head => (
            <Table.Th key={head}>{head}</Table.Th>
          ))}
          <Table.Th className="figure">{own.days}</Table.Th>
          <Table.Th className="figure">{labelOf('open', language)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.itemId}>
            <Table.Td>
              <Anchor component={Link} to={`/accounts/${row.accountNumber}`} size="sm">
                {row.accountNumber}
              </Anchor>{' '}
              {row.accountName}
            </Table.Td>
            <Table.Td>{valueLabel(row.kind, language, 'kind')}</Table.Td>
            <Table.Td>
              <Source row={row} />
            </Table.Td>
            <Table.Td>
              <Day on={row.documentOn} />
            </Table.Td>
            <Table.Td>
              <Day on={row.dueOn} />
            </Table.Td>
            <Table.Td className="figure">{row.days}</Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.openMinor} currency={currency} bare />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={6}>
            {ledger.sum}
          </Table.Th>
          <Table.Td className="figure">
            <Amount minor={String(sum)} currency={currency} bare />
          </Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  )
}

/** The document or the payment that an item came from. */
function Source({ row: { document, reference, kind, itemId } }: { readonly row: AgedItem }) {
  const to =
    document !== null
      ? `/documents/${encodeURIComponent(document)}`
      : kind === 'receipt'
        ? `/receipts/${itemId}`
        : undefined
  const text = document ?? reference ?? ''
  if (to === undefined) return text
  return (
    <Anchor component={Link} to={to} size="sm">
      {text === '' ? '→' : text}
    </Anchor>
  )
}
