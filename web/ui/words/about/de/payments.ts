import type { Sentences } from '../sentences.ts'

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
}
