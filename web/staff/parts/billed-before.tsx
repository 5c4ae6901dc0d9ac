import { Anchor, Group, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { unitWord } from '../../../src/formats/unit-words.ts'
import { MonthBars } from '../../ui/chart/bars.tsx'
import { decimalText } from '../../ui/format.ts'
import { Amount, Sheet } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { useSpeech } from '../../ui/words/words.ts'
import { useMe, useView } from '../queries.ts'
import { BILLED_BEFORE_WORDS } from '../words/billed-before.ts'

type Sums<T> = { readonly twelve: T; readonly year: T }

/** What the view of what was billed before answers; amounts are minor units as texts. */
type BilledView = {
  readonly asOf: string
  readonly billers: readonly Biller[]
  readonly billed: readonly Billed[]
}

type Biller = { readonly entity: string; readonly currency: string }

type Billed = {
  readonly currency: string
  readonly months: readonly { readonly month: string; readonly grossMinor: string }[]
  readonly charges: readonly {
    readonly productCode: string
    readonly chargeCode: string
    readonly unit: string
    readonly names: Readonly<Record<string, string>>
    readonly quantity: Sums<string>
    readonly netMinor: Sums<string>
  }[]
  readonly netMinor: Sums<string>
  readonly taxMinor: Sums<string>
  readonly grossMinor: Sums<string>
}

/** What a customer was billed in the last twelve months and this year, by month and by charge. */
export function BilledBefore({ account }: { readonly account: string }) {
  const own = useWords(BILLED_BEFORE_WORDS)
  const view = useView<BilledView>(`billed-before/${encodeURIComponent(account)}`)
  const { data: me } = useMe()
  if (view.data === undefined) return null
  const { billed, billers } = view.data
  const list = `/lists/billed-before?${new URLSearchParams({ account })}`
  return (
    <Sheet
      title={own.title}
      aside={
        <Group gap="md">
          {me?.permissions['messages.read'] !== undefined && (
            <Statements account={account} billers={billers} />
          )}
          <Anchor component={Link} to={list} size="sm">
            {own.all}
          </Anchor>
        </Group>
      }
      bare
    >
      {billed.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {own.none}
        </Text>
      )}
      {billed.map(each => (
        <OneCurrency key={each.currency} billed={each} />
      ))}
    </Sheet>
  )
}

/** The statements of last month as they would be made now: to look at, or for a spreadsheet. */
function Statements(props: { readonly account: string; readonly billers: readonly Biller[] }) {
  const own = useWords(BILLED_BEFORE_WORDS)
  const { account, billers } = props
  return billers.map(({ entity, currency }) => {
    const asked = new URLSearchParams({ legalEntity: entity, currency })
    const to = (type: string) =>
      `/v1/accounts/${encodeURIComponent(account)}/statement.${type}?${asked}`
    const name = `${own.statement}${billers.length > 1 ? ` ${entity} ${currency}` : ''}`
    return (
      <Text key={`${entity} ${currency}`} size="sm" c="dimmed">
        {name}:{' '}
        <Anchor
          href={to('pdf')}
          target="_blank"
          size="sm"
          underline="always"
          aria-label={`${name} ${own.asPdf}`}
        >
          {own.asPdf}
        </Anchor>{' '}
        <Anchor href={to('csv')} size="sm" underline="always" aria-label={`${name} ${own.asCsv}`}>
          {own.asCsv}
        </Anchor>
      </Text>
    )
  })
}

function OneCurrency({ billed }: { readonly billed: Billed }) {
  const { language } = useSpeech()
  const own = useWords(BILLED_BEFORE_WORDS)
  const { currency, months, charges } = billed
  // Charges of one product are told apart by their codes; nobody else need read them.
  const nameOf = (charge: (typeof charges)[number]) =>
    charge.names[language] ?? charge.names.en ?? charge.productCode
  const bars = months.map(({ month, grossMinor }) => ({ month, minor: BigInt(grossMinor) }))
  const sums = [
    [own.net, billed.netMinor],
    [own.tax, billed.taxMinor],
    [own.gross, billed.grossMinor],
  ] as const
  return (
    <Group align="flex-start" wrap="wrap" gap="lg" p="sm">
      <div style={{ flex: '1 1 300px', maxWidth: 420 }}>
        <MonthBars title={own.byMonth} currency={currency} bars={bars} />
      </div>
      <div style={{ flex: '2 1 420px', overflowX: 'auto' }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.product}</Table.Th>
              <Table.Th className="figure">{own.quantity}</Table.Th>
              <Table.Th className="figure">{own.twelve}</Table.Th>
              <Table.Th className="figure">{own.year}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {charges.map(each => (
              <Table.Tr key={`${each.productCode} ${each.chargeCode} ${each.unit}`}>
                <Table.Td>
                  {nameOf(each)}
                  {charges.some(other => other !== each && nameOf(other) === nameOf(each)) && (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      {each.chargeCode}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="figure">
                  {decimalText(each.quantity.twelve, language)}{' '}
                  {unitWord(each.unit, each.quantity.twelve, language)}
                </Table.Td>
                <Figures sums={each.netMinor} currency={currency} />
              </Table.Tr>
            ))}
            {sums.map(([name, each]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" colSpan={2}>
                  {name}
                </Table.Th>
                <Figures sums={each} currency={currency} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Group>
  )
}

function Figures(props: { readonly sums: Sums<string>; readonly currency: string }) {
  const { sums, currency } = props
  return (
    <>
      {[sums.twelve, sums.year].map((minor, i) => (
        <Table.Td key={i} className="figure">
          <Amount minor={minor} currency={currency} bare={i === 0} />
        </Table.Td>
      ))}
    </>
  )
}
