import { Anchor, Button, Group, Stack, Table, Tabs, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../ui/failure.tsx'
import { lastDay } from '../../ui/format.ts'
import { labelOf, valueLabel } from '../../ui/labels.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import type { Place } from '../../ui/list/place.ts'
import { Masked, taxIdReading } from '../../ui/masked.tsx'
import { Amount, Day, Facts, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { type SectionId, sectionOf } from '../navigation.ts'
import { BilledBefore } from '../parts/billed-before.tsx'
import { PaymentOfAccount } from '../parts/standing.tsx'
import { useLists, useView } from '../queries.ts'
import type { AccountView, DocumentRow } from '../views.ts'
import { ACCOUNT_WORDS } from '../words/account.ts'
import { DOCUMENT_WORDS } from '../words/document.ts'

/** A customer from all sides: what it owes, what it buys, what was billed, and every list about it. */
export function AccountPage() {
  const { words } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const { number = '' } = useParams({ strict: false })
  const view = useView<AccountView>(`accounts/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { account, balances, holds } = view.data
  return (
    <>
      <Heading
        over={`${words.nouns.customers} · ${account.accountNumber}`}
        title={account.name}
        state={holds.length > 0 && <Pill state="held">{accountWords.hold}</Pill>}
        actions={
          <Group gap="lg">
            {balances.map(line => (
              <div key={`${line.code} ${line.currency}`} style={{ textAlign: 'end' }}>
                <Text size="xs" c="dimmed">
                  {line.name}
                </Text>
                <Text fw={600}>
                  <Amount minor={line.owedMinor} currency={line.currency} />
                </Text>
              </div>
            ))}
          </Group>
        }
      />
      <AccountTabs view={view.data} />
    </>
  )
}

const TABS: readonly SectionId[] = [
  'contracts',
  'usage',
  'documents',
  'payments',
  'collections',
  'ledger',
]

function AccountTabs({ view }: { readonly view: AccountView }) {
  const { words } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const { data: lists = [] } = useLists()
  const number = view.account.accountNumber
  // Every list that can be narrowed to one account belongs to the customer's picture.
  const about = lists.filter(({ columns }) =>
    columns.some(({ name, filters }) => name === 'account' && filters),
  )
  const tabs = TABS.filter(tab => about.some(list => sectionOf(list) === tab))
  return (
    <Tabs defaultValue="overview" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="overview">{accountWords.overview}</Tabs.Tab>
        {tabs.map(tab => (
          <Tabs.Tab key={tab} value={tab}>
            {words.nouns[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="overview">
        <Overview view={view} />
      </Tabs.Panel>
      {tabs.map(tab => (
        <Tabs.Panel key={tab} value={tab}>
          <Lists account={number} lists={about.filter(list => sectionOf(list) === tab)} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Lists(props: {
  readonly account: string
  readonly lists: readonly Parameters<typeof DataList>[0]['info'][]
}) {
  const { language } = useSpeech()
  const [name, setName] = useState(props.lists[0]?.name)
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
  const { account } = view
  return (
    <Stack>
      <Sheet>
        <Facts
          rows={[
            [accountWords.billTo, <span key="to">{account.billTo.lines.join(', ')}</span>],
            [accountWords.email, account.email],
            [accountWords.language, valueLabel(account.language, language)],
            [accountWords.timeZone, account.timeZone],
            [
              accountWords.taxId,
              account.taxId === null ? null : <TaxId key="tax" account={account} />,
            ],
            [accountWords.terms, fill(accountWords.days, { days: account.termsDays })],
            [accountWords.delivery, valueLabel(account.delivery, language)],
            [accountWords.cycle, account.cycleCode],
            [accountWords.reference, account.buyerReference],
          ]}
        />
      </Sheet>
      <PaymentOfAccount rows={view.standing} account={account.accountNumber} />
      <Sheet title={accountWords.contracts} bare>
        <Items view={view} />
      </Sheet>
      <Sheet title={accountWords.documents} bare>
        <Documents rows={view.documents} />
      </Sheet>
      <BilledBefore account={account.accountNumber} />
    </Stack>
  )
}

/** A company's stands on every invoice; a person's is shown in full to those who ask for it. */
function TaxId({ account }: { readonly account: AccountView['account'] }) {
  const { taxId, kind, accountNumber } = account
  if (taxId === null || kind !== 'person') return taxId
  return <Masked shown={taxId} reading={taxIdReading(accountNumber)} />
}

function Items({ view }: { readonly view: AccountView }) {
  const { language } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const documentWords = useWords(DOCUMENT_WORDS)
  if (view.items.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {accountWords.noItems}
      </Text>
    )
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{accountWords.subscription}</Table.Th>
          <Table.Th>{accountWords.charge}</Table.Th>
          <Table.Th>{labelOf('plan', language)}</Table.Th>
          <Table.Th className="figure">{documentWords.quantity}</Table.Th>
          <Table.Th>{accountWords.since}</Table.Th>
          <Table.Th>{accountWords.until}</Table.Th>
          <Table.Th>{labelOf('billedThrough', language)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.items.map(item => (
          <Table.Tr key={`${item.subscriptionId} ${item.itemId}`}>
            <Table.Td>
              {item.subscriptionNumber}
              {item.premise !== null && (
                <Text size="xs" c="dimmed">
                  {item.premise}
                </Text>
              )}
            </Table.Td>
            <Table.Td>{item.chargeName?.[language] ?? item.chargeName?.en}</Table.Td>
            <Table.Td>
              {item.planCode === null ? '' : `${item.planCode}@${item.planVersion}`}
            </Table.Td>
            <Table.Td className="figure">{item.quantity}</Table.Td>
            <Table.Td>{item.startOn !== null && <Day on={item.startOn} />}</Table.Td>
            <Table.Td>{item.endOn === null ? '–' : <Day on={lastDay(item.endOn)} />}</Table.Td>
            <Table.Td>
              {item.billedThrough === null ? '–' : <Day on={item.billedThrough} />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Documents({ rows }: { readonly rows: readonly DocumentRow[] }) {
  const { words, language } = useSpeech()
  const accountWords = useWords(ACCOUNT_WORDS)
  const documentWords = useWords(DOCUMENT_WORDS)
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {accountWords.noDocuments}
      </Text>
    )
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.nouns.documents}</Table.Th>
          <Table.Th>{documentWords.issuedOn}</Table.Th>
          <Table.Th>{documentWords.dueOn}</Table.Th>
          <Table.Th>{documentWords.period}</Table.Th>
          <Table.Th className="figure">{documentWords.amount}</Table.Th>
          <Table.Th className="figure">{labelOf('open', language)}</Table.Th>
          <Table.Th>{labelOf('paymentState', language)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.number}>
            <Table.Td>
              <Anchor
                component={Link}
                to={`/documents/${encodeURIComponent(row.number)}`}
                size="sm"
              >
                {row.number}
              </Anchor>{' '}
              <Text span size="xs" c="dimmed">
                {documentWords[row.kind]}
              </Text>
            </Table.Td>
            <Table.Td>
              <Day on={row.issuedOn} />
            </Table.Td>
            <Table.Td>
              <Day on={row.dueOn} />
            </Table.Td>
            <Table.Td className="nowrap">
              <Day on={row.serviceStart} /> – <Day on={lastDay(row.serviceEnd)} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.grossMinor} currency={row.currency} />
            </Table.Td>
            <Table.Td className="figure">
              <Amount minor={row.openMinor} currency={row.currency} bare />
            </Table.Td>
            <Table.Td>
              <Pill state={row.paymentState}>{valueLabel(row.paymentState, language)}</Pill>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
