import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in German. */
export const instalments: Labels = {
  'payment-terms': 'Zahlungsbedingungen',
  'payment-terms-uses': 'Verwendete Zahlungsbedingungen',
  terms: 'Zahlungsbedingungen',
  scopeId: 'Gilt für (Kennung)',
  nextDueOn: 'Nächste Fälligkeit',
  discount: 'Skonto',
  overpaid: 'Überzahlt',
  definePaymentTerms: 'Zahlungsbedingungen anlegen',
  setPaymentTerms: 'Zahlungsbedingungen zuordnen',
  'payment-plans': 'Ratenpläne',
  'payment-plan-instalments': 'Raten der Ratenpläne',
  'payment-plan-policies': 'Regeln für Ratenpläne',
  agreedOn: 'Vereinbart am',
  planId: 'Plan',
  planState: 'Stand des Plans',
  missedOn: 'Versäumt am',
  graceDays: 'Karenztage',
  acceleration: 'Fällig bei Verzug',
  feeDocument: 'Beleg der Gebühr',
  instalment: 'Rate',
  instalments: 'Raten',
  mostInstalments: 'Raten höchstens',
  mostDays: 'Tage höchstens',
  leastInstalment: 'Kleinste Rate',
  planFee: 'Gebühr des Plans',
  interestPercent: 'Zinsen (% im Jahr)',
  feeTaxClass: 'Steuerklasse der Gebühr',
  firstOn: 'Erste am',
  everyMonths: 'Alle (Monate)',
  tell: 'Kunden schreiben',
  setPaymentPlanPolicy: 'Regeln für Ratenpläne festlegen',
  agreePaymentPlan: 'Ratenplan vereinbaren',
  cancelPaymentPlan: 'Ratenplan kündigen',
  workPaymentPlans: 'Versäumte Raten suchen',
}

/** What they can be, in German. */
export const instalmentValues: Labels = {
  overpaid: 'Überzahlt',
  defaulted: 'In Verzug',
  all: 'Alles',
}
