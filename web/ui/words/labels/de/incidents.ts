import type { Labels } from '../labels.ts'

/** Names of incidents, in German. */
export const incidents: Labels = {
  incidents: 'Vorfälle',
  incidentId: 'Vorfall (interne ID)',
  incident: 'Vorfall',
  title: 'Titel',
  wrong: 'Was falsch war',
  remedy: 'Wie es berichtigt wird',
  'incident-documents': 'Belege von Vorfällen',
  netBefore: 'Netto vorher',
  netAfter: 'Netto nachher',
  netChange: 'Änderung netto',
  taxChange: 'Änderung der Steuer',
  toPayChange: 'Änderung des Zahlbetrags',
  correction: 'Berichtigt durch',
  sendIncidentNotices: 'Kunden von einem Vorfall unterrichten',
  startIncident: 'Viele Belege berichtigen',
  serials: 'Zählernummern',
  wording: 'Eigener Text',
  approveIncident: 'Einen Vorfall freigeben',
  issueIncident: 'Einen Vorfall ausstellen',
  cancelIncident: 'Einen Vorfall abbrechen',
  requireCauses: 'Ursachen von Berichtigungen verlangen',
}

/** What was wrong and how it is put right, in German. */
export const incidentValues: Labels = {
  tariff: 'Tarif',
  changed: 'Ändert sich',
  no_change: 'Keine Änderung',
  barred: 'Nicht änderbar',
  selected: 'Wird berechnet',
  less_left: 'Weniger übrig, als gutzuschreiben ist',
  credit_with_wallet: 'Mit Guthaben bezahlt: von Hand',
  other_currency: 'In anderer Währung',
  invoice_voided: 'Inzwischen storniert',
  in_other_run: 'Der Kunde ist in einem anderen Lauf, der nicht fertig ist',
  void_with_commitment: 'Zählt zu einer abgerechneten Mindestabnahme: Zeilen gutschreiben',
  void_with_wallet: 'Mit Guthaben bezahlt oder verkauft: Zeilen gutschreiben',
}
