import { ActionIcon, Anchor, Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '../../../ui/failure.tsx'
import { dateText, lastDay } from '../../../ui/format.ts'
import { useScreenKeys } from '../../../ui/keys.ts'
import { Pill, Sheet, Waiting } from '../../../ui/parts.tsx'
import { useWords } from '../../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../../ui/words/words.ts'
import { RunState } from '../../pages/home-tables.tsx'
import { useMe, useView } from '../../queries.ts'
import type { CalendarRow, RunCalendarView } from '../../views/runs.ts'
import { BOARD_WORDS } from '../../words/runs.ts'
import { daysOf, monthPlus } from '../usage/days.ts'
import { lateness } from './late.ts'
import { Mark, type MarkKind } from './mark.tsx'
import { StartRun } from './start-run.tsx'

/** The cycles over a month: when each is read, cut off, issued and due; its runs; what is late. */
export function Calendar() {
  const own = useWords(BOARD_WORDS)
  const { language } = useSpeech()
  const [month, setMonth] = useState<string>()
  const view = useView<RunCalendarView>(
    month === undefined ? 'run-calendar' : `run-calendar?month=${month}`,
    { keeps: true },
  )
  const shown = view.data?.month ?? month
  const go = (by: number) => shown !== undefined && setMonth(monthPlus(shown, by))
  useScreenKeys([
    ['[', () => go(-1)],
    [']', () => go(1)],
  ])
  if (view.isPending) return <Waiting />
  if (view.isError) return <Failure error={view.error} onRetry={() => view.refetch()} />
  const { data } = view
  return (
    <Sheet
      title={own.calendar}
      aside={
        <Group gap="xs">
          <Legend />
          <ActionIcon variant="default" size="sm" aria-label={own.earlier} onClick={() => go(-1)}>
            <IconChevronLeft size={14} />
          </ActionIcon>
          <Text size="sm" fw={600} w={110} ta="center" aria-live="polite">
            {monthName(data.month, language)}
          </Text>
          <ActionIcon variant="default" size="sm" aria-label={own.later} onClick={() => go(1)}>
            <IconChevronRight size={14} />
          </ActionIcon>
        </Group>
      }
      bare
    >
      {data.rows.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {own.noCycles}
        </Text>
      ) : (
        <Grid data={data} />
      )}
    </Sheet>
  )
}

/** A month in the reader's words. */
export function monthName(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
}

const KINDS: readonly MarkKind[] = ['read', 'cutOff', 'issue', 'due']

function Legend() {
  const own = useWords(BOARD_WORDS)
  return (
    <ul className="cycle-legend">
      {KINDS.map(kind => (
        <li key={kind}>
          <Mark kind={kind} />
          {own[`${kind}Short`]}
        </li>
      ))}
    </ul>
  )
}

function Grid({ data }: { readonly data: RunCalendarView }) {
  const own = useWords(BOARD_WORDS)
  const days = daysOf(data.month)
  return (
    <div className="run-calendar" style={{ '--days': days.length } as React.CSSProperties}>
      <div className="head">{own.cycle}</div>
      <div className="head days" aria-hidden="true">
        {days.map(day => (
          <span key={day} className={dayClass(day, data.today)}>
            {Number(day.slice(8))}
          </span>
        ))}
      </div>
      <div className="head">{own.runs}</div>
      {data.rows.map(row => (
        <Row key={`${row.cycleCode} ${row.throughOn}`} row={row} days={days} data={data} />
      ))}
    </div>
  )
}

function dayClass(day: string, today: string): string {
  if (day === today) return 'today'
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 'weekend' : ''
}

function Row(props: {
  readonly row: CalendarRow
  readonly days: readonly string[]
  readonly data: RunCalendarView
}) {
  const own = useWords(BOARD_WORDS)
  const { language } = useSpeech()
  const { row, days, data } = props
  const late = lateness(row, data.today)
  const on: Readonly<Record<MarkKind, string | null>> = {
    read: row.readOn,
    cutOff: row.cutOffOn,
    issue: row.issueOn,
    due: row.dueOn,
  }
  return (
    <>
      <div>
        <div>
          <Text size="sm" fw={600}>
            {row.cycleName}
          </Text>
          <Text size="xs" c="dimmed">
            {fill(own.through, { day: dateText(lastDay(row.throughOn), language) })}
          </Text>
        </div>
      </div>
      <div className="days">
        <Span from={row.readOn} to={row.dueOn ?? row.issueOn} days={days} />
        {days.map(day => (
          <span key={day} className={dayClass(day, data.today)}>
            {KINDS.filter(kind => on[kind] === day).map(kind => (
              <Mark
                key={kind}
                kind={kind}
                name={`${own[kind]}: ${dateText(day, language)}`}
                isLate={late === kind}
              />
            ))}
          </span>
        ))}
      </div>
      <Runs row={row} data={data} late={late} />
    </>
  )
}

/** From read to due, as far as it lies in the month. */
function Span(props: {
  readonly from: string
  readonly to: string
  readonly days: readonly string[]
}) {
  const { from, to, days } = props
  const first = Math.max(
    0,
    days.findIndex(day => day >= from),
  )
  const last = days.findLastIndex(day => day <= to)
  if (last < first) return null
  const share = 100 / days.length
  const start = from < (days[0] ?? '') ? 0 : first + 0.5
  const end = to > (days.at(-1) ?? '') ? days.length : last + 0.5
  return (
    <i
      className="cycle-span"
      style={{ insetInlineStart: `${start * share}%`, width: `${(end - start) * share}%` }}
    />
  )
}

/** The runs of a month of a cycle, what is late, and the button that starts the next. */
function Runs(props: {
  readonly row: CalendarRow
  readonly data: RunCalendarView
  readonly late: MarkKind | undefined
}) {
  const own = useWords(BOARD_WORDS)
  const { data: me } = useMe()
  const { row, data, late } = props
  const [asked, setAsked] = useState<string>()
  const missing = row.entities.filter(code => !row.runs.some(run => run.entityCode === code))
  const isTime = data.today >= row.readOn
  const may = me?.permissions['billRuns.start'] !== undefined
  const isNew = row.entities.length === 0 && row.runs.length === 0
  return (
    <div>
      <Group gap={6}>
        {row.runs.map(run => (
          <Group key={run.number} gap={4} wrap="nowrap">
            <Anchor component={Link} to={`/runs/${encodeURIComponent(run.number)}`} size="sm">
              {run.entityCode}
            </Anchor>
            <RunState state={run.state} />
          </Group>
        ))}
        {late !== undefined && (
          <Pill state="overdue">{late === 'issue' ? own.lateIssue : own.lateStart}</Pill>
        )}
        {may &&
          isTime &&
          missing.map(code => (
            <Button key={code} size="compact-xs" variant="default" onClick={() => setAsked(code)}>
              {fill(own.start, { entity: code })}
            </Button>
          ))}
        {may && isTime && isNew && (
          <Button size="compact-xs" variant="default" onClick={() => setAsked('')}>
            {own.startAny}
          </Button>
        )}
      </Group>
      {asked !== undefined && (
        <StartRun
          row={row}
          entity={asked}
          billers={data.billers}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}
