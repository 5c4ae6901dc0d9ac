import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../../../ui/failure.tsx'
import { dateText, minorText } from '../../../../ui/format.ts'
import { valueLabel } from '../../../../ui/labels.ts'
import { Pill, Waiting } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../../ui/words/words.ts'
import { useMe, useView } from '../../../queries.ts'
import type { AccountPaymentsView } from '../../../views/account-payments.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { RefundsOf } from '../../refund/refunds-of.tsx'
import { PaymentOfAccount } from '../../standing.tsx'
import { creditorsOf } from './creditors.ts'
import { Credits } from './credits.tsx'
import { Owed } from './owed.tsx'
import { PaidByOthers } from './paid-by-others.tsx'
import { PayLink } from './pay-link.tsx'
import { Plans } from './plans.tsx'
import { Receipts } from './receipts.tsx'
import { RecordReceipt } from './record.tsx'
import { Ways } from './ways.tsx'

/** What every part of the tab is given: the customer, and its money. */
export type MoneyPart = { readonly account: string; readonly view: AccountPaymentsView }

/** The money of a customer as a cash clerk works with it: what is open, what came in, what one does. */
export function MoneyOfAccount({ account }: { readonly account: string }) {
  const view = useView<AccountPaymentsView>(`account-payments/${encodeURIComponent(account)}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const part = { account, view: view.data }
  const { standing, refunds } = view.data
  return (
    <Stack>
      <Steps {...part} />
      {standing.length > 0 && (
        <PaymentOfAccount rows={standing} account={account} today={view.data.today} bare />
      )}
      <UnderWay {...part} />
      <Owed {...part} />
      <Credits {...part} />
      <Receipts {...part} />
      <PaidByOthers {...part} />
      <Ways {...part} />
      <Plans {...part} />
      {refunds.length > 0 && <RefundsOf refunds={refunds} />}
    </Stack>
  )
}

/** What is done most, each prefilled; the form of one opens in place. */
function Steps({ account, view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { data: me } = useMe()
  const [open, setOpen] = useState<'record' | 'link'>()
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const of = new URLSearchParams({ account })
  const named = new URLSearchParams({ accountNumber: account })
  // Of whom nothing is known yet, the form of fields asks for the legal entity.
  const isNew = creditorsOf(view).length === 0
  const close = () => setOpen(undefined)
  const button = { size: 'xs', variant: 'default' } as const
  return (
    <>
      <Group gap="xs">
        {may('receipts.record') && isNew && (
          <Button size="xs" component={Link} to={`/do/recordReceipt?${named}`}>
            {own.record}
          </Button>
        )}
        {may('receipts.record') && !isNew && (
          <Button size="xs" aria-expanded={open === 'record'} onClick={() => setOpen('record')}>
            {own.record}
          </Button>
        )}
        {may('payments.request') && !isNew && (
          <Button {...button} aria-expanded={open === 'link'} onClick={() => setOpen('link')}>
            {own.link}
          </Button>
        )}
        {may('plans.agree') && view.items.length > 0 && (
          <Button {...button} component={Link} to={`/new-payment-plan?${of}`}>
            {own.plan}
          </Button>
        )}
        {may('receipts.refund') && view.credits.length > 0 && (
          <Button {...button} component={Link} to={`/refunds?${of}`}>
            {own.refund}
          </Button>
        )}
      </Group>
      {open === 'record' && <RecordReceipt account={account} view={view} onClose={close} />}
      {open === 'link' && <PayLink account={account} view={view} onClose={close} />}
    </>
  )
}

/** What is being taken just now, so that nobody takes it twice. */
function UnderWay({ view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  return view.underWay.map(each => (
    <Group key={each.paymentId} gap="xs">
      <Pill state={each.state}>{valueLabel(each.state, language)}</Pill>
      <Text size="sm">
        {fill(own.underWay, {
          amount: `${minorText(each.amountMinor, each.currency, language)} ${each.currency}`,
          day: dateText(each.collectOn, language),
          by: each.by ?? own.aPage,
        })}
      </Text>
    </Group>
  ))
}
