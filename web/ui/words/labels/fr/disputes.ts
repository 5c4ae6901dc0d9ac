import type { Labels } from '../labels.ts'

/** Names of disputes and corrections, in French. */
export const disputes: Labels = {
  issueDebitNote: 'Émettre une note de débit',
  purpose: 'Objet',
}

/** Values of disputes and corrections, in French. */
export const disputeValues: Labels = {
  debit_note: 'Note de débit',
  late_fee: 'Frais de retard',
  interest: 'Intérêts',
  added: 'Ajoutée',
  'adds_to.to': 'Concerne',
  'adds_to.from': 'Suivi de',
}
