import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: banks. */
export const bank: Sentences = {
  'bank-accounts': 'Unsere Bankkonten und wie die Bücher zu ihren Auszügen stehen',
  'bank-statements': 'Auszüge und Avise der Banken, die neuesten zuerst',
  'bank-lines': 'Zahlungen auf Kontoauszügen und was aus jeder wurde',
  'match-rates': 'Wie oft jede Abgleichregel greift und wie oft jemand sie aufhebt oder ihr folgt',
  'payer-bank-accounts': 'Bankkonten, von denen schon für einen Kunden gezahlt wurde',
  'payment-deductions': 'Teile von Rechnungen, die Zahler abgezogen haben und bestreiten',
  'bank-reconciliation': 'Saldo jedes Bankkontos in den Büchern neben dem der Auszüge',
  'bank-reconciling-items':
    'Was in den Büchern steht und nicht auf einem Auszug, oder umgekehrt, das älteste zuerst',
  'bank-line-links': 'Bankzeilen zu schon erfassten Vorgängen, und zu welchen',
  defineBankAccounts:
    'Unsere Bankkonten festlegen: Gesellschaft, Währung, Nummern und wie ihre CSV gelesen wird',
  setBankCsvMapping: 'Sagen, wie das CSV eines Bankkontos gelesen wird',
  importBankStatement:
    'Eine Bankdatei einlesen: camt.053/.054, MT940, BAI2, Lockbox, OFX, QIF oder CSV',
  decideBankStatement: 'Einen zurückgehaltenen Kontoauszug freigeben oder ablehnen',
  matchBankLines:
    'Wartende Bankzeilen mit offenen Posten abgleichen und als Zahlungseingänge erfassen',
  confirmBankMatch:
    'Angeben, wessen Geld eine Bankzeile ist und was sie bezahlt; der Zahler wird gemerkt',
  undoBankMatch:
    'Abgleich, Buchung oder Verknüpfung einer Bankzeile aufheben; eingegangenes Geld wird ungeklärt',
  bookBankLine:
    'Eine Bankzeile buchen, die keine Kundenzahlung ist: Bankgebühr, Auszahlung, Einreichung',
  linkBankLine:
    'Angeben, dass eine Bankzeile schon erfasst ist: Zahlungseingang, Einreichung, Auszahlung, Lastschriften',
  linkRecordedLines:
    'Erneut prüfen, ob offene oder ungeklärte Bankzeilen inzwischen erfasst wurden',
  setMatchRules: 'Festlegen, ab welcher Sicherheit jede Abgleichregel allein handelt',
}
