import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: people, the log and other systems. */
export const system: Sentences = {
  schedules: 'Ce qui se fait tout seul chaque jour, et le dernier résultat',
  'bulk-runs':
    'Une commande sur de nombreuses lignes : qui, quoi, où on en est ; les plus récentes d’abord',
  'bulk-rows': 'Lignes des traitements par lot, et le résultat de chacune',
  'failed-jobs': 'Tâches abandonnées et tâches relancées après un échec',
  'saved-views': 'Vues de listes enregistrées',
  'api-keys': 'Clés des programmes, sans leurs secrets',
  'command-log':
    'Chaque écriture : qui, quoi, quand, avec quelle saisie et quel résultat ; les plus récentes d’abord',
  'change-log': 'Chaque modification, avant → après, par objet ; les plus récentes d’abord',
  'log-blocks':
    'Sceaux du journal : gardez le dernier ailleurs, et personne ne pourra réécrire ce qui précède',
  'retention-periods': 'Combien de mois chaque donnée est conservée',
  'legal-holds': 'Clients dont rien ne peut être effacé',
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
}
