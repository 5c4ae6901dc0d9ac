import { languageOf, localAmount, localDate, localNumber, localPrice } from '../kernel/localize.ts'
import { parseAmount } from '../kernel/money.ts'
import type { TraceStep } from './component.ts'
import { ENERGY_NUMBERS, energyKeys } from './energy-sentences.ts'
import { indexKeys } from './index-sentences.ts'
import { SENTENCES, type SentenceKey } from './sentences.ts'

/** Facts that are numbers, dates or amounts of the currency; all others are printed as they are. */
const NUMBERS = new Set(
  `previous current multiplier days of quantity total count number upTo size included granted used priced carried unused kept cap packages percent rate percentile free value months
   exact`
    .split(/\s+/)
    .concat(ENERGY_NUMBERS),
)
const PRICES = new Set([
  'unitPrice',
  'flatPrice',
  'minimum',
  'maximum',
  'commitment',
  'price',
  'fee',
  'base',
  'ceiling',
  'bundle',
  'standAlone',
  'floor',
  'together',
  'least',
  'most',
])
const AMOUNTS = new Set(['reached', 'rounded', 'amount', 'offered', 'creditsUsed', 'creditsLeft'])

/**
 * The steps of a calculation as sentences in the reader's language (`de`, `fr-CA`), numbers and
 * dates written as that language does. What has no text in that language is said in English.
 */
export function explain(trace: readonly TraceStep[], language: string, currency: string): string[] {
  const table = SENTENCES[languageOf(language)]
  const say = (key: SentenceKey, facts: object) =>
    fill(table[key], facts as Readonly<Record<string, unknown>>, language, currency)
  return trace.flatMap(step => {
    const modeText = step.step === 'amount' ? table[modeKey(step.mode)] : undefined
    const facts = modeText === undefined ? withLastDay(step) : { ...step, mode: modeText }
    return keysOf(step).map(key => say(key, facts))
  })
}

/** Periods are half-open inside; a reader is told the last day. Reads are dates of their own. */
function withLastDay(step: TraceStep): object {
  if (step.step === 'exit_fee') {
    return { ...step, fee: step.value, from: dayBefore(step.from), to: dayBefore(step.to) }
  }
  if (
    step.step !== 'quantity' &&
    step.step !== 'usage' &&
    step.step !== 'discount' &&
    step.step !== 'band' &&
    step.step !== 'unmeasured' &&
    step.step !== 'commitment'
  )
    return step
  return { ...step, to: dayBefore(step.to) }
}

function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
}

/** The sentences that a step needs: its own, and those of what is unusual about it. */
function keysOf(step: TraceStep): SentenceKey[] {
  switch (step.step) {
    case 'read':
      return [
        'read',
        ...(step.rolledOver ? (['read_rolled_over'] as const) : []),
        ...(step.estimated ? (['read_estimated'] as const) : []),
        ...(step.days === step.of || step.estimated ? [] : (['read_part'] as const)),
      ]
    case 'event_amounts':
      return [
        `event_${step.by}` as const,
        ...(step.least === undefined ? [] : (['event_minimum'] as const)),
        ...(step.most === undefined ? [] : (['event_maximum'] as const)),
      ]
    case 'matrix':
      return [step.when === '' ? 'matrix_default' : 'matrix']
    case 'usage':
      return [step.counting === undefined ? step.source : (`events_${step.counting}` as const)]
    case 'peak':
      return [step.on === null ? 'peak_none' : step.band === null ? 'peak' : 'peak_band']
    case 'price':
      return [
        ...(step.agreedFor === undefined ? [] : ([`price_of_${step.agreedFor}`] as const)),
        ...(step.model === 'per_unit' ? (['price'] as const) : []),
      ]
    case 'tier':
      return [
        ...(step.days === step.of ? [] : (['tier_shrunk'] as const)),
        tierKey(step.upTo === null, step.percent !== undefined),
      ]
    case 'guarantee':
    case 'ratchet':
    case 'netted':
    case 'bank':
    case 'credit':
    case 'budget':
      return energyKeys(step)
    case 'index':
    case 'index_change':
    case 'index_provisional':
      return indexKeys(step)
    case 'prepaid':
      return [step.expires === null ? `prepaid_${step.kind}` : `prepaid_${step.kind}_expire`]
    case 'escalator':
      return [
        'escalator',
        ...(step.ceiling === null ? [] : (['escalator_ceiling'] as const)),
        ...(step.floor === null ? [] : (['escalator_floor'] as const)),
      ]
    case 'included':
      return [
        ...(step.days === step.of ? [] : (['included_shrunk'] as const)),
        step.carried === undefined ? 'included' : 'included_carried',
      ]
    case 'rollover':
      return step.cap === null ? ['rollover'] : ['rollover', 'rollover_cap']
    case 'stair':
      return [
        ...(step.days === step.of ? [] : (['tier_shrunk'] as const)),
        step.upTo === null ? 'stair_open' : 'stair',
      ]
    case 'proration':
      return [step.rule === 'per_second' ? 'proration_seconds' : 'proration']
    case 'exit_fee':
      return [EXIT_FEES[step.kind]]
    case 'tax':
      return [step.inclusive ? 'tax_inclusive' : 'tax']
    default:
      return [step.step]
  }
}

const EXIT_FEES = {
  fixed: 'exit_fixed',
  per_month: 'exit_per_month',
  percent: 'exit_percent',
} as const

function tierKey(isOpen: boolean, isPercent: boolean): SentenceKey {
  if (isPercent) return isOpen ? 'tier_percent_open' : 'tier_percent'
  return isOpen ? 'tier_open' : 'tier'
}

function modeKey(mode: string): 'half_up' | 'half_even' {
  return mode === 'half_even' ? 'half_even' : 'half_up'
}

function fill(
  sentence: string,
  facts: Readonly<Record<string, unknown>>,
  locale: string,
  currency: string,
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
    factText(name, String(facts[name] ?? ''), locale, currency),
  )
}

const ISO_DATE = /^\d{4}-\d\d-\d\d$/

function factText(name: string, fact: string, locale: string, currency: string): string {
  if (ISO_DATE.test(fact)) return localDate(fact, locale)
  if (AMOUNTS.has(name)) return localAmount(parseAmount(fact, currency) ?? 0n, currency, locale)
  if (PRICES.has(name)) return localPrice(fact, currency, locale)
  return NUMBERS.has(name) || name === 'from' ? localNumber(fact, locale) : fact
}
