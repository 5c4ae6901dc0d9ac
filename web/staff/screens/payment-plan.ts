import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/payment-plans/$number',
  section: 'collections',
  page: lazyRouteComponent(() => import('../pages/payment-plan.tsx'), 'PaymentPlanPage'),
  linkedBy: ['planId'],
}
