import type { Language } from './page.ts'

type Words = Readonly<Record<Language, string>>

const PEAK: Words = {
  en: 'peak hours',
  fr: 'heures de pointe',
  es: 'horas punta',
  de: 'Spitzenzeit',
}
const OFF_PEAK: Words = {
  en: 'off-peak hours',
  fr: 'heures creuses',
  es: 'horas valle',
  de: 'Nebenzeit',
}
const SHOULDER: Words = {
  en: 'shoulder hours',
  fr: 'heures intermédiaires',
  es: 'horas llano',
  de: 'Zwischenzeit',
}
const HIGH: Words = { en: 'high tariff', fr: 'heures pleines', es: 'tarifa alta', de: 'Hochtarif' }
const LOW: Words = {
  en: 'low tariff',
  fr: 'heures creuses',
  es: 'tarifa baja',
  de: 'Niedertarif',
}

const BANDS: Readonly<Record<string, Words>> = {
  peak: PEAK,
  on: PEAK,
  onpeak: PEAK,
  off: OFF_PEAK,
  offpeak: OFF_PEAK,
  shoulder: SHOULDER,
  mid: SHOULDER,
  midpeak: SHOULDER,
  partialpeak: SHOULDER,
  superoffpeak: {
    en: 'super off-peak hours',
    fr: 'heures super creuses',
    es: 'horas supervalle',
    de: 'Schwachlastzeit',
  },
  criticalpeak: {
    en: 'critical peak hours',
    fr: 'heures de pointe mobile',
    es: 'horas de punta crítica',
    de: 'Höchstlastzeit',
  },
  ht: HIGH,
  high: HIGH,
  nt: LOW,
  low: LOW,
  day: { en: 'daytime', fr: 'jour', es: 'día', de: 'Tag' },
  night: { en: 'night', fr: 'nuit', es: 'noche', de: 'Nacht' },
  weekend: { en: 'weekend', fr: 'week-end', es: 'fin de semana', de: 'Wochenende' },
}

const OTHER: Readonly<Record<Language, (code: string) => string>> = {
  en: code => `time band ${code}`,
  fr: code => `plage ${code}`,
  es: code => `franja ${code}`,
  de: code => `Zeitband ${code}`,
}

/**
 * A band of a time-of-use calendar as a customer reads it: `off-peak` → `horas valle`. A code that is
 * no word of the table stays as the tariff has it: `Zeitband B3`.
 */
export function bandWord(code: string, language: Language): string {
  const key = code.toLowerCase().replace(/[^a-z]/g, '')
  // A number in a code tells bands apart that the word would not.
  const known = !/\d/.test(code) && Object.hasOwn(BANDS, key) ? BANDS[key] : undefined
  return known?.[language] ?? OTHER[language](code)
}
