import type { Sentences } from '../sentences.ts'

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
}
