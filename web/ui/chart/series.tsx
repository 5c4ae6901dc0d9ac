import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'

/** One bar of a series: a day, a quarter of an hour, the time between two reads. */
export type Point = {
  readonly key: string
  /** What it says when pointed at: the day, what was used, how it came about. */
  readonly told: string
  /** Null where nothing is known. */
  readonly value: number | null
  /** What of the value was not measured. */
  readonly estimated?: number
  /** Whether some of it is missing, though the rest is known. */
  readonly hasGap?: boolean
  /** What stands below it, where there is room. */
  readonly tick?: string
  /** How long it lasts beside the others; default 1. */
  readonly weight?: number
}

const HEIGHT = 170
const TOP = 16
const BOTTOM = 18
const LEFT = 44
const LEAST_TICK = 46

/**
 * What a meter counted, bar by bar: measured in full colour, what was estimated hatched, what is missing
 * as a marked gap, never as nothing used. The figures stand beside it as a table; the picture itself is
 * one image with a summary for those who do not see it.
 */
export function SeriesBars(props: {
  readonly summary: string
  readonly unit: string
  readonly points: readonly Point[]
  readonly chosen?: string | undefined
  readonly onChoose?: (key: string) => void
  readonly format: (value: number) => string
}) {
  const { points, unit, format, chosen, onChoose } = props
  const { ref, width } = useElementSize()
  const hatch = useId()
  const gap = useId()
  const most = points.reduce((max, { value }) => Math.max(max, value ?? 0), 0)
  const least = points.reduce((min, { value }) => Math.min(min, value ?? 0), 0)
  const span = most - least || 1
  const room = HEIGHT - TOP - BOTTOM
  const y = (value: number) => TOP + (room * (most - value)) / span
  const weight = points.reduce((sum, each) => sum + (each.weight ?? 1), 0)
  const scale = Math.max(0, width - LEFT) / Math.max(1, weight)
  let at = LEFT
  let lastTick = Number.NEGATIVE_INFINITY
  return (
    <div ref={ref} style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={props.summary} className="series">
          <Patterns hatch={hatch} gap={gap} />
          {[most, ...(least < 0 ? [least] : [most / 2])].map(value => (
            <g key={value}>
              <line x1={LEFT} x2={width} y1={y(value)} y2={y(value)} className="rule" />
              <text x={LEFT - 6} y={y(value) + 3} textAnchor="end">
                {format(value)}
              </text>
            </g>
          ))}
          <text x={LEFT - 6} y={HEIGHT - 4} textAnchor="end">
            {unit}
          </text>
          {points.map(point => {
            const wide = scale * (point.weight ?? 1)
            const x = at
            at += wide
            const isTicked = point.tick !== undefined && x - lastTick >= LEAST_TICK
            if (isTicked) lastTick = x
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the buttons and the table beside it do the same by key
              <g
                key={point.key}
                className={onChoose === undefined ? undefined : 'choice-bar'}
                data-chosen={chosen === undefined ? undefined : point.key === chosen}
                onClick={onChoose && (() => onChoose(point.key))}
              >
                <title>{point.told}</title>
                <rect
                  x={x}
                  y={TOP}
                  width={wide}
                  height={room}
                  className="room"
                  data-at={point.key === chosen}
                />
                <Bar point={point} x={x} wide={wide} y={y} room={room} fills={{ hatch, gap }} />
                {isTicked && (
                  <text x={x} y={HEIGHT - 4}>
                    {point.tick}
                  </text>
                )}
              </g>
            )
          })}
          <line x1={LEFT} x2={width} y1={y(0)} y2={y(0)} className="ground" />
        </svg>
      )}
    </div>
  )
}

function Bar(props: {
  readonly point: Point
  readonly x: number
  readonly wide: number
  readonly room: number
  readonly y: (value: number) => number
  readonly fills: { readonly hatch: string; readonly gap: string }
}) {
  const { point, x, wide, y, room, fills } = props
  const air = wide > 6 ? Math.min(3, wide * 0.18) : 0
  const box = { x: x + air / 2, width: Math.max(0.8, wide - air) }
  const gapMark = (
    <rect {...box} y={TOP} height={room} fill={`url(#${CSS.escape(fills.gap)})`} className="gap" />
  )
  if (point.value === null) return gapMark
  const estimated = Math.max(0, Math.min(point.estimated ?? 0, point.value))
  const measured = point.value - estimated
  const [top, split, zero] = [y(point.value), y(measured), y(0)]
  return (
    <>
      {point.hasGap === true && gapMark}
      <rect
        {...box}
        y={Math.min(split, zero)}
        height={Math.max(measured === 0 ? 0 : 1, Math.abs(zero - split))}
        className="bar"
      />
      {estimated > 0 && (
        <rect
          {...box}
          y={top}
          height={Math.max(1, split - top)}
          fill={`url(#${CSS.escape(fills.hatch)})`}
          className="guess"
        />
      )}
    </>
  )
}

/** Stripes one way for what was estimated, dots for what is missing: apart without any colour. */
function Patterns({ hatch, gap }: { readonly hatch: string; readonly gap: string }) {
  return (
    <defs>
      <pattern
        id={hatch}
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={5} height={5} className="hatch-ground" />
        <line x1={0} x2={0} y1={0} y2={5} className="hatch-line" />
      </pattern>
      <pattern id={gap} width={6} height={6} patternUnits="userSpaceOnUse">
        <circle cx={1.5} cy={1.5} r={1} className="gap-dot" />
        <circle cx={4.5} cy={4.5} r={1} className="gap-dot" />
      </pattern>
    </defs>
  )
}

/** What the marks of a series mean; only those that are there. */
export function SeriesKey(props: {
  readonly rows: readonly (readonly ['bar' | 'guess' | 'gap', string])[]
}) {
  const hatch = useId()
  const gap = useId()
  return (
    <ul className="series-key">
      {props.rows.map(([kind, name]) => (
        <li key={kind}>
          <svg width={14} height={10} aria-hidden="true" className="series">
            <Patterns hatch={hatch} gap={gap} />
            <rect
              width={14}
              height={10}
              className={kind}
              {...(kind === 'bar'
                ? {}
                : { fill: `url(#${CSS.escape(kind === 'guess' ? hatch : gap)})` })}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
