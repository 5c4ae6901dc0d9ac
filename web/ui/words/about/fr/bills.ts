import type { Sentences } from '../sentences.ts'

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
}
