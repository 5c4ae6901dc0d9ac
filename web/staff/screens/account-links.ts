import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/account-links/$number',
  section: 'customers',
  page: lazyRouteComponent(() => import('../pages/account-links.tsx'), 'AccountLinksPage'),
}
