import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/runs/$number',
  section: 'billRuns',
  page: lazyScreen(() => import('../pages/run.tsx'), 'RunPage'),
  linkedBy: ['run', 'bill-runs.number'],
}
