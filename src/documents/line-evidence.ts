import { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from '../rating/component.ts'
import { bandWord } from './band-words.ts'
import { quantity, type Speaker } from './line-quantity.ts'
import { localDays, localDecimal } from './localize.ts'
import type { StoredDocumentLine } from './stored-document.ts'

/** What the lines of a section tell once, though it holds for several of them. */
export type SectionTold = {
  /** Evidence that a line above has shown: tiers of one period rest on the same reads. */
  readonly evidence: Set<string>
  readonly meterCount: number
}

const MOST_EVIDENCE = 6

/** The reads and records that no line above has told. */
export function evidenceOf(
  line: StoredDocumentLine,
  speaker: Speaker,
  told: SectionTold,
): string[] {
  const shown: string[] = []
  for (const step of line.trace) {
    const text =
      step.step === 'peak'
        ? peakText(step, line, speaker)
        : step.step === 'read' || step.step === 'usage'
          ? evidenceText(step, line, speaker, told)
          : step.step === 'estimated' || step.step === 'filled'
            ? notMeasuredText(step, line, speaker, told)
            : ''
    if (text !== '') shown.push(text)
  }
  return shown.length > MOST_EVIDENCE ? [...shown.slice(0, MOST_EVIDENCE), '…'] : shown
}

/** What of a meter's quantity was not measured; lines that rest on the same days say it once. */
function notMeasuredText(
  step: Extract<TraceStep, { step: 'estimated' | 'filled' }>,
  line: StoredDocumentLine,
  speaker: Speaker,
  told: SectionTold,
): string {
  const { words } = speaker
  const meter = told.meterCount > 1 ? `${words.meter(step.meter)}: ` : ''
  const amount = quantity(step.quantity, line, speaker)
  const text =
    step.step === 'filled' ? words.carriedOn(step.days, amount) : `${words.estimated}: ${amount}`
  const days = `${line.serviceStart} ${line.serviceEnd}`
  return isNew(told, `${step.meter} ${days} ${text}`) ? meter + text : ''
}

type Evidence = Extract<TraceStep, { step: 'read' | 'usage' }>

/** What a line rests on; empty where a line above has told it already. */
function evidenceText(
  step: Evidence,
  line: StoredDocumentLine,
  speaker: Speaker,
  told: SectionTold,
): string {
  const { words, locale } = speaker
  if (step.step === 'usage') {
    const isOwnCount = Decimal.parse(step.quantity).equals(Decimal.of(step.count))
    const counts = step.source === 'events' && !isOwnCount
    const records = counts ? words.records(localDecimal(String(step.count), locale)) : ''
    // Where whole packages are charged, nothing names what was counted.
    const { component, unit } = line
    const isPacked = component?.startsWith('package@') && unit !== 'package'
    // Nor where events were priced one by one, and only their amount is charged.
    const used =
      isPacked || component?.startsWith('amount@') ? quantity(step.quantity, line, speaker) : ''
    const text = [used, records].filter(Boolean).join(' · ')
    return isNew(told, `${step.meter}: ${text}`) ? text : ''
  }
  const meter = told.meterCount > 1 ? `${words.meter(step.meter)}: ` : ''
  if (step.estimated && step.days !== step.of) {
    const text = meter + words.carriedOn(step.days, ownQuantity(step, line, speaker))
    return isNew(told, text) ? text : ''
  }
  const read = `${step.meter} ${step.from} ${step.previous} ${step.to} ${step.current}`
  const isFirst = isNew(told, read)
  const isFirstOfDays = isNew(told, `${read} ${line.serviceStart} ${line.serviceEnd}`)
  const part = isFirstOfDays ? readPart(step, line, speaker) : ''
  if (isFirst) return [meter + readText(step, line, speaker), part].filter(Boolean).join(', ')
  return part === '' ? '' : meter + part
}

/** Notes that a line tells something, and says whether it is the first one to do so. */
function isNew({ evidence }: SectionTold, key: string): boolean {
  if (evidence.has(key)) return false
  evidence.add(key)
  return true
}

type Read = Extract<TraceStep, { step: 'read' }>

/** Both reads, with their dates where they are not those that the line bills. */
function readText(step: Read, line: StoredDocumentLine, { words, locale }: Speaker): string {
  const [previous, current] = [step.previous, step.current].map(value =>
    localDecimal(value, locale),
  )
  const factor = step.multiplier === '1' ? '' : ` × ${localDecimal(step.multiplier, locale)}`
  const isOwnDays = step.from === line.serviceStart && step.to === line.serviceEnd
  const notes = [
    ...(step.estimated ? [words.estimated] : []),
    ...(step.rolledOver ? [words.rolledOver] : []),
    ...(isOwnDays ? [] : [localDays({ start: step.from, end: step.to }, locale)]),
  ]
  const told = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  return words.read(previous ?? '', current ?? '') + factor + told
}

/** How many of the days between two reads count; empty where all do. */
function readPart(step: Read, line: StoredDocumentLine, speaker: Speaker): string {
  if (step.days === step.of) return ''
  const { words, locale } = speaker
  const days = words.share(localDecimal(step.days, locale), localDecimal(step.of, locale))
  const part = words.prorated(days)
  const own = ownQuantity(step, line, speaker)
  return own === '' ? part : `${part}: ${own}`
}

/** What a step comes to, unless it is all that the line bills or, corrected, comes to. */
function ownQuantity(
  step: { readonly quantity: string },
  line: StoredDocumentLine,
  speaker: Speaker,
): string {
  const own = Decimal.parse(step.quantity)
  const isRight = line.standing !== null && own.equals(Decimal.parse(line.standing.quantity))
  return isRight || own.equals(line.quantity) ? '' : quantity(step.quantity, line, speaker)
}

/** When the highest demand was, and in which windows; how high, unless it is the line's quantity. */
function peakText(
  step: Extract<TraceStep, { step: 'peak' }>,
  line: StoredDocumentLine,
  speaker: Speaker,
): string {
  const { words, locale, language } = speaker
  if (step.on === null || step.time === null) return ''
  const end = Temporal.PlainDate.from(step.on).add({ days: 1 }).toString()
  const on = localDays({ start: step.on, end }, locale)
  const band = step.band === null ? '' : bandWord(step.band, language)
  const power = ownQuantity(step, line, speaker)
  return words.highest(String(step.minutes), on, step.time, band, power)
}
