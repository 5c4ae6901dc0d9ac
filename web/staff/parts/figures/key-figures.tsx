import { Anchor, Group, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Trend } from '../../../ui/chart/trend.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import { FIGURES_WORDS } from '../../words/figures.ts'
import { isBetter, KPI_KINDS, type Kpi, pointsOf, SHOWN } from './kpis.ts'

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
  const { language } = useSpeech()
  const view = useView<KpiView>(`kpi?code=${kpi}`)
  const { unit, to } = KPI_KINDS[kpi]
  const text = (value: number) => {
    const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
    return unit === 'percent' ? `${figure}\u00a0%` : fill(own.days, { count: figure })
  }
  const points = view.data === undefined ? [] : pointsOf(kpi, view.data.months, view.data.today)
  const last = points.findLast(({ value }) => value !== null)?.value
  const better = isBetter(kpi, points)
  return (
    <Sheet
      title={own[kpi]}
      aside={
        <Anchor component={Link} to={to} size="xs" aria-label={`${own.behind}: ${own[kpi]}`}>
          {own.behind}
        </Anchor>
      }
    >
      {view.isError && <Failure error={view.error} onRetry={() => view.refetch()} />}
      {/* The room is there before the figures are, so that nothing moves when they come. */}
      <div style={{ minHeight: 136 }} aria-busy={view.isPending}>
        {view.isPending && <Skeleton height={128} />}
        {view.isSuccess && (last === undefined || last === null) && (
          <Text size="sm" c="dimmed">
            {own.nothing}
          </Text>
        )}
        {last !== undefined && last !== null && (
          <>
            <Group gap="xs" align="baseline">
              <Text size="xl" fw={600} className="figure">
                {text(last)}
              </Text>
              {better !== undefined && (
                <Text size="xs" c={better ? 'var(--good-text)' : 'var(--bad-text)'}>
                  {better ? own.better : own.worse}
                </Text>
              )}
            </Group>
            <Trend title={own[kpi]} points={points} text={text} />
          </>
        )}
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
