import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/payouts/$number',
  section: 'cash',
  page: lazyRouteComponent(() => import('../pages/payout.tsx'), 'PayoutPage'),
  linkedBy: ['payouts.payoutId', 'payout-lines.payoutId'],
}
