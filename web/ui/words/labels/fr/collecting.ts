import type { Labels } from '../labels.ts'

/** What follows up what is owed: columns, fields, commands and lists, in French. */
export const collecting: Labels = {
  segments: 'Segments',
  segment: 'Segment',
  collectors: 'Chargés de recouvrement',
  collector: 'Chargé de recouvrement',
  'account-assignments': 'Affectations des clients',
  'care-flags': 'Clients à ménager',
  flagId: 'Mention (ID interne)',
  flag: 'Mention',
  why: 'Pourquoi',
  defineSegments: 'Définir des segments',
  segmentCode: 'Segment',
  defineCollectors: 'Définir des chargés de recouvrement',
  collectorCode: 'Chargé de recouvrement',
  assignAccounts: 'Affecter des clients',
  setAssignmentRules: 'Fixer les règles d’affectation',
  accountKind: 'Type de client',
  numberFrom: 'Numéro commençant par',
  applyAssignmentRules: 'Affecter selon les règles',
  handOverAccounts: 'Transférer des clients',
  flagAccounts: 'Signaler des clients à ménager',
  endCareFlags: 'Lever une mention',
}

/** Values of what follows up what is owed, in French. */
export const collectingValues: Labels = {
  segment: 'Segment',
  collector: 'Chargé de recouvrement',
  bankruptcy: 'Faillite',
  deceased: 'Décédé',
  hardship: 'Difficultés',
  life_support: 'Appareil vital',
  cease_contact: 'Aucun contact souhaité',
}
