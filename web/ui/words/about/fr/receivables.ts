import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: open items, receipts and payment plans. */
export const receivables: Sentences = {
  transfers: 'Écritures entre comptes comptables',
  'open-items': 'Ce que les clients doivent et ce qui leur est dû, par échéance',
  receipts: 'Argent reçu, le plus récent d’abord',
  allocations: 'À quoi l’argent a été affecté, et ce qui a été désaffecté',
  'receivable-reasons': 'Motifs d’abandon, d’annulation, de rejet et de remboursement',
  suspense: 'Argent dont le payeur est inconnu, le plus ancien d’abord, et qui s’en occupe',
  'allocation-policies':
    'Dans quel ordre l’argent est affecté et quels écarts sont tolérés, par date',
  deposits: 'Remises de chèques et d’espèces, les plus récentes d’abord',
  'payment-plans':
    'Plans de paiement, les plus récents d’abord : reste à payer et prochaine échéance',
  'payment-plan-instalments': 'Échéances des plans de paiement',
  'payment-plan-policies':
    'Plans de paiement pouvant être accordés ; pour chaque date, la dernière révision fait foi',
  remittances: 'Ce que les payeurs disent régler par leurs paiements, les plus récents d’abord',
  'remittance-lines':
    'Lignes des avis de paiement : ce que chacune règle, ce qui est retenu, et si elle concorde',
  'remittance-mappings': 'Noms des colonnes dans les fichiers d’avis des payeurs',
}
