import '../../runs.css'
import { Anchor, Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../../ui/api.ts'
import { Failure } from '../../../ui/failure.tsx'
import { monthText } from '../../../ui/format.ts'
import { labelOf } from '../../../ui/labels.ts'
import { EntityName } from '../../../ui/list/house-name.tsx'
import { InTurn, Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import { Books, RunTable } from '../../pages/home-tables.tsx'
import { Systems } from '../../pages/systems.tsx'
import { useLists, useView } from '../../queries.ts'
import type { CheckedMonth } from '../../views/close.ts'
import type { RunBoardView } from '../../views/runs.ts'
import type { BooksView, ProofsView } from '../../views.ts'
import { CLOSE_WORDS } from '../../words/close.ts'
import { FIGURES_WORDS } from '../../words/figures.ts'
import { HOME_WORDS } from '../../words/home.ts'
import { PROOFS_WORDS } from '../../words/proofs.ts'
import { SAMPLE_WORDS } from '../../words/sample.ts'
import { KeyFigures } from '../figures/key-figures.tsx'
import type { Kpi } from '../figures/kpis.ts'
import { Workload } from '../figures/workload.tsx'
import { ProofsVerdict } from '../proofs-verdict.tsx'
import { Calendar } from '../runs/calendar.tsx'
import type { Piece } from './desks.ts'
import { Glance } from './glance.tsx'
import { GLIMPSES } from './glimpses.ts'
import { Owed, Trends } from './trends.tsx'

/** The parts of a home, one below the other. */
export default function Pieces(props: {
  readonly pieces: readonly Piece[]
  readonly onSearch: () => void
}) {
  return (
    <InTurn>
      {props.pieces.map(piece => (
        <div key={piece}>
          <One piece={piece} onSearch={props.onSearch} />
        </div>
      ))}
    </InTurn>
  )
}

function One({ piece, onSearch }: { readonly piece: Piece; readonly onSearch: () => void }) {
  switch (piece) {
    case 'audit':
      return <Audit />
    case 'books':
      return <BooksOfAll />
    case 'calendar':
      return <Calendar />
    case 'close':
      return <Closes />
    case 'customer':
      return <Customer onSearch={onSearch} />
    case 'figuresOfBooks':
      return <Figures kpis={['daysSalesOutstanding', 'unpaidOfDue', 'disputeDays']} />
    case 'figuresOfCash':
      return <Figures kpis={['matchedAtFirst', 'unpaidOfDue', 'promisesKept']} />
    case 'figuresOfLead':
      return <Figures kpis={['daysSalesOutstanding', 'billedRight', 'matchedAtFirst']} />
    case 'machines':
      return <Systems isStacked />
    case 'owed':
      return <Owed />
    case 'places':
      return <Places />
    case 'runs':
      return <Runs />
    case 'trends':
      return <Trends />
    case 'workload':
      return <Workload />
    default:
      return <Rows part={piece} />
  }
}

/** The first rows of one of the lists. */
function Rows({ part }: { readonly part: keyof typeof GLIMPSES }) {
  const own = useWords(HOME_WORDS)
  const { title, empty, ...glimpse } = GLIMPSES[part]
  return <Glance title={own[title]} empty={own[empty]} {...glimpse} />
}

const MOST_RUNS = 8

/** What is not issued yet comes first, then the last that were. */
const AT_WORK: readonly string[] = ['draft', 'rating', 'review', 'approved', 'issuing']

function Runs() {
  const own = useWords(HOME_WORDS)
  const { words } = useSpeech()
  const view = useView<RunBoardView>('run-board')
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const isAtWork = ({ run }: RunBoardView['runs'][number]) => AT_WORK.includes(run.state)
  const runs = [
    ...view.data.runs.filter(isAtWork),
    ...view.data.runs.filter(each => !isAtWork(each)),
  ].slice(0, MOST_RUNS)
  return (
    <Sheet
      title={own.allRuns}
      bare
      aside={
        <Anchor component={Link} to="/runs" size="sm">
          {words.nouns.billRuns}
        </Anchor>
      }
    >
      {runs.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {own.empty}
        </Text>
      ) : (
        <RunTable runs={runs} />
      )}
    </Sheet>
  )
}

function Figures({ kpis }: { readonly kpis: readonly Kpi[] }) {
  const own = useWords(FIGURES_WORDS)
  return (
    <section aria-label={own.title}>
      <KeyFigures kpis={kpis} />
      <Group justify="flex-end" mt={4}>
        <Anchor component={Link} to="/figures" size="xs">
          {own.all}
        </Anchor>
      </Group>
    </section>
  )
}

function BooksOfAll() {
  const own = useWords(HOME_WORDS)
  const view = useView<BooksView>('books')
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  return (
    <Sheet title={own.books} bare>
      <Books books={view.data.books} />
    </Sheet>
  )
}

/** Of every legal entity what is left to do before its first open month can be closed. */
function Closes() {
  const own = useWords(HOME_WORDS)
  const closeWords = useWords(CLOSE_WORDS)
  const { language } = useSpeech()
  const view = useView<readonly CheckedMonth[]>('close-checks')
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  return (
    <Sheet title={own.close} bare>
      <Table>
        <Table.Tbody>
          {view.data.map(({ entityCode, month, isOver, checks }) => (
            <Table.Tr key={entityCode}>
              <Table.Td className="nowrap" valign="top">
                <Anchor
                  component={Link}
                  to={`/close?entity=${encodeURIComponent(entityCode)}&month=${month.slice(0, 7)}`}
                  size="sm"
                >
                  <EntityName code={entityCode} /> · {monthText(month, language)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {isOver ? (
                  <LeftToDo checks={checks} />
                ) : (
                  <Text size="sm" c="dimmed">
                    {own.monthRuns}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
          {view.data.length === 0 && (
            <Table.Tr>
              <Table.Td>{closeWords.empty}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </Sheet>
  )
}

/** What is not done yet, each leading to where it is worked. */
function LeftToDo({ checks }: { readonly checks: CheckedMonth['checks'] }) {
  const closeWords = useWords(CLOSE_WORDS)
  const own = useWords(HOME_WORDS)
  const left = checks.filter(({ count }) => count > 0)
  if (left.length === 0) return <Pill state="settled">{own.mayClose}</Pill>
  return left.map(({ code, count, blocks, to }) => (
    <Group key={code} gap="xs">
      <Anchor component={Link} to={to} size="sm">
        {closeWords[code]}
      </Anchor>
      <Pill state={blocks ? 'broken' : 'open'}>{count}</Pill>
    </Group>
  ))
}

/** The search that finds customers by whatever they give: it is the one of the header. */
function Customer({ onSearch }: { readonly onSearch: () => void }) {
  const own = useWords(HOME_WORDS)
  return (
    <Sheet title={own.findCustomer}>
      <Group gap="sm">
        <Button onClick={onSearch}>{own.findCustomer}</Button>
        <Text size="sm" c="dimmed">
          {own.findHelp}
        </Text>
      </Group>
    </Sheet>
  )
}

const SAMPLED = [
  'invoices',
  'credit_notes',
  'receipts',
  'refunds',
  'bad_debts',
  'journals',
] as const

/** Whether the books prove themselves, what to draw a sample of, and whether the trail is whole. */
function Audit() {
  const own = useWords(HOME_WORDS)
  const proofsWords = useWords(PROOFS_WORDS)
  const sampleWords = useWords(SAMPLE_WORDS)
  const proofs = useQuery({ queryKey: ['proofs'], queryFn: () => read<ProofsView>('proofs') })
  return (
    <Stack>
      <Sheet
        title={proofsWords.title}
        aside={
          <Anchor component={Link} to="/proofs" size="sm">
            {own.all}
          </Anchor>
        }
      >
        <div style={{ minHeight: 24 }}>
          {proofs.data !== undefined && <ProofsVerdict proofs={proofs.data} />}
        </div>
      </Sheet>
      <Sheet title={own.sample}>
        <Group gap="md">
          {SAMPLED.map(kind => (
            <Anchor key={kind} component={Link} to={`/sample?of=${kind}`} size="sm">
              {sampleWords[kind]}
            </Anchor>
          ))}
        </Group>
      </Sheet>
      <Rows part="sealed" />
      <Rows part="alerts" />
    </Stack>
  )
}

/** For those who have no desk: the lists that they see. */
function Places() {
  const { words, language } = useSpeech()
  const { data: lists = [] } = useLists()
  return (
    <Sheet title={words.shell.screens}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={8} verticalSpacing={8}>
        {lists.map(({ name }) => (
          <Anchor key={name} component={Link} to={`/lists/${name}`} size="sm">
            {labelOf(name, language)}
          </Anchor>
        ))}
      </SimpleGrid>
    </Sheet>
  )
}
