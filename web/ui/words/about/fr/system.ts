import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: people, the log and other systems. */
export const system: Sentences = {
  schedules: 'Ce qui se fait tout seul chaque jour, et le dernier résultat',
  'bulk-runs':
    'Une commande sur de nombreuses lignes : qui, quoi, où on en est ; les plus récentes d’abord',
  'bulk-rows': 'Lignes des traitements par lot, et le résultat de chacune',
  'data-imports': 'Fichiers de clients, contrats, prix et autres reçus, essayés et repris',
  receiveDataFile: 'Recevoir un fichier CSV d’un import de données ; rien n’en est encore repris',
  tryDataImport: 'Essayer chaque ligne des fichiers d’un import, sans rien reprendre',
  commitDataImport: 'Reprendre les lignes d’un import de données qui a été essayé',
  cancelDataImport: 'Arrêter un import de données ; les lignes reprises le restent',
  'failed-jobs': 'Tâches abandonnées et tâches relancées après un échec',
  'saved-views': 'Vues de listes enregistrées',
  'api-keys': 'Clés des programmes, sans leurs secrets',
  'command-log':
    'Chaque écriture : qui, quoi, quand, avec quelle saisie et quel résultat ; les plus récentes d’abord',
  'change-log': 'Chaque modification, avant → après, par objet ; les plus récentes d’abord',
  'log-blocks':
    'Sceaux du journal : gardez le dernier ailleurs, et personne ne pourra réécrire ce qui précède',
  'proof-runs':
    'Quand toutes les preuves ont été lancées, par qui, et quels énoncés étaient faux ; les plus récentes d’abord',
  'document-blocks':
    'Sceaux des documents émis : gardez ailleurs le dernier de chaque série, et personne ne peut modifier un document à l’insu de tous',
  'retention-periods': 'Combien de mois chaque donnée est conservée',
  'legal-holds': 'Clients dont rien ne peut être effacé',
  'data-copies':
    'Copies de tout ce qui est conservé d’un client : pourquoi, pour qui et jusqu’à quand ; les plus récentes d’abord',
  erasures:
    'Ce qui a été effacé, pourquoi, par qui, et ce que la loi conserve ; les plus récents d’abord',
  'erasure-candidates':
    'Clients dont le dernier abonnement a pris fin au-delà de la durée de conservation',
  people: 'Personnes qui se connectent : personnel et utilisateurs des clients',
  'person-roles': 'Rôles des personnes, avec leur début et leur fin',
  'approval-requests':
    'Demandes soumises à une seconde personne, avec leur effet ; les plus récentes d’abord',
  'security-alerts':
    'Personnes dont l’accès a servi depuis des réseaux différents en même temps ; les plus récentes d’abord',
  'webhook-endpoints': 'Systèmes informés des événements, sans leurs secrets',
  'webhook-events': 'Événements auxquels quelqu’un est abonné, les plus récents d’abord',
  'webhook-deliveries': 'Événements par destination, et s’ils sont arrivés',
  'webhook-attempts': 'Chaque tentative d’envoi : la réponse et sa durée',
  createApiKey:
    'Créer une clé par laquelle un programme utilise l’API ; son secret n’est montré qu’une fois',
  renewApiKey:
    'Donner à une clé un autre secret, montré cette seule fois ; le précédent cesse aussitôt',
  revokeApiKey: 'Mettre fin à une clé sur-le-champ : sa prochaine requête est refusée',
  setRetention:
    'Fixer pendant combien de mois sont conservés documents, mandats, clients et connexions',
  placeLegalHold: 'Empêcher d’effacer quoi que ce soit d’un client',
  releaseLegalHold: 'Mettre fin aux gels juridiques d’un client',
  makeDataCopy:
    'Établir une copie de tout ce qui est conservé d’un client qui la demande, en un seul fichier ; une tâche s’en charge',
  openDataCopy:
    'Ouvrir une copie de tout ce qui est conservé d’un client ; le journal dit qui l’a sortie',
  eraseAccount:
    'Effacer définitivement l’identité d’un client ; les documents émis restent jusqu’à leur terme',
  erasePerson: 'Effacer l’identité d’une personne désactivée ; ce qu’elle a fait reste, sans nom',
  invitePerson: 'Enregistrer une personne, avec un lien pour choisir son mot de passe',
  changePerson: 'Modifier l’adresse e-mail, le nom ou la langue d’une personne',
  disablePerson: 'Empêcher sur-le-champ une personne de se connecter et d’agir',
  enablePerson: 'Laisser une personne se connecter et agir de nouveau',
  grantRole: 'Attribuer un rôle à une personne, pour un temps ou jusqu’à son retrait',
  revokeRole: 'Retirer un rôle à une personne, sur-le-champ',
  defineRole: 'Définir ce qu’un rôle peut faire seul ou proposer, et jusqu’à quels montants',
  defineAuthorityRule:
    'Définir quand une action exige une seconde personne, et l’approbation de qui',
  delegateApproval: 'Laisser une autre personne approuver à votre place, jusqu’à un moment donné',
  endDelegation: 'Retirer le droit d’approuver à votre place',
  endSessions: 'Fermer d’un coup toutes les sessions d’une personne',
  makePasswordLink: 'Créer un lien pour choisir un nouveau mot de passe ; remettez-le vous-même',
  removeSecondFactor:
    'Retirer le second facteur et les clés d’accès d’une personne qui les a perdus',
  requestApproval: 'Soumettre une action qui exige une seconde personne, avec son effet',
  approveRequest: 'Approuver ce que quelqu’un d’autre a soumis, ce qui l’exécute',
  rejectRequest: 'Rejeter ce que quelqu’un a soumis, avec le motif',
  withdrawRequest: 'Retirer ce que vous avez soumis, avant toute décision',
  takeAnswer:
    'Retirer le secret de ce que vous avez soumis et qui a été approuvé ; il n’est montré que cette fois',
  runJobAgain: 'Relancer maintenant une tâche en échec, avec tous ses essais devant elle',
  setSchedules:
    'Fixer à partir de quelle heure se font chaque jour renouvellements, expirations de crédits et facturations progressives',
  prepareBulk: 'Essayer une action sur de nombreuses lignes d’une liste, sans rien modifier encore',
  carryOutBulk: 'Exécuter ce qui a été essayé ; chaque ligne indique son résultat',
  cancelBulk:
    'Arrêter un traitement par lot ; les lignes faites le restent, les autres sont laissées',
  saveView:
    'Enregistrer les filtres, l’ordre et les colonnes d’une liste sous un nom, pour vous ou pour tous',
  removeView: 'Supprimer une de vos vues enregistrées',
  addWebhookEndpoint:
    'Informer un autre système des événements par webhook ; le secret n’est montré qu’une fois',
  changeWebhookEndpoint:
    'Donner à une destination de webhooks une autre adresse, d’autres événements ou une autre description',
  rotateWebhookSecret:
    'Donner un nouveau secret à une destination de webhooks ; l’ancien signe encore quelques heures',
  disableWebhookEndpoint:
    'Ne plus rien envoyer à une destination de webhooks ; ce qui attend est gardé',
  enableWebhookEndpoint:
    'Envoyer de nouveau à une destination de webhooks, en commençant par ce qui attend',
  replayWebhooks: 'Renvoyer à une destination un événement, ou tous ceux d’un laps de temps',
  sendTestWebhook: 'Envoyer un message d’essai à une destination de webhooks',
}
