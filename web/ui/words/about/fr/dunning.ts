import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in French: reminders and late charges. */
export const dunning: Sentences = {
  'item-freezes':
    'Parties de postes ouverts non réclamées : contestées, promises, échelonnées, rejetées',
  'dunning-policies': 'Politiques de relance, par date d’effet',
  'policy-uses': 'Quelle politique de relance ou de frais de retard s’applique à qui, par date',
  'dunning-holds': 'Clients et documents qui ne sont pas relancés, avec le motif et la date de fin',
  'dunning-runs': 'Campagnes de relances et de frais de retard, les plus récentes d’abord',
  'dunning-outcomes': 'Ce qu’une campagne de relance propose pour chaque client, ou pourquoi rien',
  'dunning-left-out':
    'Ce qui est en retard et qu’une campagne de relance n’a pas réclamé en entier, et pourquoi',
  'dunning-notices': 'Relances envoyées, les plus récentes d’abord',
  'dunning-notice-items': 'Ce que chaque relance réclamait, poste par poste',
  'late-charge-policies': 'Frais appliqués en cas de retard, par date d’effet',
  'reference-rates': 'Taux d’intérêt de référence, par date d’effet',
  'rate-caps': 'Maximum légal par an, selon le lieu de résidence du client',
  'late-charges': 'Intérêts et forfaits facturés sur des postes, avec leur calcul',
  'late-charge-waivers': 'Frais et intérêts de retard remis, avec le motif',
  defineDunningPolicies:
    'Définir par quelles étapes les impayés sont réclamés aux clients, à partir d’un jour',
  usePolicies:
    'Fixer quelle politique de relance ou de frais de retard s’applique à qui, à partir d’un jour',
  holdDunning:
    'Suspendre les relances à des clients, ou sur un document, avec le motif et la date de fin',
  liftDunningHolds: 'Relancer de nouveau des clients épargnés par une suspension',
  defineLateChargePolicies:
    'Définir ce qui est facturé sur les impayés : intérêts, forfaits, minimums, par date',
  setReferenceRates:
    'Saisir des taux d’intérêt de référence, comme celui de la BCE chaque semestre',
  setRateCaps: 'Saisir le taux annuel maximal permis par la loi, par pays et région',
  startLateChargeRun:
    'Calculer frais et intérêts de retard sur les impayés et paiements tardifs ; rien n’est encore facturé',
  waiveLateCharges:
    'Remettre par un avoir les frais et intérêts de retard d’un document, avec le motif',
  startDunningRun:
    'Préparer les relances aux clients en retard de paiement ; rien n’est encore envoyé',
  approveDunningRun: 'Approuver les courriers ou frais proposés par une campagne de relance',
  sendDunningRun:
    'Envoyer les courriers d’une campagne de relance approuvée, ou facturer ses frais',
  cancelDunningRun: 'Abandonner une campagne de relance dont rien n’a été envoyé',
  resumeDunningRun: 'Reprendre les parties inachevées d’une campagne de relance',
}
