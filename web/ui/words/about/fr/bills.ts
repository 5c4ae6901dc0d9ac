import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: bill runs and documents. */
export const bills: Sentences = {
  'bill-runs': 'Facturations, les plus récentes d’abord',
  'bill-run-accounts': 'Ce qu’est devenu chaque compte dans chaque facturation',
  'bill-run-exceptions': 'Anomalies à examiner avant d’émettre une facturation',
  documents: 'Factures et avoirs émis, les plus récents d’abord',
  'document-lines': 'Lignes des documents émis, chacune avec son calcul',
  'billed-before': 'Montants facturés par mois, produit et prestation, corrections comprises',
  incidents:
    'Erreurs touchant de nombreux documents, corrigées sous une seule approbation, les plus récentes d’abord',
  'incident-documents':
    'Pour chaque document d’un incident : son montant, ce qui change et ce qui l’a corrigé',
  'usage-alerts': 'Seuils de consommation ou de dépense surveillés',
  'usage-alert-notices': 'Seuils atteints, une fois par alerte et par période',
  'carried-balances':
    'Ce que les prestations gardent pour les périodes suivantes : unités gratuites, énergie en réserve, pointes, mensualités',
  startBillRun: 'Sélectionner les comptes d’un cycle et lancer le calcul de leurs factures',
  decideExceptions:
    'Accepter des anomalies d’une facturation, ou exclure leurs comptes de l’émission',
  refreshBillRun: 'Recalculer les projets dont les données ont changé depuis',
  approveBillRun: 'Approuver pour émission les projets vérifiés d’une facturation',
  issueBillRun: 'Émettre les documents d’une facturation approuvée',
  redateBillRun:
    'Donner une autre date d’émission à une facturation ; ses projets sont recalculés et approuvés de nouveau',
  cancelBillRun: 'Annuler une facturation dont rien n’a été émis',
  resumeBillRun: 'Reprendre les parties inachevées d’une facturation',
  issueCreditNote: 'Créditer des lignes, des quantités ou un montant d’une facture émise',
  voidInvoice: 'Annuler une facture émise par un avoir, à refacturer ou non',
  issueDebitNote:
    'Facturer des montants donnés par une note de débit, sur une facture ou pour un compte',
  undoCreditNote: 'Annuler un avoir accordé par erreur',
  startNumberSeries: 'Poursuivre la numérotation d’une année venue d’un autre système',
  recalculateBudgets: 'Recalculer les mensualités d’après le coût des douze derniers mois',
  startRebill:
    'Refacturer une série de périodes : montrer avant et après, à approuver puis émettre',
  startIncident:
    'Sélectionner les documents erronés pour une même cause et calculer leur correction',
  approveIncident: 'Approuver en une fois ce qui corrige les documents d’un incident',
  issueIncident: 'Émettre les documents d’un incident approuvé',
  cancelIncident: 'Abandonner un incident dont rien n’a été émis',
  startProgressiveRun:
    'Facturer en cours de période la consommation qui atteint le montant fixé pour l’abonnement',
  addUsageAlerts: 'Surveiller des seuils de consommation ou de dépense, ou modifier une alerte',
  endUsageAlerts: 'Mettre fin à des alertes ; leurs avis restent',
}
