import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: credits, refunds and goodwill. */
export const credits: Sentences = {
  'credit-refund-rules':
    'Nach welcher Zeit Guthaben zur Erstattung vorgeschlagen werden; für jeden Tag gilt die letzte Fassung',
  'unclaimed-cases':
    'Ruhende Guthaben: gefunden, angeschrieben, zurückgestellt, abgeführt oder abgeholt',
  'unclaimed-reports':
    'Nicht abgeholte Guthaben, die an Behörden abgeführt wurden, die neuesten zuerst',
  'unclaimed-rules':
    'Wann Guthaben als ruhend gelten, nach Ort; für jeden Tag gilt die letzte Fassung',
  'surcharge-rules':
    'Was für Zahlung mit Karte oder vom Konto zusätzlich verlangt wird; die letzte Fassung gilt',
  'payment-surcharges': 'Entgelte, die mit Zahlungen erhoben wurden, und der Beleg dazu',
  refunds: 'Ausgezahlte Guthaben, die neuesten zuerst',
  'provider-refunds':
    'Erstattungen über Zahlungsanbieter und was daraus wurde, die neuesten zuerst',
  'refund-runs': 'Läufe von Erstattungen per Überweisung, mit der Datei für die Bank',
  'refund-run-refunds': 'Was Erstattungsläufe auszahlen und was daraus wurde',
  'goodwill-budgets': 'Kulanzbudgets und was davon übrig ist',
  goodwill: 'Gewährte Kulanz, die neueste zuerst',
}
