import type { Sentences } from '../../sentences.ts'

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
  startBillRun: 'Die Konten eines Zyklus auswählen und die Berechnung ihrer Rechnungen starten',
  decideExceptions:
    'Auffälligkeiten eines Abrechnungslaufs annehmen oder ihre Konten vom Ausstellen zurückhalten',
  refreshBillRun: 'Die Entwürfe neu berechnen, deren Grundlagen sich seither geändert haben',
  approveBillRun: 'Die geprüften Entwürfe eines Abrechnungslaufs zum Ausstellen freigeben',
  issueBillRun: 'Die Belege eines freigegebenen Abrechnungslaufs ausstellen',
  redateBillRun:
    'Einem Abrechnungslauf ein anderes Ausstellungsdatum geben; seine Entwürfe werden neu berechnet und freigegeben',
  cancelBillRun: 'Einen Abrechnungslauf abbrechen, von dem nichts ausgestellt ist',
  resumeBillRun: 'Die unfertigen Teile eines Abrechnungslaufs wieder aufnehmen',
  issueCreditNote: 'Zeilen, Mengen oder einen Betrag einer ausgestellten Rechnung gutschreiben',
  voidInvoice:
    'Eine ausgestellte Rechnung durch eine Gutschrift stornieren, mit oder ohne neue Abrechnung',
  issueDebitNote:
    'Angegebene Beträge mit einer Belastungsanzeige berechnen, zu einer Rechnung oder für ein Konto',
  undoCreditNote: 'Eine irrtümlich erteilte Gutschrift zurücknehmen',
  startNumberSeries: 'Die Nummern eines Jahres aus einem anderen System fortsetzen',
  recalculateBudgets:
    'Abschläge neu berechnen aus dem, was die letzten zwölf Monate gekostet haben',
  startRebill:
    'Eine Reihe von Zeiträumen neu abrechnen: vorher und nachher zeigen, dann freigeben und ausstellen',
  startIncident:
    'Belege auswählen, die aus einer Ursache falsch waren, und ihre Berichtigung berechnen',
  approveIncident: 'Die Berichtigung aller Belege eines Vorfalls mit einer Freigabe freigeben',
  issueIncident: 'Die Belege eines freigegebenen Vorfalls ausstellen',
  cancelIncident: 'Einen Vorfall verwerfen, von dem nichts ausgestellt ist',
  startProgressiveRun:
    'Verbrauch zwischendurch abrechnen, wo er den für das Abonnement festgelegten Betrag erreicht',
  addUsageAlerts:
    'Verbrauch oder Ausgaben von Konten auf Grenzen überwachen oder eine Warnung ändern',
  endUsageAlerts: 'Warnungen beenden; ihre Meldungen bleiben',
}
