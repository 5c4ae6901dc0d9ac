import type { Labels } from '../labels.ts'

/** Names of incidents, in French. */
export const incidents: Labels = {
  incidents: 'Incidents',
  incidentId: 'Incident (ID interne)',
  incident: 'Incident',
  title: 'Titre',
  wrong: 'Ce qui était faux',
  remedy: 'Mode de correction',
  'incident-documents': 'Documents d’incidents',
  netBefore: 'Net avant',
  netAfter: 'Net après',
  netChange: 'Variation du net',
  taxChange: 'Variation de la taxe',
  toPayChange: 'Variation à payer',
  correction: 'Corrigé par',
  sendIncidentNotices: 'Informer les clients d’un incident',
  startIncident: 'Corriger de nombreux documents',
  serials: 'Numéros de compteur',
  wording: 'Texte propre',
  approveIncident: 'Approuver un incident',
  issueIncident: 'Émettre un incident',
  cancelIncident: 'Annuler un incident',
  requireCauses: 'Exiger la cause des corrections',
}

/** What was wrong and how it is put right, in French. */
export const incidentValues: Labels = {
  tariff: 'Tarif',
  changed: 'Change',
  no_change: 'Sans changement',
  barred: 'Non modifiable',
  selected: 'En cours de calcul',
  less_left: 'Il reste moins que le montant à créditer',
  credit_with_wallet: 'Payé par crédits prépayés : à la main',
  other_currency: 'Dans une autre devise',
  invoice_voided: 'Annulée entre-temps',
  in_other_run: 'Le client est dans une autre facturation non terminée',
  void_with_commitment: 'Compte dans un engagement soldé : créditez des lignes',
  void_with_wallet: 'Payée par ou vendant des crédits prépayés : créditez des lignes',
}
