import type { Labels } from '../labels.ts'

/** Noms des remboursements par prestataire, en français. */
export const refunds: Labels = {
  again: 'Pourquoi il est repris',
  takenAt: 'Porté à la banque en dernier',
  replaceDebitFile: 'Refaire un fichier de prélèvements',
  replaceRefundFile: 'Refaire un fichier de remboursements',
  fileNo: 'Numéro du fichier',
  debit_run_again: 'Fichier de prélèvements refait',
  refund_run_again: 'Fichier de remboursements refait',
  filesReplaced: 'Fichiers remplacés',
  because: 'Pourquoi',
  takenTimes: 'Fois porté à la banque',
  'refund-proposals': 'Remboursements proposés',
  refundToOrigin: 'Rembourser vers l’origine du paiement',
  unread: 'Événements à éclaircir',
  'provider-refunds': 'Remboursements par prestataire',
  owed: 'De nouveau dû',
  providerRefundId: 'Remboursement (ID du prestataire)',
  askedAgainAt: 'Prochaine demande',
  timesAsked: 'Demandes faites',
  refundPayment: 'Rembourser sur la carte ou le compte',
  beginRefund: 'Demander un remboursement au prestataire',
  recordRefundFacts: 'Enregistrer l’état d’un remboursement',
  traceNumber: 'Numéro de trace',
  changeTold: 'Compte exact selon la banque',
  recordUnknownRefund: 'Noter un remboursement incertain',
}

/** Valeurs de même. */
export const refundValues: Labels = {
  never_received: 'Jamais parvenu à la banque',
  us: 'Par nous',
  provider: 'Par le prestataire',
}
