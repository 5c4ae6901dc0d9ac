import { Anchor, Grid, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MonthBars } from '../../ui/chart/bars.tsx'
import { yearOf } from '../../ui/chart/short.ts'
import { Failure } from '../../ui/failure.tsx'
import { decimalText } from '../../ui/format.ts'
import { labelOf } from '../../ui/labels.ts'
import { Amount, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { KeyFigures } from '../parts/figures/key-figures.tsx'
import { Workload } from '../parts/figures/workload.tsx'
import { useLists, useMe, useView } from '../queries.ts'
import type { HomeView } from '../views.ts'
import { FIGURES_WORDS } from '../words/figures.ts'
import { HOME_WORDS } from '../words/home.ts'
import { useWork } from '../work.ts'
import { WorkList } from '../work-list.tsx'
import { Books, RunTable } from './home-tables.tsx'

/** What each role begins its day with: the first of these that somebody may do. */
const FIRST_DEEDS = [
  ['billRuns.start', 'startBillRun'],
  ['receipts.record', 'recordReceipt'],
  ['receipts.record', 'openDeposit'],
  ['bank.import', 'importBankStatement'],
  ['accounts.write', 'createAccounts'],
  ['invoices.credit', 'issueCreditNote'],
  ['accounts.hold', 'placeBillingHolds'],
  ['ledger.journal', 'postManualJournal'],
  ['ledger.close', 'closeAccountingPeriod'],
  ['people.manage', 'invitePerson'],
  ['roles.grant', 'grantRole'],
  ['identity.keys', 'createApiKey'],
  ['webhooks.manage', 'addWebhookEndpoint'],
] as const

const MOST_DEEDS = 5

/** The desk of whoever reads it: what waits, how it goes, the last bill runs, the books. */
export function HomePage() {
  const homeWords = useWords(HOME_WORDS)
  const { data: me } = useMe()
  if (me === undefined) return <Waiting />
  const sees = (permission: string) => me.permissions[permission] !== undefined
  return (
    <>
      <Heading title={homeWords.title} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          {sees('documents.read') ? (
            <Business
              seesBooks={sees('ledger.read')}
              leads={sees('approvals.decide') && sees('receipts.read')}
            />
          ) : (
            <Stack>
              {sees('webhooks.read') && <Machinery />}
              <Places />
            </Stack>
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: -1, md: 0 }}>
          <Stack>
            <MyWork />
            <Deeds permissions={me.permissions} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

function MyWork() {
  const homeWords = useWords(HOME_WORDS)
  const work = useWork()
  return (
    <Sheet title={homeWords.work} bare>
      <div style={{ minHeight: 180 }}>{work !== undefined && <WorkList work={work} />}</div>
    </Sheet>
  )
}

function Deeds({ permissions }: { readonly permissions: Readonly<Record<string, unknown>> }) {
  const { language } = useSpeech()
  const homeWords = useWords(HOME_WORDS)
  const deeds = FIRST_DEEDS.filter(([permission]) => permissions[permission] !== undefined)
  if (deeds.length === 0) return null
  return (
    <Sheet title={homeWords.begin}>
      <Stack gap={6}>
        {deeds.slice(0, MOST_DEEDS).map(([, command]) => (
          <Anchor key={command} component={Link} to={`/do/${command}`} size="sm">
            {labelOf(command, language)}
          </Anchor>
        ))}
      </Stack>
    </Sheet>
  )
}

/** Comes with the desks that show it, not with everybody's. */
const Systems = lazy(() => import('./systems.tsx').then(({ Systems: page }) => ({ default: page })))

/** For whoever runs the machines: how they do. */
function Machinery() {
  return (
    <Suspense fallback={<Waiting />}>
      <Systems isStacked />
    </Suspense>
  )
}

/** For those who see no bills: the lists that they do see. */
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

function Business(props: { readonly seesBooks: boolean; readonly leads: boolean }) {
  const { seesBooks, leads } = props
  const { words } = useSpeech()
  const homeWords = useWords(HOME_WORDS)
  const home = useView<HomeView>('home')
  if (home.isPending) return <Waiting />
  if (home.isError) return <Failure error={home.error} onRetry={() => home.refetch()} />
  const { totals, books, runs } = home.data
  return (
    <Stack>
      <Totals totals={totals} />
      {leads && <Leading />}
      <Trends />
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
          <RunTable runs={runs.slice(0, MOST_RUNS)} />
        )}
      </Sheet>
      {seesBooks && (
        <Sheet title={homeWords.books} bare>
          <Books books={books} />
        </Sheet>
      )}
      {/* Last: how long it is, is known only when it comes. */}
      {leads && <Workload />}
    </Stack>
  )
}

const MOST_RUNS = 8

/** The figures that whoever leads the department looks at in the morning. */
const LEADING = ['daysSalesOutstanding', 'billedRight', 'matchedAtFirst'] as const

function Leading() {
  const figuresWords = useWords(FIGURES_WORDS)
  return (
    <section aria-label={figuresWords.title}>
      <KeyFigures kpis={LEADING} />
      <Group justify="flex-end" mt={4}>
        <Anchor component={Link} to="/figures" size="xs">
          {figuresWords.all}
        </Anchor>
      </Group>
    </section>
  )
}

type TrendsView = {
  readonly today: string
  readonly billed: readonly MonthSum[]
  readonly received: readonly MonthSum[]
  readonly owed: readonly {
    readonly currency: string
    readonly owedMinor: string
    readonly overdueMinor: string
    readonly unappliedMinor: string
  }[]
}
type MonthSum = { readonly month: string; readonly currency: string; readonly minor: string }

/** What is owed, and a year of billing and of money, currency by currency. */
function Trends() {
  const homeWords = useWords(HOME_WORDS)
  const trends = useView<TrendsView>('trends')
  if (trends.isError) return null
  // The room is there before the figures are, so that nothing moves when they come.
  if (trends.data === undefined) return <div style={{ minHeight: 240 }} aria-busy="true" />
  const { today, billed, received, owed } = trends.data
  const currencies = [...new Set([...billed, ...received].map(({ currency }) => currency))].sort()
  const series = [
    [homeWords.billed, billed, '/lists/documents'],
    [homeWords.received, received, '/lists/receipts'],
  ] as const
  return (
    <>
      {owed.length > 0 && <Owed owed={owed} />}
      {currencies.slice(0, 3).map(currency => (
        <SimpleGrid key={currency} cols={{ base: 1, sm: 2 }}>
          {series.map(([title, sums, to]) => (
            <Sheet
              key={title}
              title={`${title} · ${currency}`}
              aside={
                <Anchor component={Link} to={`${to}?currency=${currency}`} size="xs">
                  {homeWords.list}
                </Anchor>
              }
            >
              <MonthBars title={title} currency={currency} bars={yearOf(sums, currency, today)} />
            </Sheet>
          ))}
        </SimpleGrid>
      ))}
    </>
  )
}

function Owed({ owed }: { readonly owed: TrendsView['owed'] }) {
  const homeWords = useWords(HOME_WORDS)
  const { language } = useSpeech()
  return (
    <Sheet bare>
      <div className="figures">
        {owed.map(({ currency, owedMinor, overdueMinor, unappliedMinor }) => {
          const share = owedMinor === '0' ? 0n : (1000n * BigInt(overdueMinor)) / BigInt(owedMinor)
          const percent = decimalText(`${share / 10n}.${share % 10n}`, language)
          const figures = [
            [homeWords.owed, owedMinor, ''],
            [homeWords.overdue, overdueMinor, fill(homeWords.share, { percent })],
            [homeWords.unapplied, unappliedMinor, ''],
          ] as const
          return figures.map(([name, minor, detail]) => (
            <div key={`${currency} ${name}`}>
              <Text size="xs" c="dimmed">
                {name}
              </Text>
              <Text fw={600} size="md">
                <Amount minor={minor} currency={currency} />
              </Text>
              <Text size="xs" c="dimmed" mih={18}>
                {detail}
              </Text>
            </div>
          ))
        })}
      </div>
    </Sheet>
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
          px="sm"
          py={8}
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
