import { decimalText, minorText } from '../format.ts'
import { useSpeech } from '../words/words.ts'
import { shortAmount } from './short.ts'

export type CurveLine = {
  readonly name: string
  readonly points: readonly { readonly at: number; readonly minor: bigint }[]
}

const WIDTH = 440
const HEIGHT = 220
const LEFT = 46
const RIGHT = 76
const TOP = 14
const BOTTOM = 26

/** Strokes that differ in pattern as well as in shade, so that no colour has to be told from another. */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4', '1 2', '12 4']

/**
 * What quantities come to, as lines labelled at their ends, with a mark at one of them. A jump of the price
 * is drawn as one. Who does not see the picture hears a few of its points.
 */
export function Curve(props: {
  readonly title: string
  readonly currency: string
  readonly unit: string
  readonly lines: readonly CurveLine[]
  readonly bounds: readonly number[]
  readonly mark?: { readonly at: number; readonly minor: bigint }
}) {
  const { language } = useSpeech()
  const { title, currency, unit, lines, bounds, mark } = props
  const all = lines.flatMap(({ points }) => points)
  const first = all.reduce((min, { at }) => Math.min(min, at), Number.POSITIVE_INFINITY)
  const most = all.reduce((max, { at }) => Math.max(max, at), mark?.at ?? 0)
  const start = Number.isFinite(first) ? first : 0
  const top = all.reduce((max, { minor }) => (minor > max ? minor : max), mark?.minor ?? 1n)
  const x = (at: number) => LEFT + ((at - start) / (most - start || 1)) * (WIDTH - LEFT - RIGHT)
  const y = (minor: bigint) =>
    HEIGHT - BOTTOM - (Number(minor) / Number(top || 1n)) * (HEIGHT - TOP - BOTTOM)
  const amount = (minor: bigint) => shortAmount(minor, currency, language)
  const number = (at: number) => decimalText(String(Number(at.toPrecision(6))), language)
  const told = (lines[0]?.points ?? [])
    .filter((_, i, points) => i % Math.ceil(points.length / 6) === 0)
    .map(
      ({ at, minor }) =>
        `${number(at)} ${unit}: ${minorText(String(minor), currency, language)} ${currency}`,
    )
    .join(', ')
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="curve"
      role="img"
      aria-label={`${title}: ${told}`}
    >
      {[0.5, 1].map(share => {
        const minor = BigInt(Math.round(Number(top) * share))
        return (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(minor)} y2={y(minor)} className="grid" />
            <text x={LEFT - 6} y={y(minor) + 4} textAnchor="end">
              {amount(minor)}
            </text>
          </g>
        )
      })}
      {bounds
        .filter(bound => bound < most)
        .map(bound => (
          <g key={bound}>
            <line x1={x(bound)} x2={x(bound)} y1={TOP} y2={HEIGHT - BOTTOM} className="bound" />
            <text x={x(bound)} y={HEIGHT - BOTTOM + 14} textAnchor="middle">
              {number(bound)}
            </text>
          </g>
        ))}
      <line
        x1={LEFT}
        x2={WIDTH - RIGHT}
        y1={HEIGHT - BOTTOM}
        y2={HEIGHT - BOTTOM}
        className="ground"
      />
      <text x={LEFT} y={HEIGHT - BOTTOM + 14} textAnchor="middle">
        {number(start)}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - BOTTOM + 14} textAnchor="start">
        {number(most)} {unit}
      </text>
      {lines.map(({ name, points }, i) => {
        const last = points.at(-1)
        return (
          <g key={name}>
            <polyline
              points={points.map(({ at, minor }) => `${x(at)},${y(minor)}`).join(' ')}
              className="line"
              strokeDasharray={DASHES[i % DASHES.length]}
            />
            {last !== undefined && (
              <text x={WIDTH - RIGHT + 5} y={y(last.minor) + 4} className="told">
                {name === '' ? amount(last.minor) : name}
              </text>
            )}
          </g>
        )
      })}
      {mark !== undefined && (
        <>
          <line
            x1={x(mark.at)}
            x2={x(mark.at)}
            y1={y(mark.minor)}
            y2={HEIGHT - BOTTOM}
            className="to-mark"
          />
          <circle cx={x(mark.at)} cy={y(mark.minor)} r={4} className="dot" />
          <text {...beside(x(mark.at), y(mark.minor))} className="told">
            {minorText(String(mark.minor), currency, language)} {currency}
          </text>
        </>
      )}
    </svg>
  )
}

/** Where the amount of the mark has room: left above the curve, or right below it where that is too near. */
function beside(x: number, y: number) {
  if (x >= LEFT + 60) return { x: x - 7, y: Math.max(TOP, y - 7), textAnchor: 'end' as const }
  return { x: x + 8, y: Math.min(HEIGHT - BOTTOM - 5, y + 15), textAnchor: 'start' as const }
}
