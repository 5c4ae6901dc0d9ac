import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/plans/$number',
  section: 'catalog',
  page: lazyRouteComponent(() => import('../pages/plan.tsx'), 'PlanPage'),
  linkedBy: ['plan'],
}
