import type { Labels } from '../labels.ts'

/** What follows up what is owed: columns, fields, commands and lists, in English. */
export const collecting: Labels = {
  segments: 'Segments',
  segment: 'Segment',
  collectors: 'Collectors',
  collector: 'Collector',
  'account-assignments': 'Segments and collectors of customers',
  'care-flags': 'Customers to be spared',
  flagId: 'Mark (internal ID)',
  flag: 'Mark',
  why: 'Why',
  defineSegments: 'Define segments',
  segmentCode: 'Segment',
  defineCollectors: 'Define collectors',
  collectorCode: 'Collector',
  assignAccounts: 'Assign customers',
  setAssignmentRules: 'Set the rules of assignment',
  accountKind: 'Kind of customer',
  numberFrom: 'Number begins with',
  applyAssignmentRules: 'Assign customers by the rules',
  handOverAccounts: 'Hand customers over to others',
  flagAccounts: 'Mark customers to be spared',
  endCareFlags: 'End a mark',
}

/** Values of what follows up what is owed, in English. */
export const collectingValues: Labels = {
  segment: 'Segment',
  collector: 'Collector',
  bankruptcy: 'Bankruptcy',
  deceased: 'Deceased',
  hardship: 'Hardship',
  life_support: 'Life support',
  cease_contact: 'No contact wished',
}
