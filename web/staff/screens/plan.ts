import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/plans/$number',
  section: 'catalog',
  page: lazyScreen(() => import('../pages/plan.tsx'), 'PlanPage'),
  linkedBy: ['plan'],
}
