import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: meters and usage. */
export const usage: Sentences = {
  channels: 'Cadrans des compteurs sur les sites',
  reads: 'Index relevés ; pour chaque date, la dernière révision non annulée fait foi',
  'usage-events': 'Événements de consommation tels que reçus',
  'rejected-usage': 'Consommation refusée, en attente d’un traitement',
  'usage-imports': 'Fichiers de consommation reçus, essayés et repris',
  'usage-voids':
    'Consommation qui ne compte plus : par qui, pourquoi et par quoi elle a été remplacée',
  'interval-days':
    'Courbes de charge jour par jour ; pour chaque jour, la dernière révision non annulée fait foi',
  defineChannels:
    'Ajouter des cadrans de compteurs sur des sites, ou fixer la date de dépose de l’un d’eux',
  recordReads:
    'Enregistrer des index ; une autre valeur pour une date devient sa révision suivante',
  recordIntervals:
    'Enregistrer des jours de courbe de charge ; un jour renvoyé avec d’autres valeurs est remplacé',
  recordUsageEvents:
    'Enregistrer des événements de consommation ; un événement renvoyé ne change rien',
  fixRejectedUsage: 'Corriger une ligne de consommation refusée et l’enregistrer',
  replayRejectedUsage:
    'Enregistrer de nouveau des lignes refusées : choisies, par type, code ou compte, ou toutes',
  discardRejectedUsage: 'Écarter des lignes de consommation refusées, avec un motif',
  voidReads: 'Annuler des relevés erronés, avec un motif ; ce qui en était facturé est corrigé',
  voidUsageEvents:
    'Annuler des événements de consommation erronés, avec un motif ; ce qui en a été facturé est corrigé',
  replaceUsageEvent:
    'Annuler un événement de consommation erroné et enregistrer le bon à sa place, avec un motif',
  moveOut:
    'Enregistrer le départ d’un client : derniers index, fin de ce qui court ; le site reste vacant',
  moveIn:
    'Enregistrer l’arrivée d’un client sur un site vacant : compteurs, premiers index, contrat et abonnements',
  transferService:
    'Enregistrer le départ d’un client et l’arrivée d’un autre le même jour, au même index',
  correctMoveReads:
    'Corriger ce que montraient vraiment les cadrans le jour d’un déménagement, pour le partant et l’arrivant',
  recordMoves:
    'Enregistrer de nombreux déménagements : un départ, ou un départ et une arrivée le même jour',
  receiveUsageImport:
    'Recevoir un fichier de consommation et voir ce que c’est ; rien n’en est encore enregistré',
  checkUsageImport:
    'Essayer chaque ligne d’un fichier de consommation reçu, sans en enregistrer aucune',
  commitUsageImport: 'Enregistrer les lignes d’un fichier de consommation essayé',
  cancelUsageImport: 'Arrêter un import de consommation ; les lignes enregistrées le restent',
  undoUsageImport:
    'Reprendre ce qu’un import de consommation a apporté, avec un motif ; ce qui était facturé est corrigé',
  saveUsageMapping: 'Enregistrer comment se lisent les fichiers d’un émetteur de consommation',
  removeUsageMapping: 'Supprimer une façon enregistrée de lire des fichiers de consommation',
  recordUsageBatch:
    'Enregistrer des lignes d’un fichier de consommation et dire de qui la consommation a changé',
}
