import {
  type Language,
  languageOf,
  localDate,
  localNumber,
  localPrice,
} from '../../kernel/localize.ts'
import { daysIn } from '../../kernel/period.ts'
import type { ChargeDetail } from './commands/propose-charges.ts'

/** A charge of a document as it was kept, with the number of what it was charged on. */
export type ChargeOfDocument = {
  readonly kind: 'interest' | 'flat'
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly detail: ChargeDetail
  readonly document: string | null
  readonly dueOn: Temporal.PlainDate
  readonly policy: string
}

type Sentences = Readonly<
  Record<'late' | 'stretch' | 'correction' | 'sum' | 'flat' | 'policy', string>
>

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  en: {
    late: '{document} was due on {due} and was not paid in full.',
    stretch: '{from} to {through}: {principal} × {percent} % × {days} ÷ {basis} days.',
    correction: 'Less or more for days that were charged before: {correction}.',
    sum: 'Added up and rounded once: {charged}.',
    flat: '{document} was due on {due} and was not paid; once for each late item {charged}.',
    policy: 'By the policy {policy}.',
  },
  fr: {
    late: '{document} était à payer le {due} et n’a pas été réglé en entier.',
    stretch: 'Du {from} au {through} : {principal} × {percent} % × {days} ÷ {basis} jours.',
    correction: 'En plus ou en moins pour des jours déjà facturés : {correction}.',
    sum: 'Additionné et arrondi une seule fois : {charged}.',
    flat: '{document} était à payer le {due} et n’a pas été réglé ; une fois par poste en retard {charged}.',
    policy: 'Selon la règle {policy}.',
  },
  es: {
    late: '{document} vencía el {due} y no se pagó por completo.',
    stretch: 'Del {from} al {through}: {principal} × {percent} % × {days} ÷ {basis} días.',
    correction: 'Más o menos por días ya cobrados: {correction}.',
    sum: 'Sumado y redondeado una sola vez: {charged}.',
    flat: '{document} vencía el {due} y no se pagó; una vez por cada partida vencida {charged}.',
    policy: 'Según la regla {policy}.',
  },
  de: {
    late: '{document} war am {due} fällig und wurde nicht voll bezahlt.',
    stretch: '{from} bis {through}: {principal} × {percent} % × {days} ÷ {basis} Tage.',
    correction: 'Mehr oder weniger für schon berechnete Tage: {correction}.',
    sum: 'Zusammengezählt und einmal gerundet: {charged}.',
    flat: '{document} war am {due} fällig und wurde nicht bezahlt; einmal je verspätetem Posten {charged}.',
    policy: 'Nach der Regel {policy}.',
  },
}

const ITEM: Readonly<Record<Language, string>> = {
  en: 'The item',
  fr: 'Le poste',
  es: 'La partida',
  de: 'Der Posten',
}

/** How a late fee or interest came about: what was late, each stretch of principal and rate, the sum. */
export function chargeSentences(
  charge: ChargeOfDocument,
  currency: string,
  locale: string,
): string[] {
  const language = languageOf(locale)
  const { detail, dueOn, policy } = charge
  const money = (major: string) => `${localPrice(major, currency, locale)} ${currency}`
  const say = (key: keyof Sentences, facts: Readonly<Record<string, string>>) =>
    SENTENCES[language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  const document = charge.document ?? ITEM[language]
  const due = localDate(dueOn.toString(), locale)
  const charged = money(detail.charged)
  const byPolicy = say('policy', { policy })
  if (charge.kind === 'flat') return [say('flat', { document, due, charged }), byPolicy]
  const stretches = detail.segments.map(({ from, through, principal, percent, dayBasis }) => {
    const start = Temporal.PlainDate.from(from)
    const days = daysIn({ start, end: Temporal.PlainDate.from(through).add({ days: 1 }) })
    return say('stretch', {
      from: localDate(from, locale),
      through: localDate(through, locale),
      principal: money(principal),
      percent: localNumber(percent, locale),
      days: String(days),
      basis: String(dayBasis),
    })
  })
  const { correction } = detail
  return [
    say('late', { document, due }),
    ...stretches,
    ...(correction === undefined ? [] : [say('correction', { correction: money(correction) })]),
    say('sum', { charged }),
    byPolicy,
  ]
}

/** What is compared of a line. */
type LineOfCharge = {
  readonly chargeCode: string
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly description: string
}

/**
 * The charge that a line bills: of its days, amount and kind, and of the document that the line names,
 * because several items may bear the same interest for the same days.
 */
export function chargeOfLine(
  line: LineOfCharge,
  charges: readonly ChargeOfDocument[],
): ChargeOfDocument | undefined {
  const kind = line.chargeCode === 'interest' ? 'interest' : 'flat'
  return charges.find(
    charge =>
      charge.kind === kind &&
      charge.startOn.equals(line.serviceStart) &&
      charge.endOn.equals(line.serviceEnd) &&
      charge.amountMinor === line.amountMinor &&
      (charge.document === null || line.description.includes(charge.document)),
  )
}
