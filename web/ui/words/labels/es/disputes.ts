import type { Labels } from '../labels.ts'

/** Names of disputes and corrections, in Spanish. */
export const disputes: Labels = {
  issueDebitNote: 'Emitir una nota de cargo',
  purpose: 'Motivo',
}

/** Values of disputes and corrections, in Spanish. */
export const disputeValues: Labels = {
  debit_note: 'Nota de cargo',
  late_fee: 'Recargo por demora',
  interest: 'Intereses',
  added: 'Añadida',
  'adds_to.to': 'Se refiere a',
  'adds_to.from': 'Seguido de',
}
