import type { Charge, Price } from '../catalog/charge.ts'
import { dimensionsOf, type MatrixRow, propertiesAsked } from '../catalog/event-prices.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from './component.ts'
import { freeEventsOf, hasLimits } from './event-formula.ts'
import { priceOn } from './price-version.ts'
import type { PricedPart } from './priced-part.ts'
import { RatingError } from './rating-error.ts'
import type { MeasuredUsage, UsageGroup } from './usage.ts'

/** Usage of some days; of one group or row of a matrix, where such are told apart. */
export type Piece = Omit<MeasuredUsage, 'groups' | 'levels' | 'groupLevels'> & {
  readonly group?: readonly string[]
  /** Of a matrix: the row that fits, or null for the default. */
  readonly row?: MatrixRow | null
  /** What events that are priced one by one come to. */
  readonly amount?: Decimal
  /** How many events are not free. */
  readonly events?: number
}

/** The pieces that are counted together by tiers, packages and free units, in their order. */
export function countersOf(
  charge: Charge,
  usage: readonly MeasuredUsage[],
): readonly (readonly Piece[])[] {
  // Most usage tells nothing apart, and is rated as it came.
  if (usage.every(({ groups }) => groups === undefined)) return [usage]
  const told = usage.flatMap(piece => piecesOf(charge, piece))
  if (told.length === 0) return [usage.map(({ groups: _, levels: __, ...piece }) => piece)]
  if (charge.grouping?.counter !== 'apart') return [told]
  const length = charge.grouping.by.length
  return [...Map.groupBy(told, ({ group = [] }) => JSON.stringify(group.slice(0, length))).values()]
}

function piecesOf(charge: Charge, { groups, levels: _, ...piece }: MeasuredUsage): Piece[] {
  if (groups === undefined) return [piece]
  const { price } = priceOn(charge, piece.period.start)
  const by = charge.grouping?.by ?? []
  const asked = propertiesAsked(charge.grouping, price)
  const byValues = Map.groupBy(groups, ({ values }) => JSON.stringify(values.slice(0, by.length)))
  return [...byValues.values()].flatMap(members => {
    const values = members[0]!.values.slice(0, by.length)
    const named = charge.grouping == null ? undefined : values
    if (price.model !== 'matrix') return [pieceOf(piece, named, by, price, members)]
    const rows = Map.groupBy(members, member => rowOf(charge, price, asked, member))
    return [...rows]
      .sort(([a], [b]) => placeOf(price.rows, a) - placeOf(price.rows, b))
      .map(([row, fitting]) => {
        const cells = dimensionsOf(price.rows).map(name => row?.when[name] ?? '*')
        const { group = [], ...rest } = pieceOf(piece, named, by, price, fitting)
        return { ...rest, row, group: [...group, ...cells] }
      })
  })
}

/** The members of a group (or of a row of it) as one piece. */
function pieceOf(
  piece: Piece,
  group: readonly string[] | undefined,
  by: readonly string[],
  price: Price,
  members: readonly UsageGroup[],
): Piece {
  const add = (of: (member: UsageGroup) => Decimal) =>
    members.reduce((sum, member) => sum.plus(of(member)), Decimal.zero)
  const quantity = add(member => member.quantity)
  const count = members.reduce((sum, member) => sum + member.count, 0)
  const told: TraceStep[] =
    group === undefined
      ? []
      : [
          {
            step: 'group',
            by: by.join(', '),
            values: group.map(value => value || '–').join(', '),
            count: String(count),
            quantity: quantity.toString(),
          },
        ]
  const openings = members.flatMap(({ opening }) => opening ?? [])
  const evidence = [...piece.evidence, ...openings, ...told]
  const named = { ...piece, ...(group === undefined ? {} : { group }) }
  if (members.every(member => member.amounts === undefined)) return { ...named, quantity, evidence }
  const priced = add(member => member.amounts?.pricedQuantity ?? Decimal.zero)
  const events = members.reduce((sum, { amounts }) => sum + (amounts?.pricedCount ?? 0), 0)
  const amount = add(member => member.amounts?.amount ?? Decimal.zero)
  const free = freeEventsOf(price)
  const freed: TraceStep[] =
    free === 0
      ? []
      : [
          {
            step: 'free_events',
            free: String(free),
            used: String(count - events),
            events: String(events),
          },
        ]
  return {
    ...named,
    quantity: priced,
    events,
    evidence: [...evidence, ...freed],
    ...(isByEvent(price) ? { amount } : {}),
  }
}

/** Whether the price model itself adds up the events' amounts. */
export function isByEvent(price: Price): boolean {
  return price.model === 'expression' || price.model === 'event_price' || hasLimits(price)
}

/**
 * The first row of a matrix that fits the properties, or null for the default. Throws `no_matrix_row`,
 * which names them, where none fits and there is no default.
 */
function rowOf(
  charge: Charge,
  price: Extract<Price, { model: 'matrix' }>,
  asked: readonly string[],
  { values }: UsageGroup,
): MatrixRow | null {
  const value = (name: string) => values[asked.indexOf(name)] ?? ''
  const row = price.rows.find(({ when }) =>
    Object.entries(when).every(([name, wanted]) => value(name) === wanted),
  )
  if (row !== undefined) return row
  if (price.defaultPrice !== null) return null
  const named = dimensionsOf(price.rows).map(name => `${name} = ${value(name) || '–'}`)
  throw new RatingError('no_matrix_row', { charge: charge.code, values: named.join(', ') })
}

function placeOf(rows: readonly MatrixRow[], row: MatrixRow | null): number {
  return row === null ? rows.length : rows.indexOf(row)
}

/** A quantity at the price of its row; nothing used costs nothing. */
export function matrixPart(
  price: Extract<Price, { model: 'matrix' }>,
  quantity: Decimal,
  row: MatrixRow | null | undefined,
): PricedPart {
  const unitPrice = row?.unitPrice ?? price.defaultPrice ?? Decimal.zero
  const when = Object.entries(row?.when ?? {}).map(([name, value]) => `${name} = ${value}`)
  const step: TraceStep = {
    step: 'matrix',
    when: when.join(', '),
    unitPrice: unitPrice.toString(),
  }
  return {
    label: 'usage',
    quantity,
    unitPrice,
    exact: quantity.times(unitPrice),
    divisor: 1n,
    steps: row === undefined ? [] : [step],
  }
}

/** What events that are priced one by one come to, as one amount. */
export function amountPart(price: Price, { amount = Decimal.zero, events = 0 }: Piece): PricedPart {
  return {
    label: 'amount',
    quantity: amount.isZero ? Decimal.zero : Decimal.one,
    unitPrice: amount,
    exact: amount,
    divisor: 1n,
    steps: [
      {
        step: 'event_amounts',
        ...toldHow(price),
        count: String(events),
        together: amount.toString(),
      },
    ],
  }
}

type HowPriced = Omit<TraceStep & { step: 'event_amounts' }, 'step' | 'count' | 'together'>

function toldHow(price: Price): HowPriced {
  if (price.model === 'expression') return { by: 'expression', expression: price.expression }
  if (price.model === 'event_price') {
    return { by: price.carries === 'amount' ? 'amount' : 'price', property: price.property }
  }
  if (price.model !== 'percentage') throw new Error(`${price.model} prices no single events`)
  const { percent, eventMinimum = null, eventMaximum = null } = price
  return {
    by: 'percentage',
    percent: percent.toString(),
    ...(eventMinimum === null ? {} : { least: eventMinimum.toString() }),
    ...(eventMaximum === null ? {} : { most: eventMaximum.toString() }),
  }
}
