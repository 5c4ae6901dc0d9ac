import { Anchor, Group, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Point, Trend } from '../../../ui/chart/trend.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { monthText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { FIGURES_WORDS } from '../../words/figures.ts'
import { KPI_KINDS, type Kpi, pointsOf, SHOWN, toldOf } from './kpis.ts'

type KpiView = {
  readonly today: string
  readonly currency: string
  readonly months: readonly {
    readonly month: string
    readonly part: string
    readonly whole: string
  }[]
}

/** Key figures with their year; with what each of them means where there is room for it. */
export function KeyFigures(props: {
  readonly kpis?: readonly Kpi[]
  readonly isExplained?: boolean
}) {
  const { kpis = SHOWN, isExplained = false } = props
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="sm" verticalSpacing="sm">
      {kpis.map(kpi => (
        <KeyFigure key={kpi} kpi={kpi} isExplained={isExplained} />
      ))}
    </SimpleGrid>
  )
}

function KeyFigure({ kpi, isExplained }: { readonly kpi: Kpi; readonly isExplained: boolean }) {
  const own = useWords(FIGURES_WORDS)
  const view = useView<KpiView>(`kpi?code=${kpi}`)
  const { to } = KPI_KINDS[kpi]
  const points = view.data === undefined ? [] : pointsOf(kpi, view.data.months, view.data.today)
  return (
    <Sheet
      title={
        <Anchor component={Link} to={to} inherit c="inherit">
          {own[kpi]}
        </Anchor>
      }
    >
      {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
      {/* The room is there before the figures are, so that nothing moves when they come. */}
      <div style={{ minHeight: 156 }} aria-busy={view.isPending}>
        {view.isPending && <Skeleton height={148} />}
        {view.isSuccess && <KpiFigure kpi={kpi} points={points} today={view.data.today} />}
      </div>
      {isExplained && (
        <Text size="xs" c="dimmed" mt={6}>
          {own[`${kpi}Is`]}
          {kpi === 'daysSalesOutstanding' || kpi === 'unpaidOfDue'
            ? ` ${fill(own.inCurrency, { currency: view.data?.currency ?? '' })}`
            : ''}
        </Text>
      )}
    </Sheet>
  )
}

/** The last whole month, large; the month under way beside it, smaller; and the year as a line. */
function KpiFigure(props: {
  readonly kpi: Kpi
  readonly points: readonly Point[]
  readonly today: string
}) {
  const own = useWords(FIGURES_WORDS)
  const { language } = useSpeech()
  const { kpi, points, today } = props
  const { whole, underWay, better } = toldOf(kpi, points, today)
  const text = (value: number | null) => {
    const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value ?? 0)
    const isPercent = KPI_KINDS[kpi].unit === 'percent'
    return isPercent ? `${figure}\u00a0%` : fill(own.days, { count: figure })
  }
  const shown = whole ?? underWay
  if (shown === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {own.nothing}
      </Text>
    )
  }
  return (
    <>
      <Group gap="xs" align="baseline">
        <Text size="xl" fw={600} className="figure">
          {text(shown.value)}
        </Text>
        <Text size="xs" c="dimmed">
          {monthText(`${shown.month}-01`, language)}
        </Text>
      </Group>
      <Text size="xs" mih={18} c={tone(better)}>
        {better === undefined ? '' : better ? own.better : own.worse}
      </Text>
      <Trend title={own[kpi]} points={points} text={text} underWay={underWay?.month} />
      <Text size="xs" c="dimmed" mih={18}>
        {underWay !== undefined &&
          whole !== undefined &&
          fill(own.soFar, {
            month: monthText(`${underWay.month}-01`, language),
            value: text(underWay.value),
          })}
      </Text>
    </>
  )
}

function tone(better: boolean | undefined): string {
  if (better === undefined) return 'dimmed'
  return better ? 'var(--good-text)' : 'var(--bad-text)'
}
