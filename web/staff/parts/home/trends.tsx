import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { MonthBars } from '../../../ui/chart/bars.tsx'
import { yearOf } from '../../../ui/chart/short.ts'
import { decimalText } from '../../../ui/format.ts'
import { Amount, Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { HOME_WORDS } from '../../words/home.ts'

type TrendsView = {
  readonly today: string
  readonly billed: readonly MonthSum[]
  readonly received: readonly MonthSum[]
}
type OwedView = {
  readonly owed: readonly {
    readonly currency: string
    readonly owedMinor: string
    readonly overdueMinor: string
    readonly unappliedMinor: string
  }[]
}
type MonthSum = { readonly month: string; readonly currency: string; readonly minor: string }

/** A year of billing and of money, currency by currency. */
export function Trends() {
  const homeWords = useWords(HOME_WORDS)
  const trends = useView<TrendsView>('trends')
  if (trends.isError) return null
  // The room is there before the figures are, so that nothing moves when they come.
  if (trends.data === undefined) return <div style={{ minHeight: 240 }} aria-busy="true" />
  const { today, billed, received } = trends.data
  const currencies = [...new Set([...billed, ...received].map(({ currency }) => currency))].sort()
  const series = [
    [homeWords.billed, billed, '/lists/documents'],
    [homeWords.received, received, '/lists/receipts'],
  ] as const
  return (
    <Stack>
      {currencies.slice(0, 3).map(currency => (
        <SimpleGrid key={currency} cols={{ base: 1, sm: 2 }}>
          {series.map(([title, sums, to]) => (
            <Sheet
              key={title}
              title={`${title} · ${currency}`}
              aside={
                <Anchor component={Link} to={`${to}?currency=${currency}`} size="xs">
                  {homeWords.list}
                </Anchor>
              }
            >
              <MonthBars title={title} currency={currency} bars={yearOf(sums, currency, today)} />
            </Sheet>
          ))}
        </SimpleGrid>
      ))}
    </Stack>
  )
}

/** What is owed, what of it is overdue, and money that is not used yet, currency by currency. */
export function Owed() {
  const homeWords = useWords(HOME_WORDS)
  const { language } = useSpeech()
  const view = useView<OwedView>('owed')
  if (view.isError) return null
  if (view.data === undefined) return <div style={{ minHeight: 70 }} aria-busy="true" />
  const { owed } = view.data
  if (owed.length === 0) return null
  return (
    <Sheet bare>
      <div className="figures">
        {owed.map(({ currency, owedMinor, overdueMinor, unappliedMinor }) => {
          const share = owedMinor === '0' ? 0n : (1000n * BigInt(overdueMinor)) / BigInt(owedMinor)
          const percent = decimalText(`${share / 10n}.${share % 10n}`, language)
          const figures = [
            [homeWords.owed, owedMinor, ''],
            [homeWords.overdue, overdueMinor, fill(homeWords.share, { percent })],
            [homeWords.unapplied, unappliedMinor, ''],
          ] as const
          return figures.map(([name, minor, detail]) => (
            <div key={`${currency} ${name}`}>
              <Text size="xs" c="dimmed">
                {name}
              </Text>
              <Text fw={600} size="md">
                <Amount minor={minor} currency={currency} />
              </Text>
              <Text size="xs" c="dimmed" mih={18}>
                {detail}
              </Text>
            </div>
          ))
        })}
      </div>
    </Sheet>
  )
}
