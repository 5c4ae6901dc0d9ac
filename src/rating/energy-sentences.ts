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
  | 'netted'
  | 'bank'
  | 'bank_paid'
  | 'bank_forfeited'
  | 'credit'
  | 'credit_expired'
  | 'credit_paid'
  | 'credit_forfeited'
  | 'budget'
  | 'budget_settled'

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
    netted:
      'Taken {imported}; of it, export of the period ({exported}) and kept credits ({opened}) pay {credited}: {billed} is billed.',
    bank: 'Kept credits: {opened} before, {added} added, {used} used, {expired} expired; {left} left.',
    bank_paid: 'At the true-up the {left} are paid out.',
    bank_forfeited: 'At the true-up the {left} lapse.',
    credit:
      'Credits: {opened} kept from before, {value} for this period’s export; they pay {used} of {eligible}, {left} is left.',
    credit_expired: 'Of it {expired} has expired.',
    credit_paid: 'At the true-up {percent} % of what is left is paid out: {paid}.',
    credit_forfeited: 'At the true-up what is left lapses.',
    budget:
      'Level amount {level}; the charges of this period come to {actual} with tax. Kept so far {opened}, now {kept} (below zero: owed).',
    budget_settled: 'What is kept is settled with this bill.',
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
    netted:
      'Prélevé {imported} ; l’injection de la période ({exported}) et les crédits conservés ({opened}) en paient {credited} : {billed} est facturé.',
    bank: 'Crédits conservés : {opened} avant, {added} ajoutés, {used} utilisés, {expired} expirés ; il reste {left}.',
    bank_paid: 'Au décompte annuel, les {left} sont payés.',
    bank_forfeited: 'Au décompte annuel, les {left} sont perdus.',
    credit:
      'Crédits : {opened} conservés, {value} pour l’injection de la période ; ils paient {used} sur {eligible}, il reste {left}.',
    credit_expired: 'Dont {expired} expirés.',
    credit_paid: 'Au décompte annuel, {percent} % du reste est payé : {paid}.',
    credit_forfeited: 'Au décompte annuel, le reste est perdu.',
    budget:
      'Montant mensualisé {level} ; la période coûte {actual} TTC. Différé jusqu’ici {opened}, désormais {kept} (négatif : dû).',
    budget_settled: 'Le solde différé est régularisé avec cette facture.',
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
    netted:
      'Tomado {imported}; los vertidos del período ({exported}) y los créditos guardados ({opened}) pagan {credited}: se factura {billed}.',
    bank: 'Créditos guardados: {opened} antes, {added} añadidos, {used} usados, {expired} caducados; quedan {left}.',
    bank_paid: 'En la liquidación anual se pagan los {left}.',
    bank_forfeited: 'En la liquidación anual se pierden los {left}.',
    credit:
      'Créditos: {opened} guardados, {value} por los vertidos del período; pagan {used} de {eligible}, quedan {left}.',
    credit_expired: 'De ello han caducado {expired}.',
    credit_paid: 'En la liquidación anual se paga el {percent} % de lo que queda: {paid}.',
    credit_forfeited: 'En la liquidación anual se pierde lo que queda.',
    budget:
      'Cuota fija {level}; los cargos del período suman {actual} con impuestos. Diferido hasta ahora {opened}, ahora {kept} (negativo: por pagar).',
    budget_settled: 'El saldo diferido se liquida con esta factura.',
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
    netted:
      'Bezogen {imported}; Einspeisung des Zeitraums ({exported}) und aufbewahrtes Guthaben ({opened}) zahlen davon {credited}: berechnet wird {billed}.',
    bank: 'Aufbewahrtes Guthaben: {opened} zuvor, {added} dazu, {used} genutzt, {expired} verfallen; {left} übrig.',
    bank_paid: 'Zur Jahresabrechnung werden die {left} ausgezahlt.',
    bank_forfeited: 'Zur Jahresabrechnung verfallen die {left}.',
    credit:
      'Guthaben: {opened} aufbewahrt, {value} für die Einspeisung des Zeitraums; es zahlt {used} von {eligible}, {left} bleibt.',
    credit_expired: 'Davon ist {expired} verfallen.',
    credit_paid: 'Zur Jahresabrechnung werden {percent} % des Rests ausgezahlt: {paid}.',
    credit_forfeited: 'Zur Jahresabrechnung verfällt der Rest.',
    budget:
      'Gleichbleibender Betrag {level}; der Zeitraum kostet mit Steuer {actual}. Bisher aufgeschoben {opened}, nun {kept} (unter null: noch zu zahlen).',
    budget_settled: 'Das Aufgeschobene wird mit dieser Rechnung ausgeglichen.',
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
  if (step.step === 'netted') return ['netted']
  if (step.step === 'budget') return step.settled ? ['budget', 'budget_settled'] : ['budget']
  if (step.step === 'bank') {
    const settled =
      step.left === '0' || step.becomes === 'kept' ? [] : [`bank_${step.becomes}` as const]
    return ['bank', ...settled]
  }
  if (step.step === 'credit') {
    return [
      'credit',
      ...(Number(step.expired) === 0 ? [] : (['credit_expired'] as const)),
      ...(step.becomes === 'kept' ? [] : [`credit_${step.becomes}` as const]),
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
