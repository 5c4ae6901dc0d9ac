import type { ShownPrice } from './price-text.ts'

type Row = Readonly<Record<string, string>>

/**
 * A price while it is typed: every field a text, the fields of all models side by side, so that going
 * from one model to another and back loses nothing.
 */
export type PriceDraft = {
  readonly model: string
  readonly unitPrice: string
  /** upTo, unitPrice, flatPrice, price, percent. */
  readonly tiers: readonly Row[]
  readonly size: string
  readonly packagePrice: string
  readonly percent: string
  readonly feePerEvent: string
  readonly eventMinimum: string
  readonly eventMaximum: string
  readonly freeEvents: string
  readonly decimals: string
  readonly ceiling: string
  readonly floor: string
  readonly index: string
  readonly lagMonths: string
  readonly dimensions: string
  /** The values of the dimensions, by name, and `unitPrice`. */
  readonly rows: readonly Row[]
  readonly defaultPrice: string
  readonly property: string
  readonly carries: string
  readonly expression: string
}

/** The models of prices that a form offers; usage alone can be priced by what events tell. */
export const FEE_MODELS = [
  'per_unit',
  'graduated',
  'volume',
  'stairstep',
  'package',
  'escalated',
  'indexed',
] as const
export const USAGE_MODELS = [
  ...FEE_MODELS,
  'percentage',
  'graduated_percentage',
  'matrix',
  'event_price',
  'expression',
] as const

export const NEW_PRICE: PriceDraft = {
  model: 'per_unit',
  unitPrice: '',
  tiers: [
    { upTo: '', unitPrice: '', flatPrice: '', price: '', percent: '' },
    { upTo: '', unitPrice: '', flatPrice: '', price: '', percent: '' },
  ],
  size: '',
  packagePrice: '',
  percent: '',
  feePerEvent: '',
  eventMinimum: '',
  eventMaximum: '',
  freeEvents: '',
  decimals: '2',
  ceiling: '',
  floor: '',
  index: '',
  lagMonths: '',
  dimensions: '',
  rows: [{ unitPrice: '' }],
  defaultPrice: '',
  property: '',
  carries: 'unit_price',
  expression: '',
}

/** A known price as the start of another one. */
export function draftOf(price: ShownPrice | null): PriceDraft {
  if (price === null) return NEW_PRICE
  const known = Object.fromEntries(
    Object.entries(price).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  )
  const tiers = price.tiers ?? price.steps
  const dimensions = [...new Set((price.rows ?? []).flatMap(({ when }) => Object.keys(when)))]
  return {
    ...NEW_PRICE,
    ...known,
    ...(tiers === undefined ? {} : { tiers: tiers.map(tierDraft) }),
    ...(price.rows === undefined
      ? {}
      : { rows: price.rows.map(({ when, unitPrice }) => ({ ...when, unitPrice })) }),
    dimensions: dimensions.join(', '),
  }
}

function tierDraft(tier: object): Row {
  const members = Object.entries(tier).map(([name, value]) => [name, String(value ?? '')] as const)
  return { ...NEW_PRICE.tiers[0], ...Object.fromEntries(members) }
}

/** The names of the properties that a matrix goes by. */
export function dimensionsIn({ dimensions }: PriceDraft): string[] {
  return [...new Set(dimensions.split(/[\s,;]+/).filter(name => name !== ''))]
}

/** A decimal as the server reads it: who types a comma means one. */
export function decimalIn(text: string): string {
  const plain = text.trim().replaceAll(/[\s\u00a0’']/g, '')
  return /^-?\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain
}

/** What is sent of a draft: the fields of its model; what was left empty is left out. */
export function priceOf(draft: PriceDraft): Record<string, unknown> {
  const { model } = draft
  const given = (...names: (keyof PriceDraft)[]) =>
    Object.fromEntries(
      names.flatMap(name => {
        const text = decimalIn(String(draft[name]))
        return text === '' ? [] : [[name, text]]
      }),
    )
  const whole = (name: keyof PriceDraft) => {
    const text = String(draft[name]).trim()
    return text === '' ? {} : { [name]: /^\d+$/.test(text) ? Number(text) : text }
  }
  switch (model) {
    case 'graduated':
    case 'volume':
      return { model, tiers: tiersOf(draft, ['unitPrice', 'flatPrice']) }
    case 'stairstep':
      return { model, steps: tiersOf(draft, ['price']) }
    case 'graduated_percentage':
      return {
        model,
        tiers: tiersOf(draft, ['percent']),
        ...given('feePerEvent'),
        ...whole('freeEvents'),
      }
    case 'package':
      return { model, ...given('size', 'packagePrice') }
    case 'percentage':
      return {
        model,
        ...given('percent', 'feePerEvent', 'eventMinimum', 'eventMaximum'),
        ...whole('freeEvents'),
      }
    case 'escalated':
      return { model, ...given('unitPrice', 'percent', 'ceiling', 'floor'), ...whole('decimals') }
    case 'indexed':
      return {
        model,
        ...given('unitPrice', 'ceiling', 'floor'),
        index: draft.index.trim(),
        ...whole('lagMonths'),
        ...whole('decimals'),
      }
    case 'matrix': {
      const names = dimensionsIn(draft)
      const rows = draft.rows.map(row => ({
        when: Object.fromEntries(names.map(name => [name, (row[name] ?? '').trim()])),
        unitPrice: decimalIn(row.unitPrice ?? ''),
      }))
      return { model, rows, ...given('defaultPrice') }
    }
    case 'event_price':
      return { model, property: draft.property.trim(), carries: draft.carries }
    case 'expression':
      return { model, expression: draft.expression.trim() }
    default:
      return { model, ...given('unitPrice') }
  }
}

/** Tiers in their order; the last one has no end, whatever stands there. */
function tiersOf(draft: PriceDraft, names: readonly string[]): unknown[] {
  return draft.tiers.map((tier, i) => ({
    upTo: i === draft.tiers.length - 1 ? null : decimalIn(tier.upTo ?? ''),
    ...Object.fromEntries(
      names.flatMap(name => {
        const text = decimalIn(tier[name] ?? '')
        return text === '' ? [] : [[name, text]]
      }),
    ),
  }))
}
