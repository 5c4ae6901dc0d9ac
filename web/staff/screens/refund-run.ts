import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/refund-runs/$number',
  section: 'cash',
  page: lazyScreen(() => import('../pages/refund-run.tsx'), 'RefundRunPage'),
  linkedBy: ['refund-runs.run', 'refund-run-refunds.run'],
}
