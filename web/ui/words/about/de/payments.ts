import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: mandates and payments. */
export const payments: Sentences = {
  mandates: 'Lastschriftmandate mit verdeckten Kontonummern',
  'mandate-events':
    'Was mit Mandaten geschah: erfasst, Konto nach Rückruf geändert, gesperrt, widerrufen',
  'debit-creditors': 'Unter welchen Gläubigerangaben Gesellschaften bei Banken einziehen',
  payments: 'Zahlungen, die eingezogen oder versucht wurden, und was daraus wurde',
  'payment-means': 'Karten und Bankkonten, die Zahlungsanbieter für Kunden hinterlegt haben',
  autopay: 'Einwilligungen von Kunden, Fälliges automatisch einzuziehen',
  payouts: 'Was Zahlungsanbieter auszahlen, aufgeteilt in Zahlungen und Gebühren',
  'payout-lines': 'Zeilen der Auszahlungen, jede mit ihrer Zahlung',
  'payment-providers': 'Über wen Karten und Lastschriften eingezogen werden',
  'debit-runs': 'Lastschriftläufe mit der Datei für die Bank',
  'debit-left-out': 'Wen Lastschriftläufe ausgelassen haben und warum',
  'bank-answers': 'Dateien, mit denen Banken auf Lastschriften geantwortet haben',
  'provider-events': 'Was Zahlungsanbieter und Banken zu Zahlungen meldeten, jede Meldung einmal',
  'payment-blocks': 'Zahlungsarten, die bei einem Kunden vorerst nicht eingezogen werden',
  keepMandatePaper:
    'Das unterschriebene Papier eines Mandats ablegen: Scan oder PDF, versiegelt, mit Prüfsumme',
  openMandatePaper:
    'Das unterschriebene Papier eines Mandats öffnen; das Protokoll sagt, wer es sah',
  defineDebitCreditors: 'Gläubiger-ID, ACH-Nummern und Dateiversionen von Gesellschaften festlegen',
  enterMandates: 'Unterschriebene Lastschriftmandate erfassen (SEPA-Basis, SEPA-Firmen, ACH)',
  changeMandateAccount: 'Ein anderes Bankkonto unter ein Mandat setzen, nach Rückruf beim Kunden',
  openMandate:
    'Die ganze Kontonummer eines Mandats zeigen; das Protokoll hält fest, wer sie gesehen hat',
  stopMandates: 'Mandate widerrufen, sperren oder freigeben',
  definePaymentProvider:
    'Festlegen, über wen Karten und Lastschriften eingezogen werden, mit den Zugangsgeheimnissen',
  keepPaymentMeans:
    'Eine Karte oder ein Bankkonto eines Kunden hinterlegen, unter der Kennung des Anbieters',
  removePaymentMeans: 'Eine Karte oder ein Bankkonto eines Kunden nicht mehr verwenden',
  requestPayment:
    'Fälliges per Karte oder Konto über einen Anbieter einziehen oder die Bezahlseite bekommen',
  setAutopay:
    'Die Einwilligung eines Kunden in den automatischen Einzug erfassen, mit Obergrenze und Vorankündigung',
  endAutopay: 'Die Einwilligung eines Kunden in den automatischen Einzug beenden',
  payOwnAccount: 'Die Zahlungsseite eines eigenen Kontos öffnen',
  createPayLink: 'Einen Link erstellen, über den ein Kunde ohne Anmeldung zahlt',
  revokePayLinks: 'Alle Zahlungslinks eines Kontos beenden',
  startDebitRun:
    'Lastschriften für das vorbereiten, was bis zu einem Tag fällig wird, unter den Mandaten eines Verfahrens',
  approveDebitRun: 'Einen Lastschriftlauf freigeben; seine Datei für die Bank wird geschrieben',
  cancelDebitRun: 'Einen Lastschriftlauf verwerfen, der nicht freigegeben ist',
  replaceDebitFile: 'Die Datei eines Laufs neu erstellen, die die Bank nie bekam oder ablehnte',
  openDebitFile:
    'Die Datei eines Laufs öffnen, um sie zur Bank zu bringen; das Protokoll hält fest, wer es war',
  recordBankAnswer:
    'Ablehnungen, Rücklastschriften und Kontoänderungen aus einer Datei der Bank lesen',
  releasePaymentBlock:
    'Eine Zahlungsart eines Kunden wieder nutzen, die nach einer Rücklastschrift gesperrt war',
}
