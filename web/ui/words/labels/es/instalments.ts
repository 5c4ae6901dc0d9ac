import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in Spanish. */
export const instalments: Labels = {
  'payment-terms': 'Condiciones de pago',
  'payment-terms-uses': 'Condiciones de pago aplicadas',
  terms: 'Condiciones de pago',
  scopeId: 'Vale para (id)',
  nextDueOn: 'Próximo vencimiento',
  discount: 'Descuento por pronto pago',
  overpaid: 'Pagado de más',
  definePaymentTerms: 'Definir condiciones de pago',
  setPaymentTerms: 'Aplicar condiciones de pago',
  'payment-plans': 'Planes de pago',
  'payment-plan-instalments': 'Plazos de planes de pago',
  'payment-plan-policies': 'Reglas de planes de pago',
  agreedOn: 'Acordado el',
  planId: 'Plan',
  planState: 'Estado del plan',
  missedOn: 'Incumplido el',
  graceDays: 'Días de gracia',
  acceleration: 'Exigible por impago',
  feeDocument: 'Documento de gastos',
  instalment: 'Plazo',
  instalments: 'Plazos',
  mostInstalments: 'Máximo de plazos',
  mostDays: 'Máximo de días',
  leastInstalment: 'Plazo mínimo',
  planFee: 'Gastos del plan',
  interestPercent: 'Interés (% al año)',
  feeTaxClass: 'Clase fiscal de los gastos',
  firstOn: 'Primero el',
  everyMonths: 'Cada (meses)',
  tell: 'Informar al cliente',
  setPaymentPlanPolicy: 'Fijar las reglas de los planes de pago',
  agreePaymentPlan: 'Acordar un plan de pago',
  cancelPaymentPlan: 'Anular un plan de pago',
  workPaymentPlans: 'Buscar plazos incumplidos',
}

/** What they can be, in Spanish. */
export const instalmentValues: Labels = {
  overpaid: 'Pagado de más',
  defaulted: 'Incumplido',
  all: 'Todo',
}
