import { Alert, Anchor, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import '../../../ui/chart/series.css'
import { type Point, SeriesBars } from '../../../ui/chart/series.tsx'
import { decimalText, figureText } from '../../../ui/format.ts'
import { Pill, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { WHAT_IF_WORDS } from '../../words/what-if.ts'
import { spreadOf } from './spread.ts'

/** A customer whose bills would differ, or who could not be worked out. */
export type WhatIfRow = {
  readonly account: string
  readonly name: string
  readonly outcome: 'differs' | 'held' | 'failed'
  readonly factsChanged: boolean
  readonly message?: string
  readonly currency?: string
  readonly periods?: number
  readonly netBefore?: string
  readonly netAfter?: string
  readonly netDifference?: string
  readonly toPayDifference?: string
}

export type WhatIfTotal = {
  readonly accounts: number
  readonly differ: number
  readonly differByFacts: number
  readonly failed: number
  readonly totals: readonly {
    readonly currency: string
    readonly netBefore: string
    readonly netAfter: string
    readonly netDifference: string
    readonly toPayDifference: string
  }[]
}

const SHOWN = 200

/** What a what-if came to: in total, how it spreads, and by customer. */
export function WhatIfResult(props: {
  readonly rows: readonly WhatIfRow[]
  readonly total: WhatIfTotal
}) {
  const { rows, total } = props
  const own = useWords(WHAT_IF_WORDS)
  const { language } = useSpeech()
  const count = (value: number) => decimalText(String(value), language)
  return (
    <Stack>
      <Sheet title={own.total} bare>
        <Text size="sm" px="sm" role="status">
          {fill(own.looked, {
            accounts: count(total.accounts),
            differ: count(total.differ),
            failed: count(total.failed),
          })}
          {total.differByFacts > 0 &&
            ` ${fill(own.byFacts, { count: count(total.differByFacts) })}`}
        </Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.currency}</Table.Th>
              <Table.Th className="figure">{own.before}</Table.Th>
              <Table.Th className="figure">{own.after}</Table.Th>
              <Table.Th className="figure">{own.difference}</Table.Th>
              <Table.Th className="figure">{own.toPay}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {total.totals.map(each => (
              <Table.Tr key={each.currency}>
                <Table.Th scope="row">{each.currency}</Table.Th>
                <Table.Td className="figure">{decimalText(each.netBefore, language)}</Table.Td>
                <Table.Td className="figure">{decimalText(each.netAfter, language)}</Table.Td>
                <Table.Td className="figure">{decimalText(each.netDifference, language)}</Table.Td>
                <Table.Td className="figure">
                  {decimalText(each.toPayDifference, language)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
      {total.totals.map(({ currency }) => (
        <Spread key={currency} currency={currency} rows={rows} />
      ))}
      <Sheet title={own.byCustomer} bare>
        {rows.length === 0 ? (
          <Text size="sm" px="sm" pb="sm">
            {own.nobody}
          </Text>
        ) : (
          <Customers rows={rows} />
        )}
      </Sheet>
    </Stack>
  )
}

function Spread(props: { readonly currency: string; readonly rows: readonly WhatIfRow[] }) {
  const own = useWords(WHAT_IF_WORDS)
  const { language } = useSpeech()
  const differences = props.rows
    .filter(({ currency }) => currency === props.currency)
    .map(({ netDifference }) => Number(netDifference))
  if (differences.length < 2) return null
  const figure = (value: number) => figureText(value, language)
  const points = spreadOf(differences).map(
    ({ from, to, count }): Point => ({
      key: String(from),
      value: count,
      tick: figure(from),
      told: fill(own.bucket, { from: figure(from), to: figure(to), count }),
    }),
  )
  const title = fill(own.spread, { currency: props.currency })
  return (
    <Sheet title={title}>
      <SeriesBars
        summary={`${title}: ${points.map(({ told }) => told).join('; ')}`}
        unit={props.currency}
        points={points}
        format={figure}
      />
    </Sheet>
  )
}

function Customers({ rows }: { readonly rows: readonly WhatIfRow[] }) {
  const own = useWords(WHAT_IF_WORDS)
  const { language } = useSpeech()
  const size = ({ netDifference }: WhatIfRow) => Math.abs(Number(netDifference ?? 0))
  const shown = rows.toSorted((a, b) => size(b) - size(a)).slice(0, SHOWN)
  const amount = (text: string | undefined) =>
    text === undefined ? '' : decimalText(text, language)
  return (
    <>
      {rows.length > SHOWN && (
        <Alert color="blue" role="note" p="xs" m="sm">
          {fill(own.largest, { count: SHOWN, all: decimalText(String(rows.length), language) })}
        </Alert>
      )}
      <div className="list" style={{ maxHeight: 520 }}>
        <Table stickyHeader aria-label={own.byCustomer}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.customer}</Table.Th>
              <Table.Th className="figure">{own.periods}</Table.Th>
              <Table.Th className="figure">{own.before}</Table.Th>
              <Table.Th className="figure">{own.after}</Table.Th>
              <Table.Th className="figure">{own.difference}</Table.Th>
              <Table.Th className="figure">{own.toPay}</Table.Th>
              <Table.Th>{own.note}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(row => (
              <Table.Tr key={`${row.account} ${row.currency ?? ''}`}>
                <Table.Th scope="row">
                  <Anchor
                    component={Link}
                    to={`/accounts/${encodeURIComponent(row.account)}`}
                    size="sm"
                  >
                    {row.account}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {row.name}
                  </Text>
                </Table.Th>
                <Table.Td className="figure">{row.periods}</Table.Td>
                <Table.Td className="figure">{amount(row.netBefore)}</Table.Td>
                <Table.Td className="figure">{amount(row.netAfter)}</Table.Td>
                <Table.Td className="figure">{amount(row.netDifference)}</Table.Td>
                <Table.Td className="figure">
                  {amount(row.toPayDifference)} {row.currency}
                </Table.Td>
                <Table.Td>
                  {row.message !== undefined && <Pill state="failed">{row.message}</Pill>}
                  {row.factsChanged && <Pill state="review">{own.factsChanged}</Pill>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  )
}
