import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/correct/$number',
  section: 'documents',
  page: lazyRouteComponent(() => import('../pages/correcting.tsx'), 'CorrectingPage'),
}
