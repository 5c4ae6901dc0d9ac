import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/payouts/$number',
  section: 'cash',
  page: lazyScreen(() => import('../pages/payout.tsx'), 'PayoutPage'),
  linkedBy: ['payouts.payoutId', 'payout-lines.payoutId'],
}
