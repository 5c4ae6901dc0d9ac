import '../../contract.css'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { dayNo, dayOfNo, percentAt, type Range, ticksOf } from '../../../ui/chart/days.ts'
import { dateText, decimalText, lastDay } from '../../../ui/format.ts'
import { useWords } from '../../../ui/words/in-four.ts'
import { useSpeech } from '../../../ui/words/words.ts'
import type { ContractView, Span } from '../../views/contract.ts'
import { CONTRACT_WORDS } from '../../words/contract.ts'

/** A year ahead is shown, or what is planned beyond it; of what is past, all that was subscribed. */
function rangeOf(view: ContractView): Range {
  const today = dayNo(view.today)
  const starts = view.subscriptions.map(({ startOn }) => dayNo(startOn))
  const { contract, terms } = view
  const begun = contract === null ? today : dayNo(contract.startOn)
  const first = starts.length === 0 ? begun : Math.min(...starts)
  const current = terms.findLast(({ from }) => dayNo(from) <= today)
  const ends = current?.to == null ? today : Math.min(dayNo(current.to) + 45, today + 1500)
  const planned = view.plans.map(({ from }) => dayNo(from) + 60)
  return {
    from: Math.min(first, today, dayNo(view.on)) - 20,
    to: Math.max(today + 365, ends, dayNo(view.on) + 20, ...planned),
  }
}

type LaneProps = { readonly range: Range; readonly label: string; readonly children: ReactNode }

function Lane({ label, children }: LaneProps) {
  return (
    <div className="lane">
      <div className="lane-name">{label}</div>
      <div className="lane-track">{children}</div>
    </div>
  )
}

/** A bar over a stretch of days; it says by its title what it says by its place. */
function Block(props: {
  readonly range: Range
  readonly span: Span
  readonly look: 'term' | 'plan' | 'pause' | 'expected'
  readonly title: string
  readonly children?: ReactNode
}) {
  const { range, span } = props
  const start = percentAt(range, dayNo(span.from))
  const end = span.to === null ? 100 : percentAt(range, dayNo(span.to))
  if (end <= 0 || start >= 100) return null
  return (
    <div
      className={`span ${props.look}`}
      data-open={span.to === null}
      data-cut={dayNo(span.from) < range.from}
      style={{ insetInlineStart: `${start}%`, width: `${Math.max(0.4, end - start)}%` }}
      title={props.title}
    >
      {props.children}
    </div>
  )
}

/**
 * The life of a contract from left to right: its terms, then each subscription with the plans that it
 * paid, pauses, quantities and changes of price; what is to come is pale. Click a day to see it.
 */
export function Timeline(props: {
  readonly view: ContractView
  readonly onDay: (day: string) => void
}) {
  const { view, onDay } = props
  const { language } = useSpeech()
  const words = useWords(CONTRACT_WORDS)
  const range = rangeOf(view)
  const day = (iso: string) => dateText(iso, language)
  const spanText = ({ from, to }: Span) =>
    to === null ? `${day(from)} –` : `${day(from)} – ${day(lastDay(to))}`
  const at = (iso: string) => `${percentAt(range, dayNo(iso))}%`
  const told = view.plans
    .map(each => `${each.subscription} ${each.planCode}@${each.planVersion} ${spanText(each)}`)
    .join('; ')
  return (
    <div className="timeline">
      <Axis range={range} />
      <div className="lanes">
        {/* A picture: who does not see it reads the list of changes, which says the same. */}
        <div role="img" aria-label={`${words.timeline}: ${told}`}>
          <Lane range={range} label={words.terms}>
            {view.terms.map(term => (
              <Block
                key={term.number}
                range={range}
                span={term}
                look={term.isExpected ? 'expected' : 'term'}
                title={`${spanText(term)}${term.isExpected ? ` (${words.expected})` : ''}`}
              >
                {term.to === null ? words.noTerm : spanText(term)}
              </Block>
            ))}
            {view.terms.map(
              ({ number, noticeBy }) =>
                noticeBy !== null &&
                dayNo(noticeBy) > range.from && (
                  <span
                    key={number}
                    className="mark notice"
                    style={{ insetInlineStart: at(noticeBy) }}
                    title={`${words.noticeBy} ${day(noticeBy)}`}
                  />
                ),
            )}
          </Lane>
          {view.subscriptions.map(({ number }) => (
            <SubscriptionLane key={number} number={number} view={view} range={range} />
          ))}
        </div>
        <div className="lane-days">
          <button
            type="button"
            aria-label={words.showDay}
            tabIndex={-1}
            onClick={event => {
              const { left, width } = event.currentTarget.getBoundingClientRect()
              const share = (event.clientX - left) / width
              onDay(dayOfNo(range.from + share * (range.to - range.from)))
            }}
          />
          <span className="now" style={{ insetInlineStart: at(view.today) }}>
            <Text span size="xs">
              {words.today}
            </Text>
          </span>
          {view.on !== view.today && (
            <span className="now shown" style={{ insetInlineStart: at(view.on) }}>
              <Text span size="xs" fw={600}>
                {day(view.on)}
              </Text>
            </span>
          )}
          <span className="to-come" style={{ insetInlineStart: at(view.today) }} />
        </div>
      </div>
    </div>
  )
}

function SubscriptionLane(props: {
  readonly number: string
  readonly view: ContractView
  readonly range: Range
}) {
  const { number, view, range } = props
  const { language } = useSpeech()
  const words = useWords(CONTRACT_WORDS)
  const own = <Of extends { readonly subscription: string }>(list: readonly Of[]) =>
    list.filter(({ subscription }) => subscription === number)
  const day = (iso: string) => dateText(iso, language)
  const at = (iso: string) => `${percentAt(range, dayNo(iso))}%`
  // What stays one all the time, such as a base fee, tells nothing.
  const counted = Map.groupBy(own(view.quantities), each => each.chargeCode)
  const told = [...counted.values()].find(steps => steps.some(each => each.quantity !== '1')) ?? []
  return (
    <Lane range={range} label={number}>
      {own(view.plans).map(plan => (
        <Block
          key={`${plan.planCode}@${plan.planVersion} ${plan.from}`}
          range={range}
          span={plan}
          look="plan"
          title={`${plan.planCode}@${plan.planVersion} ${day(plan.from)}`}
        >
          {plan.planCode}@{plan.planVersion}
        </Block>
      ))}
      {own(view.pauses).map(pause => (
        <Block
          key={pause.from}
          range={range}
          span={pause}
          look="pause"
          title={`${words.pausedBar} ${day(pause.from)}`}
        >
          {words.pausedBar}
        </Block>
      ))}
      {own(view.prices).map(({ chargeCode, from, chargeName }) => (
        <span
          key={`${chargeCode} ${from}`}
          className="mark price"
          style={{ insetInlineStart: at(from) }}
          title={`${words.kind_price}: ${chargeName[language] ?? chargeName.en} ${day(from)}`}
        />
      ))}
      {told.map(({ from, quantity, unit }) => (
        <span
          key={`q ${from}`}
          className="mark count"
          style={{ insetInlineStart: at(from) }}
          title={`${decimalText(quantity, language)} ${unit}, ${day(from)}`}
        >
          {decimalText(quantity, language)}
        </span>
      ))}
    </Lane>
  )
}

function Axis({ range }: { readonly range: Range }) {
  const { language } = useSpeech()
  const short = (iso: string) =>
    new Intl.DateTimeFormat(language, {
      month: 'short',
      ...(iso.slice(5, 7) === '01' ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${iso}T00:00:00Z`))
  return (
    <div className="lane axis" aria-hidden="true">
      <div className="lane-name" />
      <div className="lane-track">
        {ticksOf(range).map(({ day, isYear }) => (
          <span
            key={day}
            className="tick"
            data-year={isYear}
            style={{ insetInlineStart: `${percentAt(range, dayNo(day))}%` }}
          >
            {short(day)}
          </span>
        ))}
      </div>
    </div>
  )
}
