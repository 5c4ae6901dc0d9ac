import type { Sentences } from '../../sentences.ts'

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
  'refund-proposals':
    'Les crédits qui, selon les règles, doivent être remboursés, par jour de proposition',
  'provider-refunds':
    'Remboursements par un prestataire et ce qu’ils sont devenus, les plus récents d’abord',
  'refund-runs': 'Lots de remboursements par virement, avec le fichier pour la banque',
  'refund-run-refunds': 'Ce que versent les lots de remboursements, et ce qu’il en est advenu',
  'goodwill-budgets': 'Budgets de gestes commerciaux et ce qu’il en reste',
  goodwill: 'Gestes commerciaux accordés, les plus récents d’abord',
  setGoodwillBudget:
    'Fixer combien une personne ou une équipe peut accorder en gestes commerciaux sur une durée',
  giveGoodwill: 'Accorder à un client un geste commercial sur un budget',
  refundCredit: 'Rembourser le crédit d’un client par virement, chèque ou espèces',
  takeRefundBack: 'Refaire un crédit d’un remboursement qui n’est pas parvenu au client',
  setCreditRefundRule:
    'Fixer après combien de jours et au-delà de quel montant le crédit d’un client est à rembourser',
  proposeCreditRefunds:
    'Proposer le remboursement des crédits qui attendent depuis le délai fixé par les règles',
  setUnclaimedRule:
    'Fixer quand un crédit est dormant, selon le lieu de résidence du client, et à qui l’on écrit avant',
  workUnclaimedProperty: 'Repérer les crédits dormants et écrire à leurs clients',
  holdUnclaimedProperty:
    'Mettre de côté les crédits dormants dont les clients n’ont pas répondu à temps',
  reportUnclaimedProperty:
    'Remettre les avoirs non réclamés d’un lieu à son autorité, en un paiement',
  claimUnclaimedProperty: 'Rendre un crédit dormant au client qui l’a demandé',
  setSurchargeRule: 'Fixer le supplément pour un paiement par carte ou par compte, selon le lieu',
  refundToOrigin: 'Rendre un crédit aux cartes et comptes avec lesquels le client a payé',
  refundPayment: 'Rembourser un crédit sur la carte ou le compte d’où venait le paiement',
  startRefundRun: 'Réunir les remboursements en attente de virement dans un fichier pour la banque',
  approveRefundRun: 'Approuver un lot de remboursements ; son fichier pour la banque est produit',
  cancelRefundRun: 'Abandonner un lot de remboursements non approuvé',
  replaceRefundFile: 'Refaire le fichier de remboursements que la banque n’a jamais eu ou a refusé',
  openRefundFile:
    'Ouvrir le fichier de remboursements pour le porter à la banque ; le journal note qui l’a fait',
}
