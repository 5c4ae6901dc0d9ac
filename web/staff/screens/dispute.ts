import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/disputes/$number',
  section: 'disputes',
  page: lazyScreen(() => import('../pages/dispute.tsx'), 'DisputePage'),
  linkedBy: ['case', 'dispute'],
}
