import type { Labels } from '../labels.ts'

/** Names of reminders, late fees and what is not asked for, in German. */
export const dunning: Labels = {
  'item-freezes': 'Nicht angemahnte Beträge',
  freezeId: 'Sperre',
  why: 'Grund des Endes',
  sourceId: 'Herkunft',
}
