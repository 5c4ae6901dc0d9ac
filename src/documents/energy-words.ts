import type { CreditStep, EnergyStep } from '../rating/energy-steps.ts'
import { quantity, type Speaker } from './line-quantity.ts'
import { localMoney } from './localize.ts'
import type { Language } from './page.ts'
import type { StoredDocumentLine } from './stored-document.ts'

type EnergyWords = {
  readonly guarantee: (due: string, produced: string) => string
  readonly carried: (units: string) => string
  /** The demand that is billed instead of the own one, which is told too. */
  readonly ratchet: (percent: string, highest: string, own: string) => string
  readonly least: (minimum: string, own: string) => string
  readonly netted: (imported: string, credited: string) => string
  /** Units or amounts kept; then what was done with them. */
  readonly kept: (left: string) => string
  readonly paid: (left: string) => string
  readonly lapsed: (left: string) => string
  readonly earlier: (used: string) => string
  readonly level: (level: string, actual: string) => string
  readonly settled: (kept: string) => string
}

const WORDS: Readonly<Record<Language, EnergyWords>> = {
  en: {
    guarantee: (due, produced) => `guaranteed ${due}, produced ${produced}`,
    carried: units => `carried over ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent}% of the earlier peak of ${highest}, own peak ${own}`,
    least: (minimum, own) => `contract minimum ${minimum}, own peak ${own}`,
    netted: (imported, credited) => `taken ${imported}, credited ${credited}`,
    kept: left => `credits kept ${left}`,
    paid: left => `credits paid out ${left}`,
    lapsed: left => `credits lapsed ${left}`,
    earlier: used => `credits used ${used}`,
    level: (level, actual) => `level amount ${level}, actual ${actual}`,
    settled: kept => `balance of the year ${kept}`,
  },
  fr: {
    guarantee: (due, produced) => `garanti ${due}, produit ${produced}`,
    carried: units => `reporté ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent} % de la pointe antérieure de ${highest}, pointe propre ${own}`,
    least: (minimum, own) => `minimum contractuel ${minimum}, pointe propre ${own}`,
    netted: (imported, credited) => `prélevé ${imported}, crédité ${credited}`,
    kept: left => `crédits conservés ${left}`,
    paid: left => `crédits payés ${left}`,
    lapsed: left => `crédits perdus ${left}`,
    earlier: used => `crédits utilisés ${used}`,
    level: (level, actual) => `montant mensualisé ${level}, réel ${actual}`,
    settled: kept => `solde de l’année ${kept}`,
  },
  es: {
    guarantee: (due, produced) => `garantizado ${due}, producido ${produced}`,
    carried: units => `de años anteriores ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent} % de la punta anterior de ${highest}, punta propia ${own}`,
    least: (minimum, own) => `mínimo contractual ${minimum}, punta propia ${own}`,
    netted: (imported, credited) => `tomado ${imported}, abonado ${credited}`,
    kept: left => `créditos guardados ${left}`,
    paid: left => `créditos pagados ${left}`,
    lapsed: left => `créditos caducados ${left}`,
    earlier: used => `créditos usados ${used}`,
    level: (level, actual) => `cuota fija ${level}, real ${actual}`,
    settled: kept => `saldo del año ${kept}`,
  },
  de: {
    guarantee: (due, produced) => `garantiert ${due}, erzeugt ${produced}`,
    carried: units => `übertragen ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent} % der früheren Spitze von ${highest}, eigene Spitze ${own}`,
    least: (minimum, own) => `vertragliche Mindestleistung ${minimum}, eigene Spitze ${own}`,
    netted: (imported, credited) => `bezogen ${imported}, gutgeschrieben ${credited}`,
    kept: left => `Guthaben ${left}`,
    paid: left => `Guthaben ausgezahlt ${left}`,
    lapsed: left => `Guthaben verfallen ${left}`,
    earlier: used => `Guthaben genutzt ${used}`,
    level: (level, actual) => `gleichbleibender Betrag ${level}, tatsächlich ${actual}`,
    settled: kept => `Saldo des Jahres ${kept}`,
  },
}

/** What a customer reads of the terms of an energy contract beside a line; may be empty. */
export function energyText(step: EnergyStep, line: StoredDocumentLine, speaker: Speaker): string {
  const words = WORDS[speaker.language]
  const units = (text: string) => quantity(text, line, speaker)
  switch (step.step) {
    case 'guarantee': {
      const carried = step.carried === '0' ? [] : [words.carried(units(step.carried))]
      return [words.guarantee(units(step.due), units(step.produced)), ...carried].join(', ')
    }
    case 'ratchet':
      if (step.billed === step.own) return ''
      return step.billed === step.minimumUnits
        ? words.least(units(step.billed), units(step.own))
        : words.ratchet(step.percent, units(step.highest ?? '0'), units(step.own))
    case 'netted':
      return step.credited === '0' ? '' : words.netted(units(step.imported), units(step.credited))
    case 'bank': {
      // The line that pays them out says how many.
      if (line.component?.startsWith('payout@')) return ''
      const left = step.left === '0' ? '' : SETTLED[step.becomes](words)(units(step.left))
      const expired = step.expired === '0' ? '' : words.lapsed(units(step.expired))
      return [expired, left].filter(Boolean).join(', ')
    }
    case 'credit':
      return creditText(step, words, speaker)
    case 'budget': {
      const money = (text: string) => localMoney(text, speaker.currency, speaker.locale)
      return step.side === 'settlement'
        ? words.settled(money(step.kept))
        : words.level(money(step.level), money(step.actual))
    }
  }
}

const SETTLED = {
  kept: (words: EnergyWords) => words.kept,
  paid: (words: EnergyWords) => words.paid,
  forfeited: (words: EnergyWords) => words.lapsed,
} as const

/** A line of a money bank: its amount stands beside it, so that only its meaning is told. */
function creditText(step: CreditStep, words: EnergyWords, { currency, locale }: Speaker): string {
  const money = (text: string) => localMoney(text, currency, locale)
  switch (step.side) {
    case 'bank':
      return [words.earlier(money(step.used)), words.kept(money(step.left))].join(', ')
    case 'payout':
      return words.paid(money(step.paid))
    case 'lapsed':
    case 'breakage':
      return words.lapsed('').trim()
  }
}
