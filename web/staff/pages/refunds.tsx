import { Anchor, Stack } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Failure } from '../../ui/failure.tsx'
import { labelOf } from '../../ui/labels.ts'
import { Heading, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { FindCustomer } from '../parts/find-customer.tsx'
import { ListTabs } from '../parts/list-tabs.tsx'
import { RefundDesk } from '../parts/refund/desk.tsx'
import { RefundsOf } from '../parts/refund/refunds-of.tsx'
import { useMe, useView } from '../queries.ts'
import type { RefundView } from '../views/refund.ts'
import { REFUND_WORDS } from '../words/refund.ts'

type Search = { readonly account?: string; readonly item?: string; readonly payment?: string }

/** Refunds: of one customer, what may go back and how; without one, all refunds and where they stand. */
export function RefundsPage() {
  const { words } = useSpeech()
  const own = useWords(REFUND_WORDS)
  const { data: me } = useMe()
  const { account } = useSearch({ strict: false }) as Search
  if (account !== undefined) return <OfCustomer key={account} number={String(account)} />
  return (
    <>
      <Heading over={words.nouns.cash} title={own.title} />
      <Stack>
        {me?.permissions['receipts.refund'] !== undefined && <Find />}
        <AllRefunds />
      </Stack>
    </>
  )
}

function OfCustomer({ number }: { readonly number: string }) {
  const { words } = useSpeech()
  const own = useWords(REFUND_WORDS)
  const { item, payment } = useSearch({ strict: false }) as Search
  const view = useView<RefundView>(`refunds/${encodeURIComponent(number)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { account, refunds } = view.data
  return (
    <>
      <Heading
        over={
          <>
            {words.nouns.cash} · {own.title} ·{' '}
            <Anchor
              component={Link}
              to={`/accounts/${encodeURIComponent(account.accountNumber)}?tab=payments`}
              size="xs"
              underline="always"
            >
              {account.accountNumber}
            </Anchor>
          </>
        }
        title={account.name}
      />
      <Stack>
        <RefundDesk view={view.data} item={item} payment={payment} />
        <RefundsOf refunds={refunds} />
      </Stack>
    </>
  )
}

/** Whose credit is to be refunded. */
function Find() {
  const own = useWords(REFUND_WORDS)
  const navigate = useNavigate()
  return (
    <FindCustomer
      title={own.start}
      help={own.startHelp}
      label={own.account}
      open={own.open}
      onFound={account => navigate({ to: '/refunds', search: { account } })}
    />
  )
}

const LISTS = ['refund-proposals', 'provider-refunds', 'refunds', 'refund-runs'] as const

/** All refunds, by how they go. */
function AllRefunds() {
  const { language } = useSpeech()
  return <ListTabs tabs={LISTS.map(list => ({ name: labelOf(list, language), list }))} />
}
