import '../../../ui/chart/series.css'
import { Anchor, Group, SimpleGrid, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Point, SeriesBars } from '../../../ui/chart/series.tsx'
import { shortMonth } from '../../../ui/chart/short.ts'
import { decimalText, figureText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useMe, useView } from '../../queries.ts'
import { ACCOUNT_USAGE_WORDS } from '../../words/account-usage.ts'

/** What the view of a customer's usage answers; quantities are exact decimals as texts. */
type UsageView = {
  readonly months: readonly string[]
  readonly meters: readonly Counted[]
}

type Counted = {
  readonly meterCode: string
  readonly meterName: Readonly<Record<string, string>>
  readonly unit: string
  readonly serials: readonly string[]
  /** One a month; null where nothing is known. */
  readonly quantities: readonly (string | null)[]
}

/** A year of what a customer used, a picture for each thing that is counted, with what counted it. */
export function AccountUsage({ account }: { readonly account: string }) {
  const { data: me } = useMe()
  if (me?.permissions['usage.read'] === undefined) return null
  return <Usage account={account} />
}

function Usage({ account }: { readonly account: string }) {
  const own = useWords(ACCOUNT_USAGE_WORDS)
  const view = useView<UsageView>(`account-usage/${encodeURIComponent(account)}`)
  if (view.data === undefined || view.data.meters.length === 0) return null
  const { months, meters } = view.data
  return (
    <Sheet title={own.title}>
      <SimpleGrid cols={{ base: 1, md: meters.length > 1 ? 2 : 1 }} spacing="lg">
        {meters.map(each => (
          <OneMeter key={each.meterCode} account={account} months={months} counted={each} />
        ))}
      </SimpleGrid>
      {meters.some(({ serials }) => serials.length > 0) && (
        <Text size="xs" c="dimmed" mt={6}>
          {own.note}
        </Text>
      )}
    </Sheet>
  )
}

function OneMeter(props: {
  readonly account: string
  readonly months: readonly string[]
  readonly counted: Counted
}) {
  const { account, months, counted } = props
  const { meterCode, meterName, unit, serials, quantities } = counted
  const own = useWords(ACCOUNT_USAGE_WORDS)
  const { language } = useSpeech()
  const name = meterName[language] ?? meterName.en ?? meterCode
  const figure = (value: number) => figureText(value, language)
  const points = months.map((month, i): Point => {
    const quantity = quantities[i] ?? null
    const known = quantity === null ? own.unknown : `${decimalText(quantity, language)} ${unit}`
    return {
      key: month,
      tick: shortMonth(month, language),
      value: quantity === null ? 0 : Number(quantity),
      told: `${shortMonth(month, language)} ${month.slice(0, 4)}: ${known}`,
    }
  })
  const total = points.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const events = `/lists/usage-events?${new URLSearchParams({ account, meter: meterCode })}`
  const links =
    serials.length === 0
      ? [[own.events, events] as const]
      : serials.map(
          serial =>
            [
              serial,
              `/meters/${encodeURIComponent(serial)}?${new URLSearchParams({ account })}`,
            ] as const,
        )
  return (
    <div>
      <Group justify="space-between" gap="sm" mb={2}>
        <Text size="sm" fw={600} component="h3">
          {name}{' '}
          <Text span size="sm" c="dimmed">
            {fill(own.inAll, { quantity: figure(total), unit })}
          </Text>
        </Text>
        <Group gap="sm">
          {links.map(([label, to]) => (
            <Anchor key={to} component={Link} to={to} size="sm">
              {label}
            </Anchor>
          ))}
        </Group>
      </Group>
      <SeriesBars
        summary={fill(own.summary, { name, told: points.map(({ told }) => told).join('; ') })}
        unit={unit}
        points={points}
        format={figure}
      />
    </div>
  )
}
