import type { Labels } from '../labels.ts'

/** Names about unclaimed property, in French. */
export const unclaimed: Labels = {
  'unclaimed-cases': 'Avoirs non réclamés',
  'unclaimed-reports': 'Avoirs remis',
  'unclaimed-rules': 'Règles des avoirs non réclamés',
  setUnclaimedRule: 'Fixer la règle des avoirs non réclamés',
  workUnclaimedProperty: 'Chercher les crédits dormants',
  holdUnclaimedProperty: 'Mettre de côté les crédits dormants',
  reportUnclaimedProperty: 'Remettre à une autorité',
  claimUnclaimedProperty: 'Rendre au client',
  dormantOn: 'Dormant depuis',
  unclaimedState: 'Étape',
  heardOn: 'Dernières nouvelles',
  answerBy: 'Répondre avant le',
  answerDays: 'Jours pour répondre',
  heldOn: 'Mis de côté le',
  heldUntil: 'Mis de côté jusqu’au',
  reportId: 'Déclaration',
  reportedOn: 'Remis le',
  authority: 'Autorité',
  owners: 'Titulaires',
  dormancyMonths: 'Mois de silence',
  letterFrom: 'Lettre à partir de',
  exemptsBusinesses: 'Entreprises exemptées',
}

/** What values about unclaimed property are called, in French. */
export const unclaimedValues: Labels = {
  dormant: 'Dormant',
  written_to: 'Averti par lettre',
  set_aside: 'Mis de côté',
  handed_over: 'Remis',
  heard: 'Le client s’est manifesté',
  claimed: 'Réclamé',
  unclaimed: 'Mis de côté',
  unclaimed_set_aside: 'Crédit dormant mis de côté',
  unclaimed_handed_over: 'Remis comme non réclamé',
  unclaimed_property: 'Avoir non réclamé',
}
