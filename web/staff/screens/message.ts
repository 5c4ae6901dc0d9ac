import { lazyScreen } from '../lazy-screen.ts'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/messages/$number',
  section: 'documents',
  page: lazyScreen(() => import('../pages/message.tsx'), 'MessagePage'),
  linkedBy: ['messageId', 'replaces'],
}
