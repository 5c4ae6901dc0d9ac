import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: following up what is owed. */
export const collecting: Sentences = {
  'collection-queue': 'Qui appeler d’abord : clients en retard de paiement, par risque et montant',
  promises: 'Ce que les clients ont promis de payer, par jour',
  'collection-strategies':
    'Par quelles étapes les clients sont suivis ; la dernière révision fait foi',
  tasks: 'Ce qu’il faut examiner sur l’argent ou les retards, par échéance',
  'credit-limits': 'Limites de crédit ; pour chaque date, la dernière révision fait foi',
  'credit-holds': 'Blocages de vente posés par des personnes',
  'credit-releases': 'Ventes autorisées au-delà de la limite, jusqu’à un jour donné',
  'collection-agencies': 'Agences de recouvrement et tribunaux',
  placements: 'Ce qui a été remis à des agences et tribunaux, par jour',
  'placement-file':
    'Postes chez les agences et tribunaux, et leurs débiteurs : le fichier qu’ils reçoivent',
  'agency-commissions':
    'Commission des agences sur les sommes qui ont réglé ce qui leur a été remis',
  suspensions: 'Suspensions de fourniture, du préavis au rétablissement',
  'suspension-rules':
    'Préavis exigés selon le lieu ; pour chaque date, la dernière révision fait foi',
}
