import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Deed } from '../../../../ui/form/deed.tsx'
import { valueLabel } from '../../../../ui/labels.ts'
import { Amount, Day, Sheet } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { useSpeech } from '../../../../ui/words/words.ts'
import { useMe } from '../../../queries.ts'
import type { RefundableCredit } from '../../../views/refund.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { ApplyCredit } from '../../receipt/apply.tsx'
import type { MoneyPart } from './tab.tsx'

/** Money and credits that pay nothing yet, each with what uses it up: applied, or given back. */
export function Credits(props: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { account, view } = props
  const [chosen, setChosen] = useState<string>()
  const credit = view.credits.find(({ itemId }) => itemId === chosen)
  if (view.credits.length === 0) {
    return (
      <Sheet title={own.credits}>
        <Text size="sm" c="dimmed">
          {own.noCredits}
        </Text>
      </Sheet>
    )
  }
  return (
    <Stack>
      <Sheet title={own.credits} aside={<ApplyAll {...props} />} bare>
        <Table aria-label={own.credits}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.credit}</Table.Th>
              <Table.Th>{own.since}</Table.Th>
              <Table.Th className="figure">{own.amount}</Table.Th>
              <Table.Th className="figure">{own.rest}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.credits.map(each => (
              <CreditRow
                key={each.itemId}
                account={account}
                credit={each}
                onApply={
                  payableBy(each, view).length === 0 ? undefined : () => setChosen(each.itemId)
                }
              />
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
      {credit !== undefined && (
        <ApplyCredit
          key={credit.itemId}
          credit={{ ...credit, account }}
          payable={payableBy(credit, view)}
          today={view.today}
          onDone={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}

/** What a credit can pay: nothing of another legal entity or currency. */
function payableBy({ entity, currency }: RefundableCredit, view: MoneyPart['view']) {
  return view.items.filter(each => each.entity === entity && each.currency === currency)
}

function CreditRow(props: {
  readonly account: string
  readonly credit: RefundableCredit
  readonly onApply: (() => void) | undefined
}) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { account, credit, onApply } = props
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const of = new URLSearchParams({ account, item: credit.itemId })
  const button = { size: 'compact-xs', variant: 'subtle' } as const
  return (
    <Table.Tr>
      <Table.Td>
        {[
          valueLabel(credit.kind, language),
          credit.method === null ? null : valueLabel(credit.method, language),
          credit.label,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Table.Td>
      <Table.Td>
        <Day on={credit.on} />
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={credit.amountMinor} currency={credit.currency} bare />
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={credit.leftMinor} currency={credit.currency} />
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {may('receipts.allocate') && onApply !== undefined && (
            <Button {...button} onClick={onApply}>
              {own.apply}
            </Button>
          )}
          {may('receipts.refund') && (
            <Button {...button} component={Link} to={`/refunds?${of}`}>
              {own.refund}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** Uses what lies there for what is open, in the order of the policy. */
function ApplyAll({ account, view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { data: me } = useMe()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const may = me?.permissions['receipts.allocate']
  const fits = view.credits.some(credit => payableBy(credit, view).length > 0)
  if (may === undefined || !fits) return null
  return (
    <Deed
      key={key}
      command="applyPayments"
      input={() => ({ accounts: [account], on: view.today })}
      intent={key}
      proposes={may === 'propose'}
      isReady
      does={own.applyAll}
      onDone={() => setKey(crypto.randomUUID())}
    />
  )
}
