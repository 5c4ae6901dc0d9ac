import '../promise-calendar.css'
import { ActionIcon, Anchor, Group, Stack, Table, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { dateText } from '../../ui/format.ts'
import { useScreenKeys } from '../../ui/keys.ts'
import { useActorText } from '../../ui/list/actors.ts'
import { Amount, Day, Heading, Pill, Sheet, Waiting } from '../../ui/parts.tsx'
import { useWords } from '../../ui/words/in-four.ts'
import { fill, useSpeech } from '../../ui/words/words.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { monthName } from '../parts/runs/calendar.tsx'
import { daysOf, monthPlus } from '../parts/usage/days.ts'
import { useView } from '../queries.ts'
import type { PromiseCalendarView } from '../views/promise-calendar.ts'
import { PROMISE_CALENDAR_WORDS } from '../words/promise-calendar.ts'

/** Promises by the day on which they must be kept; a day shows whose they are, and leads to the customer. */
export function PromiseCalendarPage() {
  const { words, language } = useSpeech()
  const own = useWords(PROMISE_CALENDAR_WORDS)
  const navigate = useNavigate()
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const on = typeof asked.on === 'string' ? asked.on : undefined
  const view = useView<PromiseCalendarView>(
    on === undefined ? 'promise-calendar' : `promise-calendar?${new URLSearchParams({ on })}`,
    { keeps: true },
  )
  const to = (day: string) => navigate({ to: '/promises', search: { on: day } as never })
  const month = view.data?.month
  const go = (by: number) => month !== undefined && to(`${monthPlus(month, by)}-01`)
  useScreenKeys([
    ['[', () => go(-1)],
    [']', () => go(1)],
  ])
  if (view.isPending) return <Waiting />
  if (view.isError) return <FailedPage error={view.error} onRetry={() => view.refetch()} />
  return (
    <>
      <Heading over={words.nouns.collections} title={own.title} />
      <Stack>
        <Sheet
          title={monthName(view.data.month, language)}
          bare
          aside={
            <Group gap="xs">
              <ActionIcon
                variant="default"
                size="sm"
                aria-label={own.earlier}
                onClick={() => go(-1)}
              >
                <IconChevronLeft size={14} />
              </ActionIcon>
              <ActionIcon variant="default" size="sm" aria-label={own.later} onClick={() => go(1)}>
                <IconChevronRight size={14} />
              </ActionIcon>
            </Group>
          }
        >
          <Month data={view.data} onDay={to} />
        </Sheet>
        <OfDay data={view.data} />
      </Stack>
    </>
  )
}

/** Monday is 0. */
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

function Month(props: {
  readonly data: PromiseCalendarView
  readonly onDay: (day: string) => void
}) {
  const { language } = useSpeech()
  const own = useWords(PROMISE_CALENDAR_WORDS)
  const { data, onDay } = props
  const days = daysOf(data.month)
  const byDay = Map.groupBy(data.days, ({ on }) => on)
  const before = weekdayOf(days[0] ?? data.day)
  const after = (7 - ((before + days.length) % 7)) % 7
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div className="promise-month">
      {Array.from({ length: 7 }, (_, at) => (
        <div key={at} className="weekday">
          {weekdays.format(new Date(Date.UTC(2024, 0, at + 1)))}
        </div>
      ))}
      {Array.from({ length: before }, (_, at) => (
        <div key={`before ${at}`} />
      ))}
      {days.map(day => (
        <button
          key={day}
          type="button"
          aria-pressed={day === data.day}
          aria-label={[
            dateText(day, language),
            ...(byDay.get(day) ?? []).map(each => `${each.count} ${stateWord(each.state, day)}`),
          ].join(', ')}
          onClick={() => onDay(day)}
        >
          <span className={day === data.today ? 'today' : ''}>{Number(day.slice(8))}</span>
          {(byDay.get(day) ?? []).map(({ state, currency, count, promisedMinor }) => (
            <Group key={`${state} ${currency}`} gap={4} wrap="wrap">
              <Pill state={stateTone(state, day)}>
                {count} {stateWord(state, day)}
              </Pill>
              <Text span size="xs" visibleFrom="md">
                <Amount minor={promisedMinor} currency={currency} />
              </Text>
            </Group>
          ))}
        </button>
      ))}
      {Array.from({ length: after }, (_, at) => (
        <div key={`after ${at}`} />
      ))}
    </div>
  )

  function stateWord(state: PromiseCalendarView['days'][number]['state'], day: string): string {
    return state === 'running' && day === data.today ? own.due : own[state]
  }

  function stateTone(state: string, day: string): string {
    return state === 'running' && day === data.today ? 'review' : state
  }
}

function OfDay({ data }: { readonly data: PromiseCalendarView }) {
  const { language } = useSpeech()
  const own = useWords(PROMISE_CALENDAR_WORDS)
  const actorText = useActorText()
  const { promises, day, today } = data
  const title = fill(own.ofDay, { day: dateText(day, language) })
  const to = (path: string, account: string) => `${path}${encodeURIComponent(account)}`
  return (
    <Sheet
      title={title}
      bare
      aside={
        <Anchor
          component={Link}
          to={`/lists/promises?${new URLSearchParams({ payBy: day })}`}
          size="sm"
        >
          {own.all}
        </Anchor>
      }
    >
      {promises.length === 0 ? (
        <Text size="sm" c="dimmed" px="sm" pb="xs">
          {own.none}
        </Text>
      ) : (
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{own.customer}</Table.Th>
              <Table.Th className="figure">{own.promised}</Table.Th>
              <Table.Th className="figure">{own.paid}</Table.Th>
              <Table.Th>{own.state}</Table.Th>
              <Table.Th>{own.made}</Table.Th>
              <Table.Th>{own.said}</Table.Th>
              <Table.Th>{own.collector}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {promises.map(each => (
              <Table.Tr key={each.promiseId}>
                <Table.Th scope="row">
                  <Anchor component={Link} to={to('/accounts/', each.account)} size="sm">
                    {each.name}
                  </Anchor>{' '}
                  <Text span size="xs" c="dimmed">
                    {each.account}
                  </Text>
                </Table.Th>
                <Table.Td className="figure">
                  <Amount minor={each.promisedMinor} currency={each.currency} />
                </Table.Td>
                <Table.Td className="figure">
                  <Amount minor={each.paidMinor} currency={each.currency} />
                </Table.Td>
                <Table.Td>
                  <Pill state={each.state === 'running' && day === today ? 'review' : each.state}>
                    {each.state === 'running' && day === today ? own.due : own[each.state]}
                  </Pill>
                </Table.Td>
                <Table.Td>
                  <Day on={each.madeOn} />
                </Table.Td>
                <Table.Td>{each.note}</Table.Td>
                <Table.Td>
                  {each.collector === null ? '' : (actorText(each.collector) ?? each.collector)}
                </Table.Td>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/collecting?${new URLSearchParams({ account: each.account })}`}
                    size="sm"
                  >
                    {own.call}
                  </Anchor>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed" px="sm" py="xs">
        {own.reminder}
      </Text>
    </Sheet>
  )
}
