import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/data-protection/$number',
  section: 'customers',
  page: lazyScreen(() => import('../pages/data-protection.tsx'), 'DataProtectionPage'),
}
