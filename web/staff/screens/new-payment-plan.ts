import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/new-payment-plan',
  section: 'collections',
  page: lazyScreen(() => import('../pages/new-payment-plan.tsx'), 'NewPaymentPlanPage'),
  menu: {
    title: {
      en: 'Agree a payment plan',
      fr: 'Convenir d’un plan de paiement',
      es: 'Acordar un plan de pago',
      de: 'Ratenplan vereinbaren',
    },
    permission: 'plans.agree',
  },
  makes: { agreePaymentPlan: '' },
  takes: { accountNumber: 'account' },
}
