import { Stack, Table, Text } from '@mantine/core'
import { type Point, SeriesBars, SeriesKey } from '../../../ui/chart/series.tsx'
import { dateText, decimalText, figureText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import type { MeterSeriesView } from '../../views/meter.ts'
import { METER_WORDS } from '../../words/meter.ts'
import { useLetters } from './letters.ts'
import { Stepper } from './stepper.tsx'

/** A day on which no clock is changed. */
const HOURS = 24

type Day = NonNullable<MeterSeriesView['day']>

/** One day of an interval series, each value with how it came about. */
export function DayOfIntervals(props: {
  readonly day: Day
  readonly unit: string
  readonly as: string
  readonly onMove: (by: number) => void
}) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const { day, unit, as } = props
  return (
    <Sheet
      title={fill(own.ofDay, { day: dateText(day.on, language) })}
      aside={
        <Stepper what={own.day} onBefore={() => props.onMove(-1)} onAfter={() => props.onMove(1)} />
      }
    >
      {day.hours !== HOURS && day.values.length > 0 && (
        <Text size="sm" c="dimmed" mb={6} role="note">
          {fill(day.hours < HOURS ? own.shortDay : own.longDay, { hours: day.hours })}
        </Text>
      )}
      {day.values.length === 0 ? (
        own.noDay
      ) : as === 'chart' ? (
        <DayBars day={day} unit={unit} />
      ) : (
        <DayTable day={day} unit={unit} />
      )}
    </Sheet>
  )
}

function DayBars({ day, unit }: { readonly day: Day; readonly unit: string }) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const letters = useLetters()
  const points = day.values.map((value, i): Point => {
    const letter = day.qualities[i] ?? 'A'
    const time = day.times[i] ?? ''
    const number = value === null ? null : Number(value)
    return {
      key: time,
      value: number,
      estimated: letter === 'A' || number === null ? 0 : number,
      told: `${time} ${value === null ? own.noValue : `${decimalText(value, language)} ${unit}`}, ${letters[letter]}`,
      ...(time.slice(3) === '00' && Number(time.slice(0, 2)) % 3 === 0 ? { tick: time } : {}),
    }
  })
  const sum = (of: (point: Point) => number) => points.reduce((all, point) => all + of(point), 0)
  const estimated = sum(point => point.estimated ?? 0)
  const gaps = points.filter(({ value }) => value === null).length
  const figure = (value: number) => figureText(value, language)
  return (
    <Stack gap={6}>
      <SeriesBars
        summary={fill(own.summary, {
          what: dateText(day.on, language),
          total: figure(sum(({ value }) => value ?? 0)),
          estimated: figure(estimated),
          unit,
          gaps,
        })}
        unit={unit}
        points={points}
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

function DayTable({ day, unit }: { readonly day: Day; readonly unit: string }) {
  const own = useWords(METER_WORDS)
  const { language } = useSpeech()
  const letters = useLetters()
  return (
    <div className="list" style={{ maxHeight: 360 }}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{own.time}</Table.Th>
            <Table.Th className="figure">
              {own.quantity} {unit}
            </Table.Th>
            <Table.Th>{own.quality}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {day.values.map((value, i) => (
            <Table.Tr key={day.times[i]}>
              <Table.Th scope="row">{day.times[i]}</Table.Th>
              <Table.Td className="figure">
                {value === null ? '–' : decimalText(value, language)}
              </Table.Td>
              <Table.Td>{letters[day.qualities[i] ?? 'A']}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
