import { Anchor, Button, Group, List, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../../../ui/failure.tsx'
import { valueLabel } from '../../../../ui/labels.ts'
import { Amount, Day, Pill, Sheet, Waiting } from '../../../../ui/parts.tsx'
import { useWords } from '../../../../ui/words/in-four.ts'
import { useSpeech } from '../../../../ui/words/words.ts'
import { useMe, useView } from '../../../queries.ts'
import type { ReceiptOfAccount } from '../../../views/account-payments.ts'
import type { ReceiptView } from '../../../views/receipt.ts'
import { ACCOUNT_PAYMENTS_WORDS } from '../../../words/account-payments.ts'
import { RECEIPT_WORDS } from '../../../words/receipt.ts'
import { TakeBack } from '../../receipt/take-back.tsx'
import { ReceiptUses } from '../../receipt/uses.tsx'
import type { MoneyPart } from './tab.tsx'

/** What one does with a receipt in place. */
type Doing = { readonly receiptId: string; readonly what: 'uses' | 'returned' }

/** What came in and what each paid; each taken off or back in place. */
export function Receipts({ view }: MoneyPart) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const [doing, setDoing] = useState<Doing>()
  if (view.receipts.length === 0) {
    return (
      <Sheet title={own.receipts}>
        <Text size="sm" c="dimmed">
          {own.noReceipts}
        </Text>
      </Sheet>
    )
  }
  return (
    <Stack>
      {doing !== undefined && (
        <InPlace
          key={`${doing.receiptId} ${doing.what}`}
          doing={doing}
          onClose={() => setDoing(undefined)}
        />
      )}
      <Sheet title={own.receipts} bare>
        <Table aria-label={own.receipts}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.on}</Table.Th>
              <Table.Th>{own.how}</Table.Th>
              <Table.Th className="figure">{own.amount}</Table.Th>
              <Table.Th>{own.paid}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {view.receipts.map(each => (
              <ReceiptRow
                key={each.receiptId}
                receipt={each}
                onDo={what => setDoing({ receiptId: each.receiptId, what })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
    </Stack>
  )
}

function ReceiptRow(props: {
  readonly receipt: ReceiptOfAccount
  readonly onDo: (what: Doing['what']) => void
}) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { receipt, onDo } = props
  const may = (permission: string) => me?.permissions[permission] !== undefined
  const button = { size: 'compact-xs', variant: 'subtle' } as const
  const isHere = receipt.wentBack === null
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/receipts/${receipt.receiptId}`} size="sm">
          <Day on={receipt.bookedOn} />
        </Anchor>
      </Table.Td>
      <Table.Td>
        {[valueLabel(receipt.method, language), receipt.by].filter(Boolean).join(' · ')}
        {receipt.reference !== null && (
          <Text size="xs" c="dimmed" maw={260} truncate title={receipt.reference}>
            {receipt.reference}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={receipt.amountMinor} currency={receipt.currency} />
      </Table.Td>
      <Table.Td>
        <Paid receipt={receipt} />
      </Table.Td>
      <Table.Td>
        {isHere && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            {may('receipts.allocate') && receipt.uses.some(({ kind }) => kind === 'applied') && (
              <Button {...button} onClick={() => onDo('uses')}>
                {own.takeOff}
              </Button>
            )}
            {may('receipts.reverse') && (
              <Button {...button} onClick={() => onDo('returned')}>
                {own.cameBack}
              </Button>
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** What a receipt paid, a line each; what is left of it last. */
function Paid({ receipt }: { readonly receipt: ReceiptOfAccount }) {
  const own = useWords(ACCOUNT_PAYMENTS_WORDS)
  const words = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const { currency, wentBack, leftMinor, uses } = receipt
  if (wentBack !== null) {
    return (
      <Group gap={6}>
        <Pill state="failed">{words.wentBack}</Pill>
        <Text span size="xs" c="dimmed">
          {valueLabel(wentBack, language)}
        </Text>
      </Group>
    )
  }
  return (
    <List size="sm" listStyleType="none">
      {uses.map((use, i) => (
        <List.Item key={i}>
          {use.document === null ? (
            [valueLabel(use.kind, language), use.reference].filter(Boolean).join(' · ')
          ) : (
            <Anchor
              component={Link}
              to={`/documents/${encodeURIComponent(use.document)}`}
              size="sm"
            >
              {use.document}
            </Anchor>
          )}{' '}
          {use.account}{' '}
          {uses.length + (leftMinor === '0' ? 0 : 1) > 1 && (
            <Amount minor={use.amountMinor} currency={currency} />
          )}
        </List.Item>
      ))}
      {leftMinor !== '0' && (
        <List.Item>
          <Amount minor={leftMinor} currency={currency} />{' '}
          <Text span size="xs" c="dimmed">
            {own.unused}
          </Text>
        </List.Item>
      )}
    </List>
  )
}

/** The form of what is done with a receipt, with the receipt as it stands now. */
function InPlace(props: { readonly doing: Doing; readonly onClose: () => void }) {
  const words = useWords(RECEIPT_WORDS)
  const { doing, onClose } = props
  const view = useView<ReceiptView>(`receipts/${doing.receiptId}`)
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  if (doing.what === 'returned') {
    if (view.data.receipt.reversal !== null) return null
    return <TakeBack kind="returned" view={view.data} onClose={onClose} />
  }
  return (
    <Stack gap="xs">
      <ReceiptUses view={view.data} />
      <Group>
        <Button size="xs" variant="default" onClick={onClose}>
          {words.leave}
        </Button>
      </Group>
    </Stack>
  )
}
