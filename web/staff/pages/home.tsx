import { Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { labelOf } from '../../ui/labels.ts'
import { Amount, Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useLists, useMe, useView } from '../queries.ts'
import type { HomeView, RunView } from '../views.ts'
import { HOME_WORDS } from '../words/home.ts'
import { RUN_STATES_WORDS, RUNS_WORDS } from '../words/run.ts'

/** What there is, what waits, the last bill runs and the books. */
export function HomePage() {
  const { data: me } = useMe()
  if (me === undefined) return <Waiting />
  return me.permissions['documents.read'] === undefined ? <PlainHome /> : <BillingHome />
}

/** For those who see no bills: what they do see. */
function PlainHome() {
  const { words, language } = useSpeech()
  const homeWords = useWords(HOME_WORDS)
  const { data: lists = [] } = useLists()
  return (
    <>
      <Heading title={homeWords.title} />
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
  const homeWords = useWords(HOME_WORDS)
  const home = useView<HomeView>('home')
  if (home.isPending) return <Waiting />
  if (home.isError) return <Failure error={home.error} onRetry={() => home.refetch()} />
  const { totals, books, runs } = home.data
  return (
    <>
      <Heading title={homeWords.title} />
      <Stack>
        <Totals totals={totals} />
        <Sheet
          title={homeWords.runs}
          bare
          aside={
            <Anchor component={Link} to="/lists/bill-runs" size="sm">
              {words.nouns.billRuns}
            </Anchor>
          }
        >
          {runs.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              {homeWords.empty}
            </Text>
          ) : (
            <RunTable runs={runs} />
          )}
        </Sheet>
        <Sheet title={homeWords.books} bare>
          <Books books={books} />
        </Sheet>
      </Stack>
    </>
  )
}

function Totals({ totals }: { readonly totals: HomeView['totals'] }) {
  const { language } = useSpeech()
  const homeWords = useWords(HOME_WORDS)
  const figures = [
    [homeWords.customers, totals.accounts, '/lists/accounts'],
    [homeWords.invoices, totals.invoices, '/lists/documents?kind=invoice'],
    [homeWords.creditNotes, totals.creditNotes, '/lists/documents?kind=credit_note'],
    [homeWords.openExceptions, totals.openExceptions, '/lists/bill-run-exceptions?state=open'],
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
  const stateWords = useWords(RUN_STATES_WORDS)
  const names: Readonly<Record<string, string>> = stateWords
  return <Pill state={state}>{names[state] ?? state}</Pill>
}

function RunTable({ runs }: { readonly runs: readonly RunView[] }) {
  const { language } = useSpeech()
  const homeWords = useWords(HOME_WORDS)
  const runWords = useWords(RUNS_WORDS)
  const count = (number: number) => decimalText(String(number), language)
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{runWords.run}</Table.Th>
          <Table.Th>{homeWords.entity}</Table.Th>
          <Table.Th>{runWords.issueOn}</Table.Th>
          <Table.Th>{runWords.state}</Table.Th>
          <Table.Th className="figure">{runWords.accounts}</Table.Th>
          <Table.Th className="figure">{runWords.exceptions}</Table.Th>
          <Table.Th className="figure">{runWords.documents}</Table.Th>
          <Table.Th className="figure">{runWords.net}</Table.Th>
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
  const homeWords = useWords(HOME_WORDS)
  const columns = [
    [homeWords.receivable, 'receivableMinor'],
    [homeWords.deferred, 'deferredMinor'],
    [homeWords.taxPayable, 'taxMinor'],
    [homeWords.income, 'incomeMinor'],
  ] as const
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{homeWords.entity}</Table.Th>
          <Table.Th>{homeWords.currency}</Table.Th>
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
