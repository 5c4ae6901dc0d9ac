import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/change/$number',
  section: 'contracts',
  page: lazyRouteComponent(() => import('../pages/change.tsx'), 'ChangePage'),
}
