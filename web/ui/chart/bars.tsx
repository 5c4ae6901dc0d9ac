import { useSpeech } from '../words/words.ts'
import { shortAmount, shortMonth } from './short.ts'

export type Bar = { readonly month: string; readonly minor: bigint }

const WIDTH = 360
const HEIGHT = 132
const TOP = 18
const BOTTOM = 18

/**
 * A year of months as bars, labelled directly: the highest and the last with their amounts, so that no
 * legend and no axis has to be read. One colour, for there is one series; what is below zero hangs.
 */
export function MonthBars(props: {
  readonly title: string
  readonly currency: string
  readonly bars: readonly Bar[]
}) {
  const { language } = useSpeech()
  const { title, currency, bars } = props
  const most = bars.reduce((max, { minor }) => (minor > max ? minor : max), 1n)
  const least = bars.reduce((min, { minor }) => (minor < min ? minor : min), 0n)
  const span = Number(most - least)
  const room = HEIGHT - TOP - BOTTOM
  const zero = TOP + (room * Number(most)) / span
  const step = WIDTH / Math.max(1, bars.length)
  const top = bars.findIndex(({ minor }) => minor === most)
  const text = (minor: bigint) => shortAmount(minor, currency, language)
  const told = bars.map(bar => `${shortMonth(bar.month, language)} ${text(bar.minor)}`).join(', ')
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="chart"
      role="img"
      aria-label={`${title} ${currency}: ${told}`}
    >
      <line x1={0} x2={WIDTH} y1={zero} y2={zero} className="ground" />
      {bars.map(({ month, minor }, i) => {
        const height = Math.max(minor === 0n ? 0 : 1.5, (room * Math.abs(Number(minor))) / span)
        const x = i * step + step * 0.18
        const isLast = i === bars.length - 1
        const isTold = isLast || (i === top && bars.length - 1 - i > 1)
        return (
          <g key={month}>
            <title>{`${shortMonth(month, language)}: ${text(minor)} ${currency}`}</title>
            <rect
              x={x}
              y={minor < 0n ? zero : zero - height}
              width={step * 0.64}
              height={height}
              className={isLast ? 'bar now' : 'bar'}
              rx={1.5}
            />
            {isTold && (
              <text
                x={isLast ? WIDTH : x + step * 0.32}
                y={Math.max(11, zero - height - 5)}
                textAnchor={isLast ? 'end' : 'middle'}
                className="told"
              >
                {text(minor)}
              </text>
            )}
            {(i % 2 === (bars.length - 1) % 2 || bars.length < 8) && (
              <text x={x + step * 0.32} y={HEIGHT - 4} textAnchor="middle" className="month">
                {shortMonth(month, language)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
