import { Alert, Anchor, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { chartName } from '../../../src/ledger/chart-names.ts'
import type { ListInfo } from '../../ui/api.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { useNamed } from '../../ui/list/actors.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import type { Place } from '../../ui/list/place.ts'
import { Masked, taxIdReading } from '../../ui/masked.tsx'
import { Amount, Facts, Heading, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { type SectionId, sectionOf } from '../navigation.ts'
import { Activity } from '../parts/account/activity.tsx'
import { Family } from '../parts/account/family.tsx'
import { Flags } from '../parts/account/flags.tsx'
import { MoneyOfAccount } from '../parts/account/money/tab.tsx'
import { AccountUsage } from '../parts/account/usage.tsx'
import { WriteDown } from '../parts/account/write-down.tsx'
import { Documents, Items } from '../parts/account-tables.tsx'
import { BilledBefore } from '../parts/billed-before.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { HoldsOfAccount } from '../parts/holds/of-account.tsx'
import { itemsOf, PaymentOfAccount } from '../parts/standing.tsx'
import { useLists, useMe, useView } from '../queries.ts'
import { SHELVED } from '../shelves/shelves.ts'
import type { AccountView } from '../views.ts'
import { ACCOUNT_WORDS } from '../words/account.ts'
import { ACCOUNT_EDIT_WORDS } from '../words/account-edit.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../words/account-payments.ts'
import { ACTIVITY_WORDS } from '../words/activity.ts'
import { DATA_PROTECTION_WORDS } from '../words/data-protection.ts'

/** A customer from all sides: what it owes, what it buys, what was billed, and every list about it. */
export function AccountPage() {
  const { words, language } = useSpeech()
  const { number = '' } = useParams({ strict: false })
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`)
  // The tabs follow from the lists: drawn before these are known, they would move under the reader's hand.
  const lists = useLists()
  if (view.isPending || lists.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  const { account, balances } = view.data
  return (
    <>
      <Heading
        over={`${words.nouns.customers} · ${account.accountNumber}`}
        title={account.name}
        state={<Flags view={view.data} />}
        actions={
          <Group gap="lg">
            <EditLinks number={account.accountNumber} />
            {balances.map(line => (
              <div key={`${line.code} ${line.currency}`} style={{ textAlign: 'end' }}>
                <Text size="xs" c="dimmed">
                  {chartName(line.code, line.name, language)}
                </Text>
                <Anchor
                  component={Link}
                  to={behind(account.accountNumber, line)}
                  fw={600}
                  c="inherit"
                >
                  <Amount minor={line.owedMinor} currency={line.currency} />
                </Anchor>
              </div>
            ))}
          </Group>
        }
      />
      <AccountTabs view={view.data} />
    </>
  )
}

/** Ledger accounts whose balance is what its open items come to. */
const OF_ITEMS = new Set(['1200', '1205', '2500', '2510'])

/** The list of what a balance is made of: its open items, or what was posted of the customer. */
function behind(account: string, { code, currency }: { code: string; currency: string }): string {
  if (!OF_ITEMS.has(code)) return `/lists/transfers?${new URLSearchParams({ account })}`
  return itemsOf(account, { control: code, currency })
}

/** What changes a customer: its data, and whom it belongs to; and what the law gives it over its data. */
function EditLinks({ number }: { readonly number: string }) {
  const words = useWords(ACCOUNT_EDIT_WORDS)
  const protection = useWords(DATA_PROTECTION_WORDS)
  const { data: me } = useMe()
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const to = (place: string) => `/${place}/${encodeURIComponent(number)}`
  return (
    <Group gap={6}>
      {may('accounts.write') && (
        <>
          <Button component={Link} to={to('account-edit')} variant="default" size="compact-sm">
            {words.edit}
          </Button>
          <Button component={Link} to={to('account-links')} variant="default" size="compact-sm">
            {words.links}
          </Button>
        </>
      )}
      {may('audit.read') && may('accounts.read') && (
        <Button component={Link} to={to('data-protection')} variant="default" size="compact-sm">
          {protection.title}
        </Button>
      )}
    </Group>
  )
}

const TABS: readonly SectionId[] = [
  'contracts',
  'usage',
  'documents',
  'payments',
  'collections',
  'disputes',
  'ledger',
]

function AccountTabs({ view }: { readonly view: AccountView }) {
  const { words } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const activityWords = useWords(ACTIVITY_WORDS)
  const moneyWords = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { data: lists = [] } = useLists()
  const { data: me } = useMe()
  const number = view.account.accountNumber
  // Every list that can be narrowed to one account belongs to the customer's picture.
  const about = lists.filter(({ columns }) =>
    columns.some(({ name, filters }) => name === 'account' && filters),
  )
  const search = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const tabs = TABS.filter(tab => about.some(list => sectionOf(list) === tab))
  const known: readonly string[] = [...tabs, 'activity', 'family']
  return (
    <Tabs
      value={known.includes(search.tab ?? '') ? (search.tab as string) : 'overview'}
      keepMounted={false}
      onChange={tab =>
        navigate({
          to: '.',
          search: (tab === 'overview' ? {} : { tab }) as never,
          replace: true,
        })
      }
    >
      <Tabs.List mb="sm">
        <Tabs.Tab value="overview">{accountWords.overview}</Tabs.Tab>
        {tabs.map(tab => (
          <Tabs.Tab key={tab} value={tab}>
            {words.nouns[tab]}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="family">{activityWords.family}</Tabs.Tab>
        <Tabs.Tab value="activity">{activityWords.tab}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview">
        <Overview view={view} />
      </Tabs.Panel>
      <Tabs.Panel value="family">
        <Family account={number} />
      </Tabs.Panel>
      <Tabs.Panel value="activity">
        <Stack>
          {me?.permissions['messages.record'] !== undefined && <WriteDown account={number} />}
          <Activity account={number} />
        </Stack>
      </Tabs.Panel>
      {tabs.map(tab => (
        <Tabs.Panel key={tab} value={tab}>
          {tab === 'payments' && me?.permissions['receipts.read'] !== undefined ? (
            <Stack>
              <MoneyOfAccount account={number} />
              <Sheet title={moneyWords.lists}>
                <Lists account={number} lists={inOrder(about, tab)} isFolded />
              </Sheet>
            </Stack>
          ) : (
            <Stack>
              {tab === 'collections' && <HoldsOfAccount account={number} />}
              <Lists account={number} lists={inOrder(about, tab)} />
            </Stack>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

const WITHIN = ['account']

const ORDER = [...SHELVED.keys()]

/** The lists of a section in the order of its shelves: daily work first. */
function inOrder(lists: readonly ListInfo[], section: SectionId): readonly ListInfo[] {
  return lists
    .filter(list => sectionOf(list) === section)
    .toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
}

function Lists(props: {
  readonly account: string
  /** Whether none is open before one was chosen. */
  readonly isFolded?: boolean
  readonly lists: readonly ListInfo[]
}) {
  const { language } = useSpeech()
  const [name, setName] = useState(props.isFolded === true ? undefined : props.lists[0]?.name)
  const [place, setPlace] = useState<Place>({ filters: { account: props.account } })
  const info = props.lists.find(each => each.name === name)
  return (
    <>
      <Group gap={6} mb="sm">
        {props.lists.map(list => (
          <Button
            key={list.name}
            size="compact-xs"
            variant={list.name === name ? 'light' : 'subtle'}
            aria-pressed={list.name === name}
            onClick={() => {
              setName(list.name)
              setPlace({ filters: { account: props.account } })
            }}
          >
            {labelOf(list.name, language)}
          </Button>
        ))}
      </Group>
      {info !== undefined && (
        <DataList
          key={info.name}
          info={info}
          place={place}
          within={WITHIN}
          onMove={next =>
            setPlace({ ...next, filters: { ...next.filters, account: props.account } })
          }
        />
      )}
    </>
  )
}

function Overview({ view }: { readonly view: AccountView }) {
  const { language } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const named = useNamed()
  const { account } = view
  return (
    <Stack>
      <Unbilled view={view} />
      <Sheet>
        <Facts
          wide
          rows={[
            [accountWords.billTo, <span key="to">{account.billTo.lines.join(', ')}</span>],
            [accountWords.email, account.email],
            [accountWords.phone, account.phone ?? null],
            [accountWords.language, valueLabel(account.language, language)],
            [accountWords.timeZone, account.timeZone],
            [
              accountWords.taxId,
              account.taxId === null ? null : <TaxId key="tax" account={account} />,
            ],
            [accountWords.terms, fill(accountWords.days, { days: account.termsDays })],
            [accountWords.delivery, valueLabel(account.delivery, language)],
            [
              accountWords.cycle,
              account.cycleCode === null
                ? null
                : (named('cycle', account.cycleCode) ?? account.cycleCode),
            ],
            [accountWords.reference, account.buyerReference],
          ]}
        />
      </Sheet>
      <PaymentOfAccount rows={view.standing} account={account.accountNumber} today={view.today} />
      <Sheet title={accountWords.contracts} bare>
        <Items view={view} />
      </Sheet>
      <Sheet title={accountWords.documents} aside={<StatementsNow view={view} />} bare>
        <Documents rows={view.documents} today={view.today} />
      </Sheet>
      <AccountUsage account={account.accountNumber} />
      <BilledBefore account={account.accountNumber} />
    </Stack>
  )
}

/** The statement of account as of today, for whoever asks for one on the telephone; nothing of it is kept. */
function StatementsNow({ view }: { readonly view: AccountView }) {
  const own = useWords(ACCOUNT_WORDS)
  const { data: me } = useMe()
  if (me?.permissions['messages.read'] === undefined) return null
  const { account, standing, today } = view
  const path = `/v1/accounts/${encodeURIComponent(account.accountNumber)}/statement`
  return (
    <Group gap="md">
      {standing.map(({ entity, currency }) => {
        const query = new URLSearchParams({ legalEntity: entity, currency, asOf: today })
        const name =
          standing.length === 1 ? own.statement : `${own.statement} ${entity} ${currency}`
        return (
          <Text key={`${entity} ${currency}`} size="sm">
            {name}{' '}
            <Anchor href={`${path}.pdf?${query}`} size="sm" aria-label={`${name} (PDF)`}>
              PDF
            </Anchor>{' '}
            <Anchor href={`${path}.csv?${query}`} size="sm" aria-label={`${name} (CSV)`}>
              CSV
            </Anchor>
          </Text>
        )
      })}
    </Group>
  )
}

/** What kept the last bill run from billing this customer, for as long as no later one did. */
function Unbilled({ view: { unbilled } }: { readonly view: AccountView }) {
  const { language } = useSpeech()
  const own = useWords(ACCOUNT_WORDS)
  if (unbilled === null) return null
  const { runNumber, outcome, reason, message } = unbilled
  const why =
    message ?? valueLabel(reason ?? outcome, language, reason === null ? 'outcome' : 'reason')
  return (
    <Alert color="orange" p="xs">
      {own.unbilled}{' '}
      <Anchor component={Link} to={`/runs/${encodeURIComponent(runNumber)}`} size="sm">
        {runNumber}
      </Anchor>
      {': '}
      {why}
    </Alert>
  )
}

/** A company's stands on every invoice; a person's is shown in full to those who ask for it. */
function TaxId({ account }: { readonly account: AccountView['account'] }) {
  const { taxId, kind, accountNumber } = account
  if (taxId === null || kind !== 'person') return taxId
  return <Masked shown={taxId} reading={taxIdReading(accountNumber)} />
}
