import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/payment-plans/$number',
  section: 'collections',
  page: lazyScreen(() => import('../pages/payment-plan.tsx'), 'PaymentPlanPage'),
  linkedBy: ['planId'],
}
