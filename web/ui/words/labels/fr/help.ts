import type { Labels } from '../labels.ts'

/** What helps to fill fields in, in French. */
export const fieldHelp: Labels = {
  accountNumber: 'Tel qu’il figure sur les factures du client, p. ex. A-100023',
  reason: 'Gardé avec l’écriture ; un auditeur le lit',
  note: 'Pour les collègues ; aucun client ne le voit',
  on: 'Le jour où cela compte dans les livres',
  'openDispute.accountNumber': 'Seulement pour une facture groupée : de qui est la section',
  'definePaymentTerms.rule':
    'Par exemple net 30, eom (fin de mois), 30 eom 10, day 15 (le 15), 2% 10, net 30 ou 1/3 net 0, 1/3 net 30, 1/3 net 60',
  'openDispute.amount': 'Vide : tout ce qui reste de la ligne ou du document',
  'openDispute.dueOn': 'Vide : selon la cause',
  'openDispute.owner': 'Vide : selon la cause, ou vous',
  'decideDispute.granted': '0.00 : rien ; tout le montant contesté : en totalité',
  'decideDispute.graceDays':
    'Pendant combien de jours le montant refusé n’est pas réclamé ; vide : selon la cause',
  'startDunningRun.on':
    'Le jour de référence : ce qui est en retard ce jour-là est réclamé ; vide : aujourd’hui',
  'startLateChargeRun.on': 'Intérêts et frais sont calculés jusqu’à ce jour ; vide : aujourd’hui',
  fromOn: 'Premier jour',
  untilOn: 'Premier jour sans ; vide : sans fin',
  startOn: 'Premier jour',
  endOn: 'Premier jour sans ; vide : sans fin',
  effectiveOn: 'À partir de ce jour ; les factures antérieures sont recomparées',
  issueOn: 'Date imprimée sur le document',
  through: 'Les périodes sont facturées jusqu’ici, ce jour exclu',
  currency: 'Code ISO, p. ex. EUR',
  amount: 'Avec un point pour les décimales, p. ex. 12.50',
  unitPrice: 'Prix d’une unité, jusqu’à 12 décimales',
  percent: 'P. ex. 7.5',
  reference: 'Le nom que lui donne le payeur ou l’autre système',
  rebill: 'Refacturer les mêmes périodes au prochain lot',
  invoice: 'Numéro de la facture',
  document: 'Numéro du document',
  email: 'En minuscules',
  cycleCode: 'Le calendrier de facturation du client',
  scopes: 'Droits tels que documents.read ; * pour tous',
  upTo: 'Jusqu’à cette quantité incluse ; vide : sans fin',
}
