import type { Labels } from '../labels.ts'

/** Names of reminders, late fees and what is not asked for, in French. */
export const dunning: Labels = {
  'item-freezes': 'Montants non réclamés',
  freezeId: 'Gel',
  why: 'Motif de fin',
  sourceId: 'Origine',
}
