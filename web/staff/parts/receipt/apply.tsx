import { Checkbox, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatAmount } from '../../../../src/kernel/money.ts'
import { Deed } from '../../../ui/form/deed.tsx'
import { dateText, minorText } from '../../../ui/format.ts'
import { valueLabel } from '../../../ui/labels.ts'
import { Amount, Day, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe } from '../../queries.ts'
import type { PayableItem, ReceiptView } from '../../views/receipt.ts'
import { RECEIPT_WORDS } from '../../words/receipt.ts'
import { discountBy, fillIn, spreadOf, type TypedShares } from './spread.ts'

/** Uses what is left of a receipt for what the customer owes. */
export function ApplyRest({ view }: { readonly view: ReceiptView }) {
  const { receipt, payable, today } = view
  const { receiptId: itemId, account, currency, leftMinor, valueOn } = receipt
  return (
    <ApplyCredit
      credit={{ itemId, account, currency, leftMinor, valueOn }}
      payable={payable}
      today={today}
    />
  )
}

/** Uses what is left of money or a credit for what the customer owes, by keys alone if one likes. */
export function ApplyCredit(props: {
  readonly credit: {
    readonly itemId: string
    readonly account: string | null
    readonly currency: string
    readonly leftMinor: string
    /** From when on it counts for a discount. */
    readonly valueOn: string
  }
  readonly payable: readonly PayableItem[]
  readonly today: string
  readonly onDone?: () => void
}) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const { data: me } = useMe()
  const { credit, payable, today, onDone } = props
  const { currency, account } = credit
  const [typed, setTyped] = useState<TypedShares>({})
  const [discounted, setDiscounted] = useState<ReadonlySet<string>>(new Set())
  const [key, setKey] = useState(() => crypto.randomUUID())
  const spread = spreadOf(BigInt(credit.leftMinor), payable, typed, { currency, discounted })
  const money = (minor: bigint) => `${minorText(minor.toString(), currency, language)} ${currency}`
  const change = (itemId: string, text: string) => {
    setTyped({ ...typed, [itemId]: text })
    setKey(crypto.randomUUID())
  }
  // With its discount an item gets all the rest of it, or, left out again, what is typed anew.
  const discount = (item: PayableItem, isTaken: boolean) => {
    const { itemId, openMinor } = item
    const off = discountBy(item, credit.valueOn) ?? 0n
    setDiscounted(
      new Set(isTaken ? [...discounted, itemId] : [...discounted].filter(each => each !== itemId)),
    )
    change(itemId, isTaken ? formatAmount(BigInt(openMinor) - off, currency) : '')
  }
  if (payable.length === 0) {
    return (
      <Sheet title={own.apply}>
        <Text size="sm" c="dimmed">
          {own.nothingOwed}
        </Text>
      </Sheet>
    )
  }
  return (
    <Sheet title={own.apply}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {own.applyHelp}
        </Text>
        <Table aria-label={own.apply}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.document}</Table.Th>
              <Table.Th>{own.dueOn}</Table.Th>
              <Table.Th className="figure">{own.open}</Table.Th>
              <Table.Th className="figure">{own.gets}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {payable.map(each => (
              <PayableRow
                key={each.itemId}
                item={each}
                currency={currency}
                text={typed[each.itemId] ?? ''}
                discountMinor={discountBy(each, credit.valueOn)}
                isDiscounted={discounted.has(each.itemId)}
                onDiscount={isTaken => discount(each, isTaken)}
                onType={text => change(each.itemId, text)}
                onFill={() => {
                  const off = discountBy(each, credit.valueOn)
                  const rest = BigInt(each.openMinor) - (off ?? 0n)
                  if (off !== null && spread.restMinor >= rest) discount(each, true)
                  else change(each.itemId, fillIn(spread.restMinor, each.openMinor, currency))
                }}
              />
            ))}
          </Table.Tbody>
        </Table>
        <Deed
          command="allocateReceipt"
          input={() => ({
            accountNumber: account,
            item: credit.itemId,
            on: today,
            to: spread.shares,
          })}
          intent={key}
          key={key}
          proposes={me?.permissions['receipts.allocate'] === 'propose'}
          isReady={spread.isReady}
          does={fill(own.applyDo, { amount: money(spread.usedMinor) })}
          onDone={() => {
            setTyped({})
            setDiscounted(new Set())
            onDone?.()
          }}
        >
          <Group style={{ flex: 1 }}>
            <Text size="sm" role="status">
              {spread.restMinor < 0n
                ? fill(own.tooMuch, { amount: money(-spread.restMinor) })
                : fill(own.stays, { amount: money(spread.restMinor) })}
            </Text>
          </Group>
        </Deed>
      </Stack>
    </Sheet>
  )
}

function PayableRow(props: {
  readonly item: PayableItem
  readonly currency: string
  readonly text: string
  /** What early payment takes off, where the money came in time. */
  readonly discountMinor: bigint | null
  readonly isDiscounted: boolean
  readonly onDiscount: (isTaken: boolean) => void
  readonly onType: (text: string) => void
  readonly onFill: () => void
}) {
  const own = useWords(RECEIPT_WORDS)
  const { language } = useSpeech()
  const { item, currency, text, discountMinor } = props
  const name = item.document ?? item.reference ?? valueLabel(item.kind, language)
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        {discountMinor !== null && (
          <Checkbox
            size="xs"
            mt={4}
            label={fill(own.discount, {
              amount: `${minorText(discountMinor.toString(), currency, language)} ${currency}`,
              on: dateText(item.discountOn ?? '', language),
            })}
            checked={props.isDiscounted}
            onChange={event => props.onDiscount(event.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Td>
        <Day on={item.dueOn} />
      </Table.Td>
      <Table.Td className="figure">
        <Amount minor={item.openMinor} currency={currency} />
      </Table.Td>
      <Table.Td className="figure">
        <TextInput
          aria-label={`${own.gets} ${name}`}
          size="xs"
          w={120}
          ms="auto"
          inputMode="decimal"
          value={text}
          onChange={event => props.onType(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && text === '') props.onFill()
          }}
        />
      </Table.Td>
    </Table.Tr>
  )
}
