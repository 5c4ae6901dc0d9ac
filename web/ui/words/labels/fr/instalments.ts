import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in French. */
export const instalments: Labels = {
  'payment-terms': 'Conditions de paiement',
  'payment-terms-uses': 'Conditions de paiement appliquées',
  terms: 'Conditions de paiement',
  scopeId: 'S’applique à (identifiant)',
  nextDueOn: 'Prochaine échéance',
  discount: 'Escompte',
  overpaid: 'Trop payé',
  definePaymentTerms: 'Définir des conditions de paiement',
  setPaymentTerms: 'Appliquer des conditions de paiement',
  'payment-plans': 'Plans de paiement',
  'payment-plan-instalments': 'Échéances des plans de paiement',
  'payment-plan-policies': 'Règles des plans de paiement',
  agreedOn: 'Convenu le',
  planId: 'Plan',
  planState: 'État du plan',
  missedOn: 'Manquée le',
  graceDays: 'Jours de grâce',
  acceleration: 'Exigible en cas de défaut',
  feeDocument: 'Document des frais',
  instalment: 'Échéance',
  instalments: 'Échéances',
  mostInstalments: 'Échéances au plus',
  mostDays: 'Jours au plus',
  leastInstalment: 'Plus petite échéance',
  planFee: 'Frais du plan',
  interestPercent: 'Intérêts (% par an)',
  feeTaxClass: 'Catégorie fiscale des frais',
  firstOn: 'Première le',
  everyMonths: 'Tous les (mois)',
  tell: 'Informer le client',
  setPaymentPlanPolicy: 'Fixer les règles des plans de paiement',
  agreePaymentPlan: 'Convenir d’un plan de paiement',
  cancelPaymentPlan: 'Annuler un plan de paiement',
  workPaymentPlans: 'Chercher les échéances manquées',
}

/** What they can be, in French. */
export const instalmentValues: Labels = {
  overpaid: 'Trop payé',
  defaulted: 'En défaut',
  all: 'Tout',
}
