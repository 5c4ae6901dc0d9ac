import { useScreenKeys } from '../../../ui/keys.ts'
import '../../../ui/chart/series.css'
import { Group, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { type Point, SeriesBars, SeriesKey } from '../../../ui/chart/series.tsx'
import { shortMonth } from '../../../ui/chart/short.ts'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, decimalText, figureText } from '../../../ui/format.ts'
import { Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { useView } from '../../queries.ts'
import type { IntervalSum, MeterSeriesView } from '../../views/meter.ts'
import { METER_WORDS } from '../../words/meter.ts'
import { DayOfIntervals } from './day.tsx'
import { dayPlus, daysOf, monthPlus, monthsTo } from './days.ts'
import { Stepper } from './stepper.tsx'

/** What an interval series came to: two years by month, one month by day, one day by its values. */
export function Intervals(props: {
  readonly serial: string
  readonly account: string
  readonly register: string
}) {
  const own = useWords(METER_WORDS)
  const [month, setMonth] = useState<string>()
  const [day, setDay] = useState<string>()
  const [as, setAs] = useState('chart')
  const query = new URLSearchParams({ account: props.account, register: props.register })
  if (month !== undefined) query.set('month', month)
  if (day !== undefined) query.set('on', day)
  const view = useView<MeterSeriesView>(
    `meter-series/${encodeURIComponent(props.serial)}?${query}`,
    { keeps: true },
  )
  const shown = view.data?.month
  const toMonth = (next: string) => {
    setMonth(next)
    setDay(undefined)
  }
  const move = (by: number) => {
    if (shown === undefined) return
    const next = day === undefined ? view.data?.days.at(0)?.on : dayPlus(day, by)
    if (next === undefined) return
    setDay(next)
    setMonth(next.slice(0, 7))
  }
  useScreenKeys([
    ['ArrowLeft', () => move(-1)],
    ['ArrowRight', () => move(1)],
    ['[', () => shown !== undefined && toMonth(monthPlus(shown, -1))],
    [']', () => shown !== undefined && toMonth(monthPlus(shown, 1))],
  ])
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { data } = view
  if (data.months.length === 0 && data.days.length === 0) {
    return (
      <Sheet title={own.usage}>
        <Text size="sm" c="dimmed">
          {own.noSeries}
        </Text>
      </Sheet>
    )
  }
  return (
    <Stack>
      <Sheet
        title={own.usage}
        aside={
          <Group gap="md">
            <Text size="xs" c="dimmed">
              {own.keys}
            </Text>
            <SegmentedControl
              size="xs"
              aria-label={own.show}
              value={as}
              onChange={setAs}
              data={[
                { value: 'chart', label: own.chart },
                { value: 'table', label: own.table },
              ]}
            />
          </Group>
        }
      >
        <Stack gap="md">
          <Months data={data} as={as} onChoose={toMonth} />
          <Days data={data} as={as} day={day} onChoose={setDay} onMonth={toMonth} />
        </Stack>
      </Sheet>
      {data.day !== null && (
        <DayOfIntervals day={data.day} unit={data.unit} as={as} onMove={move} />
      )}
    </Stack>
  )
}

function Months(props: {
  readonly data: MeterSeriesView
  readonly as: string
  readonly onChoose: (month: string) => void
}) {
  const { data, as, onChoose } = props
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const known = new Map(data.months.map(sum => [sum.on.slice(0, 7), sum]))
  const name = (month: string) => `${shortMonth(month, language)} ${month.slice(0, 4)}`
  const rows = monthsTo(data.month).map(month => ({
    key: month,
    name: name(month),
    tick: shortMonth(month, language),
    sum: known.get(month),
    isIn: isIn(data, `${month}-28`),
  }))
  return (
    <Part title={own.byMonth} as={as}>
      {as === 'chart' ? (
        <Bars what={own.byMonth} rows={rows} data={data} chosen={data.month} onChoose={onChoose} />
      ) : (
        <SumTable
          head={own.month}
          rows={rows}
          unit={data.unit}
          days
          chosen={data.month}
          onChoose={onChoose}
        />
      )}
    </Part>
  )
}

function Days(props: {
  readonly data: MeterSeriesView
  readonly as: string
  readonly day: string | undefined
  readonly onChoose: (day: string) => void
  readonly onMonth: (month: string) => void
}) {
  const { data, as, day, onChoose, onMonth } = props
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const known = new Map(data.days.map(sum => [sum.on, sum]))
  const rows = daysOf(data.month).map(on => ({
    key: on,
    name: dateText(on, language),
    tick: String(Number(on.slice(8))),
    sum: known.get(on),
    isIn: isIn(data, on),
  }))
  const title = `${own.byDay}: ${shortMonth(data.month, language)} ${data.month.slice(0, 4)}`
  return (
    <Part
      title={title}
      as={as}
      aside={
        <Stepper
          onBefore={() => onMonth(monthPlus(data.month, -1))}
          onAfter={() => onMonth(monthPlus(data.month, 1))}
          what={own.month}
        />
      }
    >
      {as === 'chart' ? (
        <Bars what={title} rows={rows} data={data} chosen={day} onChoose={onChoose} />
      ) : (
        <SumTable head={own.day} rows={rows} unit={data.unit} chosen={day} onChoose={onChoose} />
      )}
    </Part>
  )
}

/** Whether the register stood, and whether anything can be known of a day yet. */
function isIn({ installedOn, removedOn, lastOn }: MeterSeriesView, day: string): boolean {
  return (
    day >= installedOn &&
    (removedOn === null || day < removedOn) &&
    lastOn !== null &&
    day <= lastOn
  )
}

type SumRow = {
  readonly key: string
  readonly name: string
  readonly tick: string
  readonly sum: IntervalSum | undefined
  /** Whether something should be known. */
  readonly isIn: boolean
}

function Bars(props: {
  readonly what: string
  readonly rows: readonly SumRow[]
  readonly data: MeterSeriesView
  readonly chosen: string | undefined
  readonly onChoose: (key: string) => void
}) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const { rows, data } = props
  const figure = (value: number) => figureText(value, language)
  const points = rows.map(({ key, name, tick, sum, isIn: should }): Point => {
    if (sum === undefined) {
      return {
        key,
        tick,
        value: should ? null : 0,
        told: `${name}: ${should ? own.missing : '–'}`,
      }
    }
    const [total, estimated] = [Number(sum.total), Number(sum.estimated)]
    const told = [
      `${name}: ${decimalText(sum.total, language)} ${data.unit}`,
      ...(estimated === 0 ? [] : [`${own.ofItEstimated} ${decimalText(sum.estimated, language)}`]),
      ...(sum.missing === '0' ? [] : [`${own.missingValues} ${sum.missing}`]),
    ].join(', ')
    return { key, tick, value: total, estimated, hasGap: sum.missing !== '0', told }
  })
  const total = points.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const estimated = points.reduce((sum, point) => sum + (point.estimated ?? 0), 0)
  const gaps = points.filter(({ value, hasGap }) => value === null || hasGap === true).length
  return (
    <Stack gap={6}>
      <SeriesBars
        summary={fill(own.summary, {
          what: props.what,
          total: figure(total),
          unit: data.unit,
          estimated: figure(estimated),
          gaps,
        })}
        unit={data.unit}
        points={points}
        chosen={props.chosen}
        onChoose={props.onChoose}
        format={figure}
      />
      <SeriesKey
        rows={[
          ['bar', own.measured],
          ...(estimated > 0 ? ([['guess', own.estimated]] as const) : []),
          ...(gaps > 0 ? ([['gap', own.missing]] as const) : []),
        ]}
      />
    </Stack>
  )
}

function SumTable(props: {
  readonly head: string
  readonly rows: readonly SumRow[]
  readonly unit: string
  readonly days?: boolean
  readonly chosen: string | undefined
  readonly onChoose: (key: string) => void
}) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  return (
    <div className="list" style={{ maxHeight: 360 }}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{props.head}</Table.Th>
            <Table.Th className="figure">
              {own.quantity} {props.unit}
            </Table.Th>
            <Table.Th className="figure">{own.ofItEstimated}</Table.Th>
            <Table.Th className="figure">{own.missingValues}</Table.Th>
            {props.days === true && <Table.Th className="figure">{own.daysKnown}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map(({ key, name, sum, isIn: should }) => (
            <Table.Tr key={key} data-at={key === props.chosen}>
              <Table.Th scope="row">
                <button type="button" className="plain-link" onClick={() => props.onChoose(key)}>
                  {name}
                </button>
              </Table.Th>
              <Table.Td className="figure">
                {sum === undefined
                  ? should
                    ? own.missing
                    : '–'
                  : decimalText(sum.total, language)}
              </Table.Td>
              <Table.Td className="figure">
                {sum === undefined || Number(sum.estimated) === 0
                  ? ''
                  : decimalText(sum.estimated, language)}
              </Table.Td>
              <Table.Td className="figure">
                {sum === undefined || sum.missing === '0' ? '' : sum.missing}
              </Table.Td>
              {props.days === true && <Table.Td className="figure">{sum?.days ?? ''}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Part(props: {
  readonly title: string
  readonly as: string
  readonly aside?: React.ReactNode
  readonly children: React.ReactNode
}) {
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600} component="h3">
          {props.title}
        </Text>
        {props.aside}
      </Group>
      {props.children}
    </div>
  )
}
