import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in German. */
export const instalments: Labels = {
  'payment-terms': 'Zahlungsbedingungen',
  'payment-terms-uses': 'Verwendete Zahlungsbedingungen',
  terms: 'Zahlungsbedingungen',
  scopeId: 'Gilt für (Kennung)',
  nextDueOn: 'Nächste Fälligkeit',
  overpaid: 'Überzahlt',
  definePaymentTerms: 'Zahlungsbedingungen anlegen',
  setPaymentTerms: 'Zahlungsbedingungen zuordnen',
}

/** What they can be, in German. */
export const instalmentValues: Labels = {
  overpaid: 'Überzahlt',
}
