import type { Labels } from '../labels.ts'

/** Names of reminders, late fees and what is not asked for, in Spanish. */
export const dunning: Labels = {
  'item-freezes': 'Importes no reclamados',
  freezeId: 'Bloqueo',
  why: 'Motivo del fin',
  sourceId: 'Origen',
}
