import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/change/$number',
  section: 'contracts',
  page: lazyScreen(() => import('../pages/change.tsx'), 'ChangePage'),
}
