import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/messages/$number',
  section: 'documents',
  page: lazyRouteComponent(() => import('../pages/message.tsx'), 'MessagePage'),
  linkedBy: ['messageId', 'replaces'],
}
