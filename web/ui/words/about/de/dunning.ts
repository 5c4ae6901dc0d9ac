import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: reminders and late charges. */
export const dunning: Sentences = {
  'item-freezes':
    'Teile offener Posten, die nicht angemahnt werden: bestritten, zugesagt, in Raten, zurückgegeben',
  'dunning-policies': 'Mahnregeln nach dem Tag, ab dem sie gelten',
  'policy-uses': 'Welche Regel für Mahnungen oder Verzugskosten für wen gilt, nach Datum',
  'dunning-holds': 'Kunden und Belege, die nicht gemahnt werden, mit Grund und bis wann',
  'dunning-runs': 'Läufe von Mahnungen und Verzugskosten, die neuesten zuerst',
  'dunning-outcomes': 'Was ein Mahnlauf für jeden Kunden vorschlägt, oder warum nichts',
  'dunning-left-out':
    'Was überfällig ist und in einem Mahnlauf nicht oder nicht ganz angemahnt wurde, und warum',
  'dunning-notices': 'Versandte Mahnungen, die neuesten zuerst',
  'dunning-notice-items': 'Was jede Mahnung verlangte, Posten für Posten',
  'late-charge-policies': 'Was bei Zahlungsverzug berechnet wird, nach dem Tag, ab dem es gilt',
  'reference-rates': 'Referenzzinssätze nach dem Tag, ab dem sie gelten',
  'rate-caps': 'Gesetzlicher Höchstsatz im Jahr nach dem Wohnort der Kunden',
  'late-charges': 'Zinsen und Pauschalen auf Posten und wie sie zustande kamen',
  'late-charge-waivers': 'Erlassene Verzugskosten und Zinsen mit dem Grund',
  defineDunningPolicies:
    'Festlegen, in welchen Stufen Überfälliges bei Kunden angemahnt wird, ab einem Tag',
  usePolicies:
    'Festlegen, welche Regel für Mahnungen oder Verzugskosten für wen gilt, ab einem Tag',
  holdDunning: 'Mahnungen an Kunden oder zu einem Beleg aussetzen, mit Grund und bis wann',
  liftDunningHolds: 'Kunden wieder mahnen lassen, die eine Mahnsperre geschont hat',
  defineLateChargePolicies:
    'Festlegen, was auf Überfälliges berechnet wird: Zinsen, Pauschalen, Mindestbeträge, nach Datum',
  setReferenceRates: 'Referenzzinssätze eingeben, etwa den der EZB für jedes Halbjahr',
  setRateCaps: 'Den gesetzlichen Höchstzinssatz im Jahr eingeben, nach Land und Region',
  startLateChargeRun:
    'Verzugskosten und Zinsen auf Überfälliges oder verspätet Bezahltes berechnen; in Rechnung gestellt wird noch nichts',
  waiveLateCharges:
    'Verzugskosten und Zinsen eines Belegs durch eine Gutschrift erlassen, mit dem Grund',
  startDunningRun: 'Mahnungen an Kunden mit Überfälligem vorbereiten; versandt wird noch nichts',
  approveDunningRun: 'Die Mahnungen oder Verzugskosten freigeben, die ein Mahnlauf vorschlägt',
  sendDunningRun:
    'Die Mahnungen eines freigegebenen Mahnlaufs versenden oder seine Verzugskosten berechnen',
  cancelDunningRun: 'Einen Mahnlauf verwerfen, von dem noch nichts versandt ist',
  resumeDunningRun: 'Die unfertigen Teile eines Mahnlaufs wieder aufnehmen',
}
