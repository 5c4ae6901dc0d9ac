import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { labelOf } from '../../ui/labels.ts'
import { Amount, Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useSpeech } from '../../ui/words/words.ts'
import { useLists, useMe, useView } from '../queries.ts'
import type { HomeView, RunView } from '../views.ts'

/** What there is, what waits, the last bill runs and the books. */
export function HomePage() {
  const { data: me } = useMe()
  if (me === undefined) return <Waiting />
  return me.permissions['documents.read'] === undefined ? <PlainHome /> : <BillingHome />
}

/** For those who see no bills: what they do see. */
function PlainHome() {
  const { words, language } = useSpeech()
  const { data: lists = [] } = useLists()
  return (
    <>
      <Heading title={words.home.title} />
      <Sheet title={words.shell.screens}>
        <Stack gap={8}>
          {lists.map(({ name }) => (
            <Anchor key={name} component={Link} to={`/lists/${name}`} size="md">
              {labelOf(name, language)}
            </Anchor>
          ))}
        </Stack>
      </Sheet>
    </>
  )
}

function BillingHome() {
  const { words } = useSpeech()
  const home = useView<HomeView>('home')
  if (home.isPending) return <Waiting />
  if (home.isError) return <Failure error={home.error} onRetry={() => home.refetch()} />
  const { totals, books, runs } = home.data
  return (
    <>
      <Heading title={words.home.title} />
      <Stack>
        <Totals totals={totals} />
        <Sheet
          title={words.home.runs}
          bare
          aside={
            <Anchor component={Link} to="/lists/bill-runs" size="sm">
              {words.nouns.billRuns}
            </Anchor>
          }
        >
          {runs.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              {words.home.empty}
            </Text>
          ) : (
            <RunTable runs={runs} />
          )}
        </Sheet>
        <Sheet title={words.home.books} bare>
          <Books books={books} />
        </Sheet>
      </Stack>
    </>
  )
}

function Totals({ totals }: { readonly totals: HomeView['totals'] }) {
  const { words, language } = useSpeech()
  const figures = [
    [words.home.customers, totals.accounts, '/lists/accounts'],
    [words.home.invoices, totals.invoices, '/lists/documents?kind=invoice'],
    [words.home.creditNotes, totals.creditNotes, '/lists/documents?kind=credit_note'],
    [words.home.openExceptions, totals.openExceptions, '/lists/bill-run-exceptions?state=open'],
  ] as const
  return (
    <Group grow gap="sm" preventGrowOverflow={false}>
      {figures.map(([name, count, to]) => (
        <Anchor
          key={name}
          component={Link}
          to={to}
          underline="never"
          c="inherit"
          className="sheet"
          p="sm"
        >
          <Text size="xs" c="dimmed">
            {name}
          </Text>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {decimalText(count, language)}
          </Text>
        </Anchor>
      ))}
    </Group>
  )
}

/** Accounts of a run that came to something. */
export function accountsWith({ outcomes }: RunView, outcome?: string): number {
  return outcomes
    .filter(row => outcome === undefined || row.outcome === outcome)
    .reduce((sum, row) => sum + Number(row.accounts), 0)
}

/** The word for the state of a run. */
export function RunState({ state }: { readonly state: string }) {
  const { words } = useSpeech()
  const names: Readonly<Record<string, string>> = words.runStates
  return <Pill state={state}>{names[state] ?? state}</Pill>
}

function RunTable({ runs }: { readonly runs: readonly RunView[] }) {
  const { words, language } = useSpeech()
  const count = (number: number) => decimalText(String(number), language)
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.runs.run}</Table.Th>
          <Table.Th>{words.home.entity}</Table.Th>
          <Table.Th>{words.runs.issueOn}</Table.Th>
          <Table.Th>{words.runs.state}</Table.Th>
          <Table.Th className="figure">{words.runs.accounts}</Table.Th>
          <Table.Th className="figure">{words.runs.exceptions}</Table.Th>
          <Table.Th className="figure">{words.runs.documents}</Table.Th>
          <Table.Th className="figure">{words.runs.net}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map(view => (
          <Table.Tr key={view.run.runId}>
            <Table.Td>
              <Anchor
                component={Link}
                to={`/runs/${encodeURIComponent(view.run.number)}`}
                size="sm"
              >
                {view.run.number}
              </Anchor>
            </Table.Td>
            <Table.Td>{view.run.entityName}</Table.Td>
            <Table.Td>
              <Day on={view.run.issueOn} />
            </Table.Td>
            <Table.Td>
              <RunState state={view.run.state} />
            </Table.Td>
            <Table.Td className="figure">{count(accountsWith(view))}</Table.Td>
            <Table.Td className="figure">
              {count(view.exceptions.reduce((sum, row) => sum + Number(row.exceptions), 0))}
            </Table.Td>
            <Table.Td className="figure">
              {count(view.sums.reduce((sum, row) => sum + Number(row.documents), 0))}
            </Table.Td>
            <Table.Td className="figure">
              {netByCurrency(view).map(([currency, minor]) => (
                <div key={currency}>
                  <Amount minor={String(minor)} currency={currency} />
                </div>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function netByCurrency({ sums }: RunView): [string, bigint][] {
  const nets = new Map<string, bigint>()
  for (const { currency, netMinor } of sums) {
    nets.set(currency, (nets.get(currency) ?? 0n) + BigInt(netMinor))
  }
  return [...nets]
}

function Books({ books }: { readonly books: HomeView['books'] }) {
  const { words } = useSpeech()
  const columns = [
    [words.home.receivable, 'receivableMinor'],
    [words.home.deferred, 'deferredMinor'],
    [words.home.taxPayable, 'taxMinor'],
    [words.home.income, 'incomeMinor'],
  ] as const
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.home.entity}</Table.Th>
          <Table.Th>{words.home.currency}</Table.Th>
          {columns.map(([name]) => (
            <Table.Th key={name} className="figure">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {books.map(line => (
          <Table.Tr key={`${line.entityCode} ${line.currency}`}>
            <Table.Td>{line.entityCode}</Table.Td>
            <Table.Td>{line.currency}</Table.Td>
            {columns.map(([name, column]) => (
              <Table.Td key={name} className="figure">
                <Amount minor={line[column]} currency={line.currency} bare />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
