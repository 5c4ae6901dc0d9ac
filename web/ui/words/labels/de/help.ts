import type { Labels } from '../labels.ts'

/** What helps to fill fields in, in German. */
export const fieldHelp: Labels = {
  accountNumber: 'Wie sie auf den Rechnungen des Kunden steht, etwa A-100023',
  reason: 'Bleibt beim Vorgang; die Revision liest es',
  note: 'Für Kollegen; kein Kunde sieht es',
  on: 'Der Tag, an dem es in den Büchern zählt',
  'openDispute.accountNumber': 'Nur bei einer Sammelrechnung: wessen Abschnitt es ist',
  'definePaymentTerms.rule':
    'Etwa net 30, eom (Monatsende), 30 eom 10, day 15 (am 15.), 2% 10, net 30 oder 1/3 net 0, 1/3 net 30, 1/3 net 60',
  'openDispute.amount': 'Leer: alles, was von Position oder Dokument übrig ist',
  'openDispute.dueOn': 'Leer: nach der Ursache',
  'openDispute.owner': 'Leer: nach der Ursache, sonst Sie',
  'decideDispute.granted': '0.00: nichts; der ganze beanstandete Betrag: alles',
  'decideDispute.graceDays':
    'Wie viele Tage das Abgelehnte nicht angemahnt wird; leer: nach der Ursache',
  'startDunningRun.on': 'Der Stichtag: was dann überfällig ist, wird gemahnt; leer: heute',
  'startLateChargeRun.on': 'Zinsen und Gebühren werden bis zu diesem Tag berechnet; leer: heute',
  fromOn: 'Erster Tag',
  untilOn: 'Erster Tag ohne; leer: ohne Ende',
  startOn: 'Erster Tag',
  endOn: 'Erster Tag ohne; leer: ohne Ende',
  effectiveOn: 'Ab diesem Tag; frühere Rechnungen werden neu verglichen',
  issueOn: 'Datum auf dem Beleg',
  through: 'Bis hierher wird abgerechnet, dieser Tag nicht mehr',
  currency: 'ISO-Code, etwa EUR',
  amount: 'Mit Punkt für Nachkommastellen, etwa 12.50',
  unitPrice: 'Preis einer Einheit, bis zu 12 Nachkommastellen',
  percent: 'Etwa 7.5',
  reference: 'Wie der Zahler oder das andere System es nennt',
  rebill: 'Dieselben Zeiträume im nächsten Lauf neu abrechnen',
  invoice: 'Nummer der Rechnung',
  document: 'Nummer des Belegs',
  email: 'In Kleinbuchstaben',
  cycleCode: 'Der Kalender, nach dem der Kunde abgerechnet wird',
  scopes: 'Rechte wie documents.read; * für alle',
  upTo: 'Bis einschließlich dieser Menge; leer: ohne Ende',
}
