import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/disputes/$number',
  section: 'disputes',
  page: lazyRouteComponent(() => import('../pages/dispute.tsx'), 'DisputePage'),
  linkedBy: ['case', 'dispute'],
}
