import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/statements/$number',
  section: 'documents',
  page: lazyRouteComponent(() => import('../pages/letter-file.tsx'), 'StatementPage'),
  linkedBy: ['statements.statementId'],
}
