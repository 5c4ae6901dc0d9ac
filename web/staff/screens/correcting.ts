import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/correct/$number',
  section: 'documents',
  page: lazyScreen(() => import('../pages/correcting.tsx'), 'CorrectingPage'),
}
