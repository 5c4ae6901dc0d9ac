import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in Spanish. */
export const instalments: Labels = {
  'payment-terms': 'Condiciones de pago',
  'payment-terms-uses': 'Condiciones de pago aplicadas',
  terms: 'Condiciones de pago',
  scopeId: 'Vale para (id)',
  nextDueOn: 'Próximo vencimiento',
  overpaid: 'Pagado de más',
  definePaymentTerms: 'Definir condiciones de pago',
  setPaymentTerms: 'Aplicar condiciones de pago',
}

/** What they can be, in Spanish. */
export const instalmentValues: Labels = {
  overpaid: 'Pagado de más',
}
