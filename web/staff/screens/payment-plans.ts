import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/payment-plans',
  section: 'collections',
  page: lazyScreen(() => import('../pages/payment-plans.tsx'), 'PaymentPlansPage'),
  menu: {
    title: {
      en: 'Payment plans',
      fr: 'Plans de paiement',
      es: 'Planes de pago',
      de: 'Ratenpläne',
    },
    permission: 'receipts.read',
  },
}
