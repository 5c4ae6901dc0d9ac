import type { Labels } from '../labels.ts'

/** Names of disputes and corrections, in German. */
export const disputes: Labels = {
  issueDebitNote: 'Belastungsanzeige ausstellen',
  purpose: 'Wofür er ist',
}

/** Values of disputes and corrections, in German. */
export const disputeValues: Labels = {
  debit_note: 'Belastungsanzeige',
  late_fee: 'Mahngebühr',
  interest: 'Zinsen',
  added: 'Hinzugefügt',
  'adds_to.to': 'Betrifft',
  'adds_to.from': 'Gefolgt von',
}
