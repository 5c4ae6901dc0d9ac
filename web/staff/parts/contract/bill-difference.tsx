import { Alert, Table, Text } from '@mantine/core'
import { dateText, decimalText, lastDay, shortened } from '../../../ui/format.ts'
import { Amount, Day } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { CHANGE_WORDS } from '../../words/change.ts'
import { priceText } from '../price/price-text.ts'

type Side = {
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly netMinor: string
} | null

type Sums = {
  readonly documents: number
  readonly netMinor: string
  readonly taxMinor: string
  readonly payableMinor: string
}

/** What a change does to a bill, as the server compares them. */
export type BillDifference = {
  readonly entity: string
  readonly currency: string
  readonly through: string
  readonly issueOn: string
  readonly before: Sums
  readonly after: Sums
  readonly lines: readonly {
    readonly kind: string
    readonly subscription: string
    readonly charge: string
    readonly description: string
    readonly from: string
    readonly to: string
    readonly before: Side
    readonly after: Side
  }[]
  readonly same: number
}

export type ChangePreview = {
  readonly answer: unknown
  readonly bills: readonly BillDifference[]
  readonly usageLeftOut: string | null
  readonly notBilled: string | null
}

/** The next bill without a change and with it, line by line: what comes back, what is charged instead. */
export function BillDifferences({ preview }: { readonly preview: ChangePreview }) {
  const own = useWords(CHANGE_WORDS)
  const { bills, usageLeftOut, notBilled } = preview
  return (
    <>
      {notBilled !== null && (
        <Alert color="orange" p="xs" m="sm">
          {fill(own.notBilled, { why: notBilled })}
        </Alert>
      )}
      {usageLeftOut !== null && (
        <Alert color="blue" p="xs" m="sm">
          {fill(own.usageOut, { why: usageLeftOut })}
        </Alert>
      )}
      {bills.map(bill => (
        <Bill key={`${bill.entity} ${bill.currency}`} bill={bill} />
      ))}
      {bills.length === 0 && notBilled === null && (
        <Text size="sm" c="dimmed" p="sm">
          {own.noDifference}
        </Text>
      )}
    </>
  )
}

function Bill({ bill }: { readonly bill: BillDifference }) {
  const { language } = useSpeech()
  const own = useWords(CHANGE_WORDS)
  const day = (on: string) => dateText(on, language)
  const { before, after, currency } = bill
  return (
    <>
      <Text size="sm" c="dimmed" px="sm" pb={4}>
        {fill(own.nextBill, { day: day(lastDay(bill.through)), issued: day(bill.issueOn) })}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.line}</Table.Th>
            <Table.Th>{own.period}</Table.Th>
            <Table.Th className="figure">{own.without}</Table.Th>
            <Table.Th className="figure">{own.with}</Table.Th>
            <Table.Th className="figure">{own.difference}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bill.lines.map((line, i) => (
            <Line key={i} line={line} currency={currency} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {(
            [
              [own.net, 'netMinor'],
              [own.tax, 'taxMinor'],
              [own.toPay, 'payableMinor'],
            ] as const
          ).map(([name, of]) => (
            <Table.Tr key={of} fw={of === 'payableMinor' ? 600 : 400}>
              <Table.Td colSpan={2}>
                {name}
                {of === 'netMinor' && bill.same > 0 && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {fill(own.same, { count: bill.same })}
                  </Text>
                )}
              </Table.Td>
              <Sum minor={before[of]} currency={currency} />
              <Sum minor={after[of]} currency={currency} />
              <Sum
                minor={String(BigInt(after[of]) - BigInt(before[of]))}
                currency={currency}
                isDifference
              />
            </Table.Tr>
          ))}
        </Table.Tfoot>
      </Table>
    </>
  )
}

function Sum(props: {
  readonly minor: string
  readonly currency: string
  readonly isDifference?: boolean
}) {
  const { minor, currency, isDifference = false } = props
  const isPlus = isDifference && !minor.startsWith('-') && minor !== '0'
  return (
    <Table.Td className="figure">
      {isPlus && '+'}
      <Amount minor={minor} currency={currency} />
    </Table.Td>
  )
}

function Line(props: {
  readonly line: BillDifference['lines'][number]
  readonly currency: string
}) {
  const { line, currency } = props
  const own = useWords(CHANGE_WORDS)
  const { before, after } = line
  const net = (side: Side) => BigInt(side?.netMinor ?? '0')
  const isBack = line.kind === 'reversal' || line.kind === 'correction'
  return (
    <Table.Tr>
      <Table.Td>
        {line.description}
        <Text size="xs" c="dimmed">
          {line.subscription}
          {isBack && ` · ${own.kindCredit}`}
        </Text>
      </Table.Td>
      <Table.Td className="nowrap">
        <Day on={line.from} /> – <Day on={lastDay(line.to)} />
      </Table.Td>
      <SideCell side={before} currency={currency} />
      <SideCell side={after} currency={currency} />
      <Sum minor={String(net(after) - net(before))} currency={currency} isDifference />
    </Table.Tr>
  )
}

function SideCell({ side, currency }: { readonly side: Side; readonly currency: string }) {
  const { language } = useSpeech()
  if (side === null) return <Table.Td className="figure">–</Table.Td>
  const factors = (quantity: string, unitPrice: string) =>
    `${decimalText(quantity, language)} ${side.unit} × ${priceText(unitPrice, currency, language)}`
  return (
    <Table.Td className="figure">
      <Amount minor={side.netMinor} currency={currency} bare />
      <Text size="xs" c="dimmed" title={factors(side.quantity, side.unitPrice)}>
        {factors(shortened(side.quantity), shortened(side.unitPrice, 6))}
      </Text>
    </Table.Td>
  )
}
