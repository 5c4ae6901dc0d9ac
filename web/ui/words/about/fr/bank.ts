import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: banks. */
export const bank: Sentences = {
  'bank-accounts': 'Nos comptes bancaires, et l’écart entre les livres et leurs relevés',
  'bank-statements': 'Relevés et avis des banques, les plus récents d’abord',
  'bank-lines': 'Paiements figurant sur les relevés bancaires, et ce que chacun est devenu',
  'match-rates':
    'Combien de fois chaque règle de rapprochement agit, et combien de fois on l’annule ou la suit',
  'payer-bank-accounts': 'Comptes bancaires qui ont déjà payé pour un client',
  'payment-deductions': 'Parties de factures que les payeurs ont déduites et contestent',
  'bank-reconciliation':
    'Solde de chaque compte bancaire dans les livres, en regard de ses relevés',
  'bank-reconciling-items':
    'Ce qui est dans les livres et pas sur un relevé, ou l’inverse, le plus ancien d’abord',
  'bank-line-links': 'Lignes bancaires portant sur des opérations déjà enregistrées, et lesquelles',
}
