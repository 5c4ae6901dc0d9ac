import type { Words } from './en.ts'

export const fr: Words = {
  skip: 'Aller au contenu',
  failures: {
    '400': 'Cette adresse n’est pas comprise',
    '403': 'Non autorisé',
    '404': 'Introuvable',
    '405': 'Ici on ne peut que lire',
    '421': 'Ce serveur n’est pas le bon',
    '500': 'Quelque chose est cassé',
    '503': 'Indisponible pour le moment',
  },
  failure: {
    back: 'Aller à l’aperçu',
    request: 'Requête {id}',
    broken: 'C’est notre faute, pas la vôtre. Le journal en a le détail sous le numéro ci-dessous.',
  },
}
