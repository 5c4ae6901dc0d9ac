import type { Language } from '../kernel/localize.ts'
import type { EnergyStep } from './energy-steps.ts'

export type EnergySentenceKey =
  | 'guarantee'
  | 'guarantee_year'
  | 'guarantee_part'
  | 'guarantee_carried'
  | 'guarantee_produced'
  | 'ratchet'
  | 'ratchet_minimum'
  | 'ratchet_billed'

/** Facts of these steps that are numbers. */
export const ENERGY_NUMBERS = [
  'guaranteed',
  'due',
  'produced',
  'carried',
  'year',
  'own',
  'highest',
  'share',
  'billed',
  'minimumUnits',
] as const

/** What the steps of an energy contract say, as `SENTENCES` does for the others. */
export const ENERGY_SENTENCES: Readonly<
  Record<Language, Readonly<Record<EnergySentenceKey, string>>>
> = {
  en: {
    guarantee: 'Guaranteed for a year: {guaranteed}.',
    guarantee_year: 'It falls by {percent} % a year; this is year {year}.',
    guarantee_part: 'Guaranteed for {days} of {of} days: {due}.',
    guarantee_carried: 'Earlier years left {carried} beyond what they had to give.',
    guarantee_produced: 'Guaranteed: {due}; produced: {produced}.',
    ratchet:
      'The highest demand looked back at is {highest}, of the period from {since}; {percent} % of it is {share}.',
    ratchet_minimum: 'The contract bills {minimumUnits} at least.',
    ratchet_billed: 'Own demand {own}; billed {billed}.',
  },
  fr: {
    guarantee: 'Garanti pour une année : {guaranteed}.',
    guarantee_year: 'La garantie baisse de {percent} % par an ; c’est l’année {year}.',
    guarantee_part: 'Garanti pour {days} jours sur {of} : {due}.',
    guarantee_carried: 'Les années précédentes ont laissé {carried} au-delà de la garantie.',
    guarantee_produced: 'Garanti : {due} ; produit : {produced}.',
    ratchet:
      'La puissance la plus élevée des périodes prises en compte est de {highest}, à partir du {since} ; {percent} % en font {share}.',
    ratchet_minimum: 'Le contrat facture au moins {minimumUnits}.',
    ratchet_billed: 'Puissance de la période {own} ; facturée {billed}.',
  },
  es: {
    guarantee: 'Garantizado por un año: {guaranteed}.',
    guarantee_year: 'Baja un {percent} % al año; este es el año {year}.',
    guarantee_part: 'Garantizado para {days} de {of} días: {due}.',
    guarantee_carried: 'Los años anteriores dejaron {carried} por encima de lo garantizado.',
    guarantee_produced: 'Garantizado: {due}; producido: {produced}.',
    ratchet:
      'La potencia más alta de los períodos considerados es {highest}, desde el {since}; el {percent} % son {share}.',
    ratchet_minimum: 'El contrato factura {minimumUnits} como mínimo.',
    ratchet_billed: 'Potencia propia {own}; facturada {billed}.',
  },
  de: {
    guarantee: 'Für ein Jahr garantiert: {guaranteed}.',
    guarantee_year: 'Die Garantie sinkt um {percent} % im Jahr; dies ist Jahr {year}.',
    guarantee_part: 'Für {days} von {of} Tagen garantiert: {due}.',
    guarantee_carried: 'Frühere Jahre haben {carried} über das Garantierte hinaus übrig gelassen.',
    guarantee_produced: 'Garantiert: {due}; erzeugt: {produced}.',
    ratchet:
      'Die höchste Leistung der betrachteten Zeiträume ist {highest}, ab {since}; {percent} % davon sind {share}.',
    ratchet_minimum: 'Der Vertrag berechnet mindestens {minimumUnits}.',
    ratchet_billed: 'Eigene Leistung {own}; berechnet {billed}.',
  },
}

/** The sentences that a step needs. */
export function energyKeys(step: EnergyStep): EnergySentenceKey[] {
  if (step.step === 'ratchet') {
    return [
      ...(step.highest === null ? [] : (['ratchet'] as const)),
      ...(step.minimumUnits === null ? [] : (['ratchet_minimum'] as const)),
      'ratchet_billed',
    ]
  }
  return [
    'guarantee',
    ...(step.percent === '0' ? [] : (['guarantee_year'] as const)),
    ...(step.days === step.of ? [] : (['guarantee_part'] as const)),
    ...(step.carried === '0' ? [] : (['guarantee_carried'] as const)),
    'guarantee_produced',
  ]
}
