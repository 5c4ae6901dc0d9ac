import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in German: disputes and what is given up. */
export const disputes: Sentences = {
  disputes: 'Reklamationen und Anfragen, die neuesten zuerst',
  'dispute-events':
    'Was zu einer Reklamation oder Anfrage gesagt, getan und entschieden wurde, der Reihe nach',
  'dispute-evidence': 'Dateien zu Reklamationen und Anfragen',
  'dispute-stakeholders': 'Wer mit welchem Fall zu tun hat',
  'correction-causes':
    'Ursachen von Reklamationen und Gutschriften, mit Frist und Zuständigen der Fälle',
  'root-causes': 'Was reklamiert und gutgeschrieben wurde, Monat für Monat und Ursache für Ursache',
  'bad-debts': 'Aufgegebene Forderungen und welche davon wiederauflebten',
  'tax-relief-due':
    'Aufgegebene Forderungen, deren Steuer noch nicht abgesetzt ist, und ab wann das möglich ist',
  provisions: 'Wie hoch die Wertberichtigung auf Forderungen sein musste, Monat für Monat',
  defineCorrectionCauses:
    'Ursachen von Reklamationen und Gutschriften festlegen, mit Frist und Zuständigen ihrer Fälle',
  requireCauses:
    'Festlegen, ob jede Gutschrift, jedes Storno und jede Neuabrechnung ihre Ursache nennen muss',
  openDispute:
    'Eine Reklamation zu Beleg, Zeile oder Betrag eröffnen; Bestrittenes wird nicht angemahnt',
  openInquiry: 'Eine Frage eines Kunden erfassen, die bis zu einem Tag zu beantworten ist',
  addCaseNote:
    'Einem Fall eine Notiz oder Nachricht hinzufügen und sie auf Wunsch dem Kunden senden',
  addCaseEvidence: 'Eine Datei bei einem Fall ablegen: ein Foto, einen Brief, ein Protokoll',
  addCaseStakeholder: 'Jemanden benennen, der mit einem Fall zu tun hat',
  assignCase: 'Angeben, wer sich um eine Reklamation oder Anfrage kümmert',
  setCaseDeadline: 'Den Tag verschieben, bis zu dem ein Fall zu entscheiden ist',
  escalateCase: 'Einen Fall an die Leitung geben oder ein technisches Problem an die IT',
  decideDispute:
    'Eine Reklamation entscheiden: Anerkanntes gutschreiben, den Rest wieder anmahnen lassen',
  answerInquiry:
    'Eine Anfrage beantworten, auf Wunsch mit der Berechnung der Zeile oder des Belegs',
  withdrawCase: 'Einen Fall beenden, den der Kunde zurücknimmt',
  setTaxRelief:
    'Festlegen, wann die Steuer einer uneinbringlichen Forderung von der Steuerschuld abgesetzt wird',
  writeOffBadDebt:
    'Eine Forderung mit Grund aufgeben, mit Steuerentlastung, wo das Gesetz sie gewährt',
  recoverBadDebt: 'Eine aufgegebene Forderung wiederaufleben lassen, damit sie doch bezahlt wird',
  claimTaxRelief:
    'Die Steuer aus aufgegebenen Forderungen geltend machen, sobald die Wartezeit um ist',
  setProvisionRates:
    'Die Prozentsätze erwarteter Ausfälle nach Alter festlegen, für ein Segment oder alle übrigen',
  postProvision: 'Zum Monatsende die Wertberichtigung für das buchen, was nicht bezahlt wird',
}
