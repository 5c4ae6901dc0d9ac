import type { Labels } from '../labels.ts'

/** Names about bank reconciliation, refunds and credit balances, in French. */
export const reconciliation: Labels = {
  'bank-reconciliation': 'Rapprochement bancaire',
  'bank-reconciling-items': 'Écarts de rapprochement',
  'credit-refund-rules': 'Règles de remboursement des crédits',
  setCreditRefundRule: 'Fixer la règle de remboursement des crédits',
  proposeCreditRefunds: 'Proposer le remboursement de crédits',
  creditDays: 'Après jours en crédit',
  'setCreditRefundRule.afterDays': 'Après jours en crédit',
  above: 'Au-dessus de',
  'bank-line-links': 'Lignes bancaires liées',
  statementOn: 'Relevé du',
  openingOrGaps: 'Ouverture et lacunes',
  notInBooks: 'Pas dans les livres',
  announced: 'Seulement annoncé',
  notOnStatement: 'Pas sur un relevé',
  ledger: 'Solde du grand livre',
  difference: 'Différence',
  side: 'Côté',
  linkId: 'Lien',
  linkBankLine: 'Lier une ligne bancaire',
  linkRecordedLines: 'Rechercher les paiements saisis',
  assignTask: 'Attribuer une tâche',
  notOnBankDays: 'Jours sans nouvelle de la banque',
  notRecordedDays: 'Jours sans saisie',
  againDays: 'Jours avant nouvelle demande',
  settled: 'Clos de lui-même',
  uncashedDays: 'Jours sans encaissement',
  since: 'Depuis',
}

/** Values of the same. */
export const reconciliationValues: Labels = {
  payout: 'Versement',
  refund_back: 'Remboursement revenu',
  refund_run: 'Lot de remboursements',
  journal: 'Écriture manuelle',
  debit_run: 'Lot de prélèvements',
  debit: 'Prélèvement',
  recorded: 'Déjà enregistré',
  receivables: 'Encaissements',
  credit_refund: 'Crédit à rembourser',
  not_on_bank: 'Pas annoncé par la banque',
  returned_by_bank: 'Retourné par la banque',
}
