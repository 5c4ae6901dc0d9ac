import { useSpeech } from '../words/words.ts'
import { shortMonth } from './short.ts'

/** A month's figure; null where there was nothing to measure. */
export type Point = { readonly month: string; readonly value: number | null }

const WIDTH = 260
const HEIGHT = 74
const TOP = 14
const BOTTOM = 15
const SIDE = 4

/**
 * A year as a line, its peak labelled (the last whole month stands above it, large): the shape is what a trend
 * is about, so neither axis nor grid; a month without anything to measure leaves a gap rather than a zero.
 */
export function Trend(props: {
  readonly title: string
  readonly points: readonly Point[]
  readonly text: (value: number) => string
  /** The month that is not over: what it came to so far is told as not yet said. */
  readonly underWay?: string | undefined
}) {
  const { language } = useSpeech()
  const { title, points, text, underWay } = props
  const known = points.flatMap(({ value }) => value ?? [])
  const most = Math.max(...known)
  const least = Math.min(...known)
  const span = most - least || 1
  const step = (WIDTH - 2 * SIDE) / Math.max(1, points.length - 1)
  const x = (i: number) => SIDE + i * step
  const y = (value: number) => TOP + ((HEIGHT - TOP - BOTTOM) * (most - value)) / span
  const told = points
    .map(
      ({ month, value }) => `${shortMonth(month, language)} ${value === null ? '–' : text(value)}`,
    )
    .join(', ')
  const lines: string[] = []
  let toCome = ''
  for (const [i, { month, value }] of points.entries()) {
    if (value === null) continue
    if (month === underWay) {
      const before = points[i - 1]?.value ?? null
      if (before !== null) toCome = `M${x(i - 1)} ${y(before)}L${x(i)} ${y(value)}`
      continue
    }
    const isStart = i === 0 || points[i - 1]?.value === null
    const at = `${x(i).toFixed(1)} ${y(value).toFixed(1)}`
    if (isStart) lines.push(`M${at}`)
    else lines[lines.length - 1] += `L${at}`
  }
  const last = points.findLastIndex(({ value }) => value !== null)
  const peak = points.findIndex(({ value }) => value === most)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="trend"
      role="img"
      aria-label={`${title}: ${told}`}
    >
      <path d={lines.join('')} className="line" />
      <path d={toCome} className="line to-come" />
      {points.map(({ month, value }, i) =>
        value === null ? null : (
          <circle
            key={month}
            className={month === underWay ? 'to-come' : undefined}
            cx={x(i)}
            cy={y(value)}
            r={i === last || i === peak ? 2.6 : 1.4}
          >
            <title>{`${shortMonth(month, language)}: ${text(value)}`}</title>
          </circle>
        ),
      )}
      {peak >= 0 && peak !== last && (
        <text
          x={x(peak)}
          y={y(most) - 5}
          textAnchor={peak > points.length - 3 ? 'end' : peak < 2 ? 'start' : 'middle'}
          className="told"
        >
          {text(most)}
        </text>
      )}
      {[0, points.length - 1].map(i => (
        <text key={`m${i}`} x={x(i)} y={HEIGHT - 3} textAnchor={i === 0 ? 'start' : 'end'}>
          {shortMonth(points[i]?.month ?? '', language)}
        </text>
      ))}
    </svg>
  )
}
