import type { Language } from '../kernel/localize.ts'

/** A unit counted: one of it, and several of it. */
type Counted = readonly [one: string, many: string]

const UNITS: Readonly<Record<string, Readonly<Record<Language, Counted>>>> = {
  year: {
    en: ['year', 'years'],
    fr: ['an', 'ans'],
    es: ['año', 'años'],
    de: ['Jahr', 'Jahre'],
  },
  month: {
    en: ['month', 'months'],
    fr: ['mois', 'mois'],
    es: ['mes', 'meses'],
    de: ['Monat', 'Monate'],
  },
  day: { en: ['day', 'days'], fr: ['jour', 'jours'], es: ['día', 'días'], de: ['Tag', 'Tage'] },
  hour: {
    en: ['hour', 'hours'],
    fr: ['heure', 'heures'],
    es: ['hora', 'horas'],
    de: ['Stunde', 'Stunden'],
  },
  piece: {
    en: ['piece', 'pieces'],
    fr: ['pièce', 'pièces'],
    es: ['unidad', 'unidades'],
    de: ['Stück', 'Stück'],
  },
  package: {
    en: ['package', 'packages'],
    fr: ['lot', 'lots'],
    es: ['paquete', 'paquetes'],
    de: ['Paket', 'Pakete'],
  },
  panel: {
    en: ['panel', 'panels'],
    fr: ['panneau', 'panneaux'],
    es: ['panel', 'paneles'],
    de: ['Modul', 'Module'],
  },
  seat: {
    en: ['seat', 'seats'],
    fr: ['accès', 'accès'],
    es: ['acceso', 'accesos'],
    de: ['Zugang', 'Zugänge'],
  },
  term: {
    en: ['term', 'terms'],
    fr: ['durée', 'durées'],
    es: ['plazo', 'plazos'],
    de: ['Laufzeit', 'Laufzeiten'],
  },
  credits: {
    en: ['credit', 'credits'],
    fr: ['avoir', 'avoirs'],
    es: ['saldo', 'saldos'],
    de: ['Guthaben', 'Guthaben'],
  },
  card: {
    en: ['card', 'cards'],
    fr: ['carte', 'cartes'],
    es: ['tarjeta', 'tarjetas'],
    de: ['Karte', 'Karten'],
  },
  session: {
    en: ['session', 'sessions'],
    fr: ['session', 'sessions'],
    es: ['sesión', 'sesiones'],
    de: ['Vorgang', 'Vorgänge'],
  },
  visit: {
    en: ['visit', 'visits'],
    fr: ['visite', 'visites'],
    es: ['visita', 'visitas'],
    de: ['Besuch', 'Besuche'],
  },
  call: {
    en: ['call', 'calls'],
    fr: ['appel', 'appels'],
    es: ['llamada', 'llamadas'],
    de: ['Abruf', 'Abrufe'],
  },
}

/**
 * A unit as a reader of the language writes it beside a quantity: `2`, `month` → `Monate`. Units
 * that are not words of the table (`kWh`, `m³`, a company's own) stay as they are.
 */
export function unitWord(unit: string, quantity: string, language: Language): string {
  const words = Object.hasOwn(UNITS, unit) ? UNITS[unit]?.[language] : undefined
  if (words === undefined) return unit
  return words[isOne(quantity, language) ? 0 : 1]
}

/** One by the plural rules of Unicode CLDR: in French everything below two. */
function isOne(quantity: string, language: Language): boolean {
  const size = quantity.replace('-', '')
  return language === 'fr' ? /^[01](\.|$)/.test(size) : /^1(\.0*)?$/.test(size)
}
