import type { Sentences } from '../../sentences.ts'

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
  closeAccountingPeriod: 'Clôturer un mois comptable : plus rien ne peut y être comptabilisé',
  reopenAccountingPeriod: 'Rouvrir un mois comptable clôturé ; le motif est conservé',
  postManualJournal:
    'Passer une écriture de débits et crédits sur les comptes propres d’une entité',
  reverseTransfer: 'Extourner une écriture par une écriture inverse qui la désigne',
  recordReceipt: 'Enregistrer de l’argent reçu et l’affecter à ce que le payeur indique',
  recordReceipts:
    'Enregistrer plusieurs sommes reçues d’un coup et les affecter à ce que les payeurs indiquent',
  reverseReceipt: 'Annuler un encaissement ; ce qu’il réglait est de nouveau ouvert à son échéance',
  allocateReceipt: 'Affecter un encaissement ou un autre crédit d’un client à des factures',
  unapplyAllocation: 'Désaffecter de l’argent d’une facture ; l’écriture reste et est extournée',
  applyPayments:
    'Affecter l’argent en attente et les crédits des clients à ce qu’ils doivent, selon les règles',
  moveCredit:
    'Donner l’argent non identifié, ou celui d’un autre client, au client à qui il revient',
  keepOnAccount: 'Garder de l’argent non affecté comme crédit du client',
  writeOffDifference: 'Abandonner le petit reliquat d’une facture, avec un motif',
  assignSuspense: 'Indiquer qui recherche à qui appartient l’argent non identifié',
  setAllocationPolicy: 'Fixer dans quel ordre l’argent est affecté et quels écarts sont tolérés',
  defineReceivableReasons:
    'Définir les motifs d’abandon, de rejet, de remboursement et autres exceptions',
  openDeposit: 'Ouvrir une remise de chèques et d’espèces avec son total de contrôle',
  addToDeposit: 'Ajouter des chèques et espèces reçus à une remise',
  removeFromDeposit: 'Retirer des chèques et espèces d’une remise ouverte',
  closeDeposit: 'Clore une remise dont le compte est juste et la comptabiliser en banque',
  attachReceiptImage: 'Conserver l’image d’un chèque avec son encaissement',
  returnPayment:
    'Comptabiliser un paiement rejeté : rouvrir les factures, facturer les frais, bloquer le mode, créer une tâche',
  setReturnFee: 'Fixer ce qu’un paiement rejeté coûte au client',
  raiseReceivableTasks:
    'Créer des tâches pour l’argent non affecté, non identifié ou non rapproché et les remises ouvertes',
  setPaymentPlanPolicy:
    'Fixer les limites des plans de paiement, leur tolérance, exigibilité anticipée, frais et intérêts',
  agreePaymentPlan: 'Convenir d’un plan de paiement : des échéances pour ce qu’un client doit',
  'payment-plan-requests':
    'Plans de paiement que des clients ont demandés sur leurs pages, et la réponse donnée',
  requestPaymentPlan: 'Demander un plan de paiement pour un compte propre',
  withdrawPlanRequest: 'Retirer ce qui a été demandé comme plan de paiement',
  declinePlanRequest: 'Refuser un plan de paiement demandé par un client, avec la réponse',
  cancelPaymentPlan: 'Annuler un plan de paiement ; ce qui reste ouvert redevient dû comme avant',
  importRemittance: 'Prendre l’avis de paiement d’un payeur : X12 820, CSV, e-mail, PDF ou texte',
  enterRemittance: 'Saisir quelles factures règle le paiement d’un client, et ce qui en est retenu',
  correctRemittance:
    'Corriger un avis avant l’arrivée de son argent : payeur, documents et montants',
  matchRemittance:
    'Indiquer à quel argent se rapporte un avis, et l’affecter comme le disent ses lignes',
  settleRemittanceLine: 'Régler une ligne discordante : sur la facture visée, ou laissée au compte',
  undoRemittance:
    'Désaffecter l’argent d’un avis de ses factures ; l’avis attend de nouveau son argent',
  openRemittanceFile:
    'Ouvrir le fichier dans lequel un payeur a envoyé un avis ; le journal dit qui l’a vu',
  cancelRemittance: 'Annuler un avis qui attend l’argent en vain, ou reçu deux fois',
  workRemittances: 'Chercher l’argent des avis parmi ce qui est non identifié ou non affecté',
  defineRemittanceMappings: 'Définir ce que signifient les colonnes du CSV d’avis d’un payeur',
}
