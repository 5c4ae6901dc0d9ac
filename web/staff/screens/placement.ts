import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/placements/$number',
  section: 'collections',
  page: lazyRouteComponent(() => import('../pages/placement.tsx'), 'PlacementPage'),
  linkedBy: ['placementId'],
}
