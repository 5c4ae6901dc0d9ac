import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/placements/$number',
  section: 'collections',
  page: lazyScreen(() => import('../pages/placement.tsx'), 'PlacementPage'),
  linkedBy: ['placementId'],
}
