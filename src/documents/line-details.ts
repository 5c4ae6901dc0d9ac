import { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from '../rating/component.ts'
import { bandWord } from './band-words.ts'
import { energyText } from './energy-words.ts'
import { evidenceOf, type SectionTold } from './line-evidence.ts'
import { contained, NO_BREAK, printedUnit, quantity, type Speaker } from './line-quantity.ts'
import { localDate, localDecimal, localMoney, localPercent } from './localize.ts'
import type { StoredDocumentLine } from './stored-document.ts'

const DAY_RULES = new Set(['actual_days', 'thirty_actual', 'thirty_360'])

/**
 * What a line says about how it came about, from the calculation stored with it, one text a printed
 * line. The first stands beside the service dates and is empty where only they do: the conditions of
 * the price or a single read. Below come the document corrected with what was billed there, and reads.
 * What the line says in its own columns, its dates and its quantity, is not said again.
 */
export function lineDetails(
  line: StoredDocumentLine,
  speaker: Speaker,
  told: SectionTold,
  extra: { readonly conditions: readonly string[]; readonly corrected: readonly string[] },
): string[] {
  const conditions = line.trace.flatMap(step => conditionOf(step, line, speaker))
  const beside = [...conditions, ...extra.conditions].join(' · ')
  const evidence = evidenceOf(line, speaker, told)
  const corrected = [...extra.corrected, ...correctedQuantity(line, speaker)]
  return beside === '' && corrected.length === 0 ? evidence : [beside, ...corrected, ...evidence]
}

/** The document that a correction, reversal or credit refers to; that it corrects is said by a tag. */
export function correctedDocument(
  { corrects }: StoredDocumentLine,
  { words, locale }: Speaker,
): string[] {
  if (corrects === null) return []
  const word = corrects.kind === 'credit_note' ? words.ofCreditNote : words.ofInvoice
  return [word(corrects.number, localDate(corrects.issuedOn, locale))]
}

/** `Loyal customer 10%`, of all discounts that were taken off one after the other. */
export function allowanceLabel(
  line: StoredDocumentLine,
  { words, locale }: Speaker,
  names: Readonly<Record<string, string>>,
): string {
  const labels = line.trace.flatMap(step => {
    if (step.step === 'amount_off') return [ownName(names, step.code) ?? words.discount]
    if (step.step !== 'discount') return []
    const name = ownName(names, step.code)
    const percent = localPercent(step.percent, locale)
    const isNamed = name?.replace(/\s/g, '').includes(percent.replace(/\s/g, ''))
    return isNamed ? [name] : [`${name ?? words.discount} ${percent}`]
  })
  return labels.length === 0 ? words.discount : [...new Set(labels)].join(' + ')
}

function ownName(names: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(names, code) ? names[code] : undefined
}

function conditionOf(step: TraceStep, line: StoredDocumentLine, speaker: Speaker): string[] {
  const { words, locale, currency } = speaker
  switch (step.step) {
    case 'guarantee':
    case 'ratchet':
    case 'netted':
    case 'bank':
    case 'credit':
    case 'budget':
      return [energyText(step, line, speaker)].filter(Boolean)
    case 'band':
      return [bandWord(step.band, speaker.language)]
    case 'tier':
      return tierText(step, line, speaker)
    case 'included':
      // What of it the lines before have used up does not concern this one.
      return step.used === '0' ? [] : [words.included(quantity(step.used, line, speaker))]
    case 'percentage':
      return [`${localDecimal(step.percent, locale)}${NO_BREAK}%`]
    case 'event_amounts':
      return step.percent === undefined ? [] : [`${localDecimal(step.percent, locale)}${NO_BREAK}%`]
    case 'event_fee':
      return [words.records(localDecimal(step.count, locale))]
    case 'stair':
      return stairText(step, line, speaker)
    case 'tier_flat':
      return [words.tierFlat(String(step.number))]
    case 'package':
      return [words.packagesOf(quantity(step.size, contained(line), speaker))]
    case 'proration':
      return shareText(step, line, speaker)
    case 'minimum': {
      const least = localMoney(step.minimum, currency, locale)
      return [words.minimum(least, localMoney(step.reached, currency, locale))]
    }
    case 'commitment': {
      const least = localMoney(step.commitment, currency, locale)
      return [words.minimum(least, localMoney(step.reached, currency, locale))]
    }
    case 'prepaid': {
      const expires = step.expires === null ? null : localDate(step.expires, locale)
      return [words.prepaid(localMoney(step.creditsUsed, currency, locale), expires)]
    }
    case 'maximum': {
      const most = localMoney(step.maximum, currency, locale)
      return [words.maximum(most, localMoney(step.reached, currency, locale))]
    }
    case 'price': {
      const isNew = line.periodStart !== null && step.effectiveFrom > line.periodStart
      return isNew ? [words.priceFrom(localDate(step.effectiveFrom, locale))] : []
    }
    default:
      return []
  }
}

type Tier = Extract<TraceStep, { step: 'tier' }>
type Bounds = Pick<Tier, 'from' | 'upTo'>

function tierText(step: Tier, line: StoredDocumentLine, speaker: Speaker): string[] {
  const { words, locale } = speaker
  const isVolume = line.component?.startsWith('volume') ?? false
  if (step.upTo === null && step.from === '0') return []
  const shrunk =
    step.days === step.of
      ? ''
      : ` (${words.prorated(words.share(localDecimal(step.days, locale), localDecimal(step.of, locale)))})`
  return [(isVolume ? volumeBounds : graduatedBounds)(step, line, speaker) + shrunk]
}

/** One amount for all units; a price of one step has no bounds to tell. */
function stairText(
  step: Extract<TraceStep, { step: 'stair' }>,
  line: StoredDocumentLine,
  speaker: Speaker,
): string[] {
  return step.upTo === null && step.from === '0' ? [] : [volumeBounds(step, line, speaker)]
}

/** All units at the price of the tier that the total reaches; a bound is the first of its tier. */
function volumeBounds(step: Bounds, line: StoredDocumentLine, speaker: Speaker): string {
  const { words } = speaker
  if (step.upTo !== null && step.from === '0') {
    return words.volumeBelow(quantity(step.upTo, line, speaker))
  }
  return words.volumeFrom(quantity(step.from, line, speaker))
}

/** Each unit in its tier: after the 500th comes the 501st. */
function graduatedBounds(step: Tier, line: StoredDocumentLine, speaker: Speaker): string {
  const { words, locale } = speaker
  if (step.upTo === null) return words.above(quantity(step.from, line, speaker))
  if (step.from === '0') return words.upTo(quantity(step.upTo, line, speaker))
  const from = Decimal.parse(step.from)
  const first = from.round(0).equals(from) ? from.plus(Decimal.one) : from
  return `${localDecimal(first.toString(), locale)}–${quantity(step.upTo, line, speaker)}`
}

type Proration = Extract<TraceStep, { step: 'proration' }>

function shareText(
  step: Proration,
  line: StoredDocumentLine,
  { words, locale, currency }: Speaker,
): string[] {
  const price = line.trace.find(other => other.step === 'price')
  const unitPrice = price?.step === 'price' ? price.unitPrice : undefined
  const own = ownDays(step, line, unitPrice)
  if (own === undefined) return []
  const days = words.share(localDecimal(own, locale), localDecimal(step.of, locale))
  return [unitPrice === undefined ? days : `${days} × ${localMoney(unitPrice, currency, locale)}`]
}

/**
 * The days that a prorated price is for. The calculation behind a correction is that of the days
 * that are right; a line for the days between them and those billed is told by its own days, and
 * only where they give its price.
 */
function ownDays(
  step: Proration,
  line: StoredDocumentLine,
  wholePrice: string | undefined,
): string | undefined {
  if (!DAY_RULES.has(step.rule)) return undefined
  const { standing, serviceStart, serviceEnd } = line
  const isForAll =
    standing === null ||
    (standing.serviceStart === serviceStart && standing.serviceEnd === serviceEnd)
  if (isForAll) return step.days
  if (wholePrice === undefined) return undefined
  const { days } = Temporal.PlainDate.from(serviceStart).until(serviceEnd)
  const price = Decimal.parse(wholePrice).times(Decimal.of(days))
  const isPrice = price.dividedBy(Decimal.parse(step.of), 4).equals(line.unitPrice.round(4))
  return isPrice ? String(days) : undefined
}

/** What was billed for a corrected quantity, and what is right: `billed 433 kWh, now 421 kWh`. */
function correctedQuantity(line: StoredDocumentLine, speaker: Speaker): string[] {
  const { standing } = line
  if (line.kind !== 'correction' || standing === null) return []
  const after = Decimal.parse(standing.quantity)
  const samePrice = Decimal.parse(standing.unitPrice).equals(line.unitPrice)
  const sameDays =
    standing.serviceStart === line.serviceStart && standing.serviceEnd === line.serviceEnd
  if (!samePrice || !sameDays) return []
  const before = after.minus(line.quantity)
  const counted = { unit: printedUnit(line) }
  const [was, is] = [before, after].map(value => quantity(value.toString(), counted, speaker))
  return [speaker.words.before(was ?? '', is ?? '')]
}
