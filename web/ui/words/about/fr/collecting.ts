import type { Sentences } from '../../sentences.ts'

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
  finishTask: 'Clore une tâche, avec son résultat',
  assignTask: 'Indiquer qui s’occupe d’une tâche',
  'retry-rules':
    'Combien de jours après un paiement manqué a lieu la tentative suivante ; pour une date vaut la dernière révision',
  setRetryRules:
    'Dire combien de jours après et combien de fois un paiement manqué est tenté à nouveau',
  setContactRules:
    'Fixer quand et combien de fois les clients d’un pays peuvent être contactés sur leurs impayés',
  recordOptOuts:
    'Enregistrer par quels canaux des clients ne veulent pas être contactés, ou peuvent l’être de nouveau',
  recordPromise:
    'Enregistrer ce qu’un client a promis de payer et pour quand ; ce n’est pas réclamé entre-temps',
  cancelPromise: 'Annuler une promesse de paiement en cours, avec le motif',
  evaluatePromises:
    'Voir d’après l’argent reçu quelles promesses sont tenues ou rompues, page par page',
  refreshCollectionQueue: 'Recalculer qui appeler d’abord, page de comptes par page',
  setCollectionStrategy: 'Fixer par quelles étapes sont suivis les clients d’un segment',
  logContact: 'Saisir un appel ou une visite : issue, prochaine date, promesses et demandes',
  defineCollectionAgencies: 'Définir des agences de recouvrement et tribunaux, ou les modifier',
  setAgencyCommission:
    'Fixer la part d’une agence sur l’argent venu par elle, et sur celui qui nous vient directement',
  placeWithAgency: 'Remettre les impayés d’un client à une agence ou un tribunal, avec les preuves',
  recallPlacement:
    'Reprendre à une agence ou un tribunal ce qui lui a été remis : nous le suivons de nouveau',
  packEvidence: 'Réunir à nouveau les preuves d’une remise, à côté de celles déjà transmises',
  recordAgencyCollection:
    'Enregistrer ce qu’un client a payé à l’agence : cela règle les postes remis, les plus anciens d’abord',
  bookAgencyCommission:
    'Comptabiliser la part de l’agence sur l’argent qui a réglé des postes remis, chaque paiement une fois',
  recordAgencyRemittance:
    'Comptabiliser ce qu’une agence a reversé et ce qu’elle a gardé comme commission',
  setSuspensionRule:
    'Fixer le préavis qu’un pays ou une région exige avant de suspendre la fourniture',
  startSuspension: 'Annoncer à un client la suspension de la fourniture pour impayés',
  advanceSuspensions: 'Franchir les étapes des suspensions dont le jour est venu, page par page',
  stopSuspension: 'Arrêter une suspension qui n’a pas été exécutée',
  recordSuspension: 'Enregistrer que le service technique a suspendu la fourniture',
  recordReconnection: 'Enregistrer que le service technique a rétabli la fourniture',
}
