import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: reminders and late charges. */
export const dunning: Sentences = {
  'item-freezes':
    'Parties de postes ouverts non réclamées : contestées, promises, échelonnées, rejetées',
  'dunning-policies': 'Politiques de relance, par date d’effet',
  'policy-uses': 'Quelle politique de relance ou de frais de retard s’applique à qui, par date',
  'dunning-holds': 'Clients et documents qui ne sont pas relancés, avec le motif et la date de fin',
  'dunning-runs': 'Campagnes de relances et de frais de retard, les plus récentes d’abord',
  'dunning-outcomes': 'Ce qu’une campagne de relance propose pour chaque client, ou pourquoi rien',
  'dunning-notices': 'Relances envoyées, les plus récentes d’abord',
  'dunning-notice-items': 'Ce que chaque relance réclamait, poste par poste',
  'late-charge-policies': 'Frais appliqués en cas de retard, par date d’effet',
  'reference-rates': 'Taux d’intérêt de référence, par date d’effet',
  'rate-caps': 'Maximum légal par an, selon le lieu de résidence du client',
  'late-charges': 'Intérêts et forfaits facturés sur des postes, avec leur calcul',
  'late-charge-waivers': 'Frais et intérêts de retard remis, avec le motif',
}
