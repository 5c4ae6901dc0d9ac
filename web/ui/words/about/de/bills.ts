import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: bill runs and documents. */
export const bills: Sentences = {
  'bill-runs': 'Abrechnungsläufe, die neuesten zuerst',
  'bill-run-accounts': 'Was in jedem Abrechnungslauf aus jedem Konto wurde',
  'bill-run-exceptions': 'Was vor dem Ausstellen eines Abrechnungslaufs geprüft werden sollte',
  documents: 'Ausgestellte Rechnungen und Gutschriften, die neuesten zuerst',
  'document-lines': 'Positionen ausgestellter Belege, jede mit ihrer Berechnung',
  'billed-before':
    'Was Kunden nach Monat, Produkt und Position berechnet wurde, Korrekturen eingerechnet',
  incidents:
    'Fehler auf vielen Belegen, die unter einer Freigabe berichtigt wurden, die neuesten zuerst',
  'incident-documents':
    'Für jeden Beleg eines Vorfalls: wie er stand, was sich ändert und womit er berichtigt wurde',
  'usage-alerts': 'Grenzen, auf die Verbrauch oder Ausgaben überwacht werden',
  'usage-alert-notices': 'Erreichte Grenzen, einmal je Warnung und Zeitraum',
  'carried-balances':
    'Was Positionen für spätere Zeiträume aufheben: Freimengen, angesparte Energie, Spitzen, Abschläge',
}
