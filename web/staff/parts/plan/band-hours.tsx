import './band-hours.css'
import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { bandsOf, HOLIDAY, type TouRule } from '../../../../src/catalog/tou-calendar.ts'
import { shortMonth } from '../../../ui/chart/short.ts'
import { dateText } from '../../../ui/format.ts'
import { Sheet } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import type { Language } from '../../../ui/words/languages.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { BAND_HOURS_WORDS } from '../../words/band-hours.ts'
import { type Season, type Stretch, seasonsOf, spansOf } from './band-hours.ts'

/** A time-of-use calendar as views answer it. */
export type ShownCalendar = {
  readonly code: string
  readonly name: Readonly<Record<string, string>>
  readonly rules: readonly TouRule[]
  readonly holidays: {
    readonly region: string
    readonly from: string
    readonly to: string
    readonly dates: readonly { readonly date: string; readonly name: string }[]
  } | null
}

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]
const MINUTES = 1440
const TONES = 5

/** When which band holds: the days of a week hour by hour, for each season, and the holidays. */
export function BandHours(props: { readonly calendar: ShownCalendar; readonly links?: boolean }) {
  const { calendar, links } = props
  const own = useWords(BAND_HOURS_WORDS)
  const { language } = useSpeech()
  const bands = bandsOf(calendar)
  const seasons = seasonsOf(calendar.rules, calendar.holidays !== null)
  const name = calendar.name[language] ?? calendar.name.en ?? calendar.code
  return (
    <Sheet
      title={fill(own.title, { name })}
      aside={
        links === true && (
          <Anchor
            component={Link}
            to={`/tou-calendars/${encodeURIComponent(calendar.code)}`}
            size="sm"
          >
            {own.open}
          </Anchor>
        )
      }
    >
      <Stack gap="md">
        {seasons.map(season => (
          <Hours key={season.months.join()} season={season} bands={bands} />
        ))}
        {calendar.holidays !== null && <Holidays holidays={calendar.holidays} />}
      </Stack>
    </Sheet>
  )
}

function Hours({ season, bands }: { readonly season: Season; readonly bands: readonly string[] }) {
  const own = useWords(BAND_HOURS_WORDS)
  const { language } = useSpeech()
  const year = (month: number) => shortMonth(`2026-${String(month).padStart(2, '0')}`, language)
  const title =
    season.months.length === 12 ? own.allYear : spansText(spansOf(season.months, 12), year)
  const days = (kinds: readonly number[]) => {
    const week = kinds.filter(kind => kind !== HOLIDAY)
    const told =
      week.length === 7 ? own.everyDay : spansText(spansOf(week, 7), day => shortDay(day, language))
    const parts = [week.length > 0 && told, kinds.includes(HOLIDAY) && own.holiday]
    return parts.filter(Boolean).join(', ')
  }
  return (
    <div>
      <Text size="sm" fw={600} component="h3" mb={4}>
        {title}
      </Text>
      <table className="band-hours" aria-label={title}>
        <tbody>
          {season.days.map(({ kinds, stretches }) => (
            <tr key={kinds.join()}>
              <th scope="row">{days(kinds)}</th>
              <td>
                <div className="day">
                  {stretches.map(each => (
                    <StretchBar key={each.from} stretch={each} bands={bands} />
                  ))}
                </div>
              </td>
            </tr>
          ))}
          <tr>
            <td />
            <td>
              <div className="clock" aria-hidden="true">
                {HOURS.map(hour => (
                  <span key={hour}>{hour}</span>
                ))}
              </div>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function StretchBar(props: { readonly stretch: Stretch; readonly bands: readonly string[] }) {
  const { band, from, to } = props.stretch
  const told = `${band} ${clock(from)}–${clock(to)}`
  return (
    <div
      className={`stretch band-${props.bands.indexOf(band) % TONES}`}
      style={{ width: `${((to - from) / MINUTES) * 100}%` }}
      title={told}
    >
      {told}
    </div>
  )
}

function Holidays({ holidays }: { readonly holidays: NonNullable<ShownCalendar['holidays']> }) {
  const own = useWords(BAND_HOURS_WORDS)
  const { language } = useSpeech()
  const { region, from, to, dates } = holidays
  const facts = {
    region,
    from: from.slice(0, 4),
    to: String(Number(to.slice(0, 4)) - 1),
    count: dates.length,
  }
  return (
    <details>
      <summary>
        <Text span size="sm">
          {fill(own.holidays, facts)}
        </Text>
      </summary>
      <ul style={{ columns: '240px', margin: '6px 0', paddingInlineStart: 18 }}>
        {dates.map(({ date, name }) => (
          <li key={`${date} ${name}`}>
            <Text size="xs">
              {dateText(date, language)} {name}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Minutes since midnight by the clock: 08:30. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function spansText(spans: readonly [number, number][], name: (of: number) => string): string {
  return spans
    .map(([first, last]) => (first === last ? name(first) : `${name(first)} – ${name(last)}`))
    .join(', ')
}

/** The short name of a day of the week, 1 being Monday. */
function shortDay(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, day)),
  )
}
