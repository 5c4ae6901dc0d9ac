import { Anchor, Group, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { decimalText } from '../../ui/format.ts'
import { EntityName } from '../../ui/list/house-name.tsx'
import { Amount, Day, Pill } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import type { BooksView, RunView } from '../views.ts'
import { HOME_WORDS } from '../words/home.ts'
import { RUN_STATES_WORDS, RUNS_WORDS } from '../words/run.ts'

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

/** Bill runs in a line each. */
export function RunTable({ runs }: { readonly runs: readonly RunView[] }) {
  const { language } = useSpeech()
  const runWords = useWords(RUNS_WORDS)
  const count = (number: number) => decimalText(String(number), language)
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{runWords.run}</Table.Th>
          <Table.Th>{runWords.issueOn}</Table.Th>
          <Table.Th>{runWords.state}</Table.Th>
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
                className="nowrap"
              >
                {view.run.number}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <Day on={view.run.issueOn} />
            </Table.Td>
            <Table.Td>
              <RunState state={view.run.state} />
            </Table.Td>
            <Table.Td className="figure">
              <Exceptions view={view} />
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

/** How many there are, and what of them nobody has decided. */
function Exceptions({ view }: { readonly view: RunView }) {
  const { language } = useSpeech()
  const homeWords = useWords(HOME_WORDS)
  const sum = (rows: RunView['exceptions']) =>
    decimalText(String(rows.reduce((all, row) => all + Number(row.exceptions), 0)), language)
  const open = view.exceptions.filter(({ state }) => state === 'open')
  const isAtWork = view.run.state !== 'issued' && view.run.state !== 'cancelled'
  const isAllOpen = isAtWork && open.length === view.exceptions.length && open.length > 0
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {open.length > 0 && isAtWork && (
        <Pill state="review">{fill(homeWords.openOf, { count: sum(open) })}</Pill>
      )}
      {!isAllOpen && sum(view.exceptions)}
    </Group>
  )
}

function netByCurrency({ sums }: RunView): [string, bigint][] {
  const nets = new Map<string, bigint>()
  for (const { currency, netMinor } of sums) {
    nets.set(currency, (nets.get(currency) ?? 0n) + BigInt(netMinor))
  }
  return [...nets]
}

/** The books in a line per legal entity and currency. */
export function Books({ books }: { readonly books: BooksView['books'] }) {
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
            <Table.Td>
              <EntityName code={line.entityCode} />
            </Table.Td>
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
