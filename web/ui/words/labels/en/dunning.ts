import type { Labels } from '../labels.ts'

/** Names of reminders, late fees and what is not asked for, in English. */
export const dunning: Labels = {
  'item-freezes': 'Amounts not asked for',
  freezeId: 'Freeze',
  why: 'Why it ended',
  sourceId: 'Comes from',
}
