import { lazyRouteComponent } from '@tanstack/react-router'
import type { Screen } from '../screen.ts'

export const screen: Screen = {
  path: '/statement-runs/$number',
  section: 'documents',
  page: lazyRouteComponent(() => import('../pages/statement-run.tsx'), 'StatementRunPage'),
  linkedBy: ['statementRun'],
}
