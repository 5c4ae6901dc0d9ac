import type { Labels } from '../labels.ts'

/** What follows up what is owed: columns, fields, commands and lists, in German. */
export const collecting: Labels = {
  segments: 'Segmente',
  segment: 'Segment',
  collectors: 'Sachbearbeitung Mahnwesen',
  collector: 'Sachbearbeitung',
  'account-assignments': 'Zuordnung der Kunden',
  'care-flags': 'Schonvermerke',
  flagId: 'Vermerk (interne ID)',
  flag: 'Vermerk',
  why: 'Warum',
  defineSegments: 'Segmente festlegen',
  segmentCode: 'Segment',
  defineCollectors: 'Sachbearbeitungen festlegen',
  collectorCode: 'Sachbearbeitung',
  assignAccounts: 'Kunden zuordnen',
  setAssignmentRules: 'Zuordnungsregeln festlegen',
  accountKind: 'Art des Kunden',
  numberFrom: 'Nummer beginnt mit',
  applyAssignmentRules: 'Kunden nach Regeln zuordnen',
  handOverAccounts: 'Kunden übergeben',
  flagAccounts: 'Schonvermerk setzen',
  endCareFlags: 'Schonvermerk beenden',
}

/** Values of what follows up what is owed, in German. */
export const collectingValues: Labels = {
  segment: 'Segment',
  collector: 'Sachbearbeitung',
  bankruptcy: 'Insolvenz',
  deceased: 'Verstorben',
  hardship: 'Härtefall',
  life_support: 'Lebenserhaltende Geräte',
  cease_contact: 'Kein Kontakt erwünscht',
}
