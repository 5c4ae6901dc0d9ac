import type { EnergyStep } from '../rating/energy-steps.ts'
import { quantity, type Speaker } from './line-quantity.ts'
import type { Language } from './page.ts'
import type { StoredDocumentLine } from './stored-document.ts'

type EnergyWords = {
  readonly guarantee: (due: string, produced: string) => string
  readonly carried: (units: string) => string
  /** The demand that is billed instead of the own one, which is told too. */
  readonly ratchet: (percent: string, highest: string, own: string) => string
  readonly least: (minimum: string, own: string) => string
}

const WORDS: Readonly<Record<Language, EnergyWords>> = {
  en: {
    guarantee: (due, produced) => `guaranteed ${due}, produced ${produced}`,
    carried: units => `carried over ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent}% of the earlier peak of ${highest}, own peak ${own}`,
    least: (minimum, own) => `contract minimum ${minimum}, own peak ${own}`,
  },
  fr: {
    guarantee: (due, produced) => `garanti ${due}, produit ${produced}`,
    carried: units => `reporté ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent} % de la pointe antérieure de ${highest}, pointe propre ${own}`,
    least: (minimum, own) => `minimum contractuel ${minimum}, pointe propre ${own}`,
  },
  es: {
    guarantee: (due, produced) => `garantizado ${due}, producido ${produced}`,
    carried: units => `de años anteriores ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent} % de la punta anterior de ${highest}, punta propia ${own}`,
    least: (minimum, own) => `mínimo contractual ${minimum}, punta propia ${own}`,
  },
  de: {
    guarantee: (due, produced) => `garantiert ${due}, erzeugt ${produced}`,
    carried: units => `übertragen ${units}`,
    ratchet: (percent, highest, own) =>
      `${percent} % der früheren Spitze von ${highest}, eigene Spitze ${own}`,
    least: (minimum, own) => `vertragliche Mindestleistung ${minimum}, eigene Spitze ${own}`,
  },
}

/** What a customer reads of the terms of an energy contract beside a line; may be empty. */
export function energyText(step: EnergyStep, line: StoredDocumentLine, speaker: Speaker): string {
  const words = WORDS[speaker.language]
  const units = (text: string) => quantity(text, line, speaker)
  if (step.step === 'guarantee') {
    const carried = step.carried === '0' ? [] : [words.carried(units(step.carried))]
    return [words.guarantee(units(step.due), units(step.produced)), ...carried].join(', ')
  }
  if (step.billed === step.own) return ''
  if (step.billed === step.minimumUnits) return words.least(units(step.billed), units(step.own))
  return words.ratchet(step.percent, units(step.highest ?? '0'), units(step.own))
}
