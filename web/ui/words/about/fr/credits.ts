import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: credits, refunds and goodwill. */
export const credits: Sentences = {
  'credit-refund-rules':
    'Délai après lequel le remboursement d’un crédit est proposé ; pour chaque date, la dernière révision fait foi',
  'unclaimed-cases':
    'Avoirs dormants : repérés, signalés par courrier, mis de côté, remis ou réclamés',
  'unclaimed-reports': 'Avoirs non réclamés remis aux autorités, les plus récents d’abord',
  'unclaimed-rules':
    'Quand un avoir devient dormant, selon le lieu ; pour chaque date, la dernière révision fait foi',
  'surcharge-rules':
    'Supplément demandé pour un paiement par carte ou par compte ; la dernière révision fait foi',
  'payment-surcharges': 'Suppléments perçus sur les paiements, et leur document',
  refunds: 'Crédits remboursés, les plus récents d’abord',
  'provider-refunds':
    'Remboursements par un prestataire et ce qu’ils sont devenus, les plus récents d’abord',
  'refund-runs': 'Lots de remboursements par virement, avec le fichier pour la banque',
  'refund-run-refunds': 'Ce que versent les lots de remboursements, et ce qu’il en est advenu',
  'goodwill-budgets': 'Budgets de gestes commerciaux et ce qu’il en reste',
  goodwill: 'Gestes commerciaux accordés, les plus récents d’abord',
}
