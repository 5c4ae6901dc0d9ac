import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: reminders and late charges. */
export const dunning: Sentences = {
  'item-freezes':
    'Teile offener Posten, die nicht angemahnt werden: bestritten, zugesagt, in Raten, zurückgegeben',
  'dunning-policies': 'Mahnregeln nach dem Tag, ab dem sie gelten',
  'policy-uses': 'Welche Regel für Mahnungen oder Verzugskosten für wen gilt, nach Datum',
  'dunning-holds': 'Kunden und Belege, die nicht gemahnt werden, mit Grund und bis wann',
  'dunning-runs': 'Läufe von Mahnungen und Verzugskosten, die neuesten zuerst',
  'dunning-outcomes': 'Was ein Mahnlauf für jeden Kunden vorschlägt, oder warum nichts',
  'dunning-notices': 'Versandte Mahnungen, die neuesten zuerst',
  'dunning-notice-items': 'Was jede Mahnung verlangte, Posten für Posten',
  'late-charge-policies': 'Was bei Zahlungsverzug berechnet wird, nach dem Tag, ab dem es gilt',
  'reference-rates': 'Referenzzinssätze nach dem Tag, ab dem sie gelten',
  'rate-caps': 'Gesetzlicher Höchstsatz im Jahr nach dem Wohnort der Kunden',
  'late-charges': 'Zinsen und Pauschalen auf Posten und wie sie zustande kamen',
  'late-charge-waivers': 'Erlassene Verzugskosten und Zinsen mit dem Grund',
}
